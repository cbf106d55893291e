"""Show a set: what it asked and got, its forms item by item, and the coverage of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from qbank.domain.blueprint import Session as ExamSession
from qbank.domain.form_record import describe_form, form_evidence
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.set_record import SetRecord
from qbank.formats.json.canonical import to_data
from qbank.formats.json.record import read_record, write_record
from qbank.formats.json.snapshot import read_snapshot
from qbank.store import sets
from qbank.store.models import ExamSet


@dataclass(frozen=True, slots=True)
class ShownSet:
    """A set as it stands in the bank: its forms and how they were made."""

    code: str
    scheme: str
    blueprint: str
    seed: int
    status: str
    forms: tuple[FormSnapshot, ...]
    record: SetRecord

    @property
    def minutes_total(self) -> float:
        """A candidate's minutes on the day, in the form that takes the most."""
        return max(day_minutes(form) for form in self.forms)


def read_set(session: Session, code: str) -> ShownSet:
    """Return a set; raises NotFoundError for a code that the bank does not have."""
    found = sets.get_set(session, code)
    forms = tuple(read_snapshot(form.snapshot) for form in found.forms)
    record = record_of(found, forms)
    return ShownSet(
        found.code, found.scheme.code, found.blueprint.name, found.seed, found.status, forms, record
    )


def show_set(shown: ShownSet) -> dict[str, Any]:
    """Return a set as data.md shapes it for `exam show --json`; `got` has one amount for each form."""
    data = write_record(shown.record)
    return {
        "set": shown.code,
        "scheme": shown.scheme,
        "blueprint": shown.blueprint,
        "seed": shown.seed,
        "status": shown.status,
        "solver": data["solver"],
        "targets": [*map(_target, data["targets"]), *map(_line, data["lines"])],
        "minutes_total": shown.minutes_total,
        "forms": [_form(form) for form in shown.forms],
        "record": data,
    }


def record_of(exam_set: ExamSet, snapshots: Sequence[FormSnapshot]) -> SetRecord:
    """Return the record of a set; what version 0.1 did not keep is read from the set and its forms."""
    missing = {
        "blueprint": exam_set.blueprint.name,
        "blueprint_sha256": exam_set.blueprint.sha256,
        "seed": exam_set.seed,
        "pool_items": 0,
        "pool_sha256": exam_set.pool_hash,
        "program": "qbank 0.1.0",
        "targets": [],
        "forms": [to_data(describe_form(snapshot, {})) for snapshot in snapshots],
        "shared": [],
    }
    return read_record(exam_set.record, missing)


def day_minutes(snapshot: FormSnapshot) -> float:
    """Return a candidate's minutes on the day, opening and closing included."""
    on_the_day = (quota.minutes for quota in snapshot.instruments if quota.session is ExamSession.DAY)
    return snapshot.opening_minutes + sum(on_the_day)


def _target(target: dict[str, Any]) -> dict[str, Any]:
    return {name: target[name] for name in ("name", "asked", "got", "tolerance", "bound")}


def _line(line: dict[str, Any]) -> dict[str, Any]:
    """Show a line of the blueprint; counts are exact, so the tolerance is 0 and the bound is what was asked."""
    asked = [line["minimum"], line["maximum"]]
    name = " · ".join(part for part in (line["line"], line["part"]) if part)
    return {"name": name, "asked": asked, "got": line["got"], "tolerance": 0, "bound": asked}


def _form(snapshot: FormSnapshot) -> dict[str, Any]:
    counts, open_criteria = form_evidence(snapshot)
    return {
        "label": snapshot.label,
        "items": [
            {
                "instrument": item.instrument,
                "number": item.number,
                "item": item.code,
                "version": item.version,
                "criteria": [str(ref) for ref in item.criteria],
                "key": item.key,
                "level": item.level,
                "minutes": item.minutes,
            }
            for item in snapshot.items
        ],
        "coverage": {**counts, "open": list(open_criteria)},
    }
