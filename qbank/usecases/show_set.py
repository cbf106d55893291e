"""Show a set: what it asked and got, its forms item by item, and the coverage of each."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from qbank.domain.blueprint import Session as ExamSession
from qbank.domain.codes import EvidenceKind
from qbank.domain.coverage import kinds_of_evidence
from qbank.domain.form_snapshot import FormSnapshot
from qbank.formats.json.snapshot import read_snapshot
from qbank.store import sets
from qbank.store.models import ExamSet


def show_set(session: Session, code: str) -> dict[str, Any]:
    """Return a set as data.md shapes it for `exam show --json`."""
    exam_set = sets.get_set(session, code)
    snapshots = [read_snapshot(form.snapshot) for form in exam_set.forms]
    return {
        "set": exam_set.code,
        "scheme": exam_set.scheme.code,
        "blueprint": exam_set.blueprint.name,
        "seed": exam_set.seed,
        "status": exam_set.status,
        "solver": exam_set.record["solver"],
        "targets": _targets(exam_set),
        "minutes_total": max(day_minutes(snapshot) for snapshot in snapshots),
        "forms": [_form(snapshot) for snapshot in snapshots],
    }


def day_minutes(snapshot: FormSnapshot) -> float:
    """Return a candidate's minutes on the day, opening and closing included."""
    on_the_day = (quota.minutes for quota in snapshot.instruments if quota.session is ExamSession.DAY)
    return snapshot.opening_minutes + sum(on_the_day)


def _targets(exam_set: ExamSet) -> list[dict[str, Any]]:
    """One row a blueprint line; counts are exact, so the tolerance is 0 and the bound is what was asked."""
    return [
        {
            "name": " · ".join(part for part in (line["line"], line["part"]) if part),
            "asked": [line["minimum"], line["maximum"]],
            "got": line["got"],
            "tolerance": 0,
            "bound": [line["minimum"], line["maximum"]],
        }
        for line in exam_set.record["lines"]
    ]


def _form(snapshot: FormSnapshot) -> dict[str, Any]:
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
        "coverage": form_coverage(snapshot),
    }


def form_coverage(snapshot: FormSnapshot) -> dict[str, Any]:
    """Count the KUK with L, TL and T evidence in a form; `open` lists those whose plan the form does not meet."""
    counts: dict[str, int] = dict.fromkeys(EvidenceKind, 0)
    open_criteria = []
    for unit in snapshot.units:
        for criterion in unit.criteria:
            found = {item.instrument for item in snapshot.items_naming(unit.code, criterion.number)}
            for kind in kinds_of_evidence(found):
                counts[kind] += 1
            if not criterion.is_met_by(found):
                open_criteria.append(f"{unit.code}/{criterion.number}")
    return counts | {"open": open_criteria}
