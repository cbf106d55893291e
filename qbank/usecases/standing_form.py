"""One form of a draft set, read back so that a person can change it, and stored again changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from qbank.assembly.assembled_set import describe_set
from qbank.assembly.form import arrange_form
from qbank.assembly.problem import AssemblyProblem
from qbank.domain.actor import Actor
from qbank.domain.blueprint import Blueprint
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.items import MultipleChoice
from qbank.domain.lifecycle import SetStatus
from qbank.domain.set_record import SetRecord
from qbank.domain.snapshot_plan import frozen_plan, frozen_scheme
from qbank.errors import Issue, NotAllowedError, NotFoundError
from qbank.formats.json.canonical import digest
from qbank.formats.json.record import write_record
from qbank.formats.json.snapshot import read_snapshot, write_snapshot
from qbank.store import sets
from qbank.store.audit import record_event
from qbank.store.models import ExamSet, FormItem
from qbank.usecases.bank_items import BankItem, pool_items, version_items
from qbank.usecases.exam_pool import ExamPool, past_of
from qbank.usecases.freeze_form import FormSource, freeze_form
from qbank.usecases.import_blueprint import read_blueprint
from qbank.usecases.make_record import make_record
from qbank.usecases.show_set import record_of


@dataclass(frozen=True)
class StandingForm:
    """A form of a draft set beside its sisters; scheme and plan are those it was frozen with.

    The pool holds the items of all forms too, each at the version that stands; `gone` are those among them that
    the bank would not give any more.
    """

    set_code: str
    label: str
    seed: int
    set_date: date
    snapshots: Mapping[str, FormSnapshot]
    record: SetRecord
    pool: ExamPool
    gone: frozenset[str]

    @property
    def snapshot(self) -> FormSnapshot:
        """The form as it stands."""
        return self.snapshots[self.label]

    @cached_property
    def codes_by_label(self) -> Mapping[str, frozenset[str]]:
        """The items of every form of the set."""
        return {
            label: frozenset(item.code for item in snapshot.items)
            for label, snapshot in self.snapshots.items()
        }

    @property
    def codes(self) -> frozenset[str]:
        """The items of the form."""
        return self.codes_by_label[self.label]

    @property
    def sisters(self) -> list[frozenset[str]]:
        """The items of the other forms, form by form."""
        return [codes for label, codes in self.codes_by_label.items() if label != self.label]

    def problem(self, *, bans: Iterable[str] = (), pins: Iterable[str] = ()) -> AssemblyProblem:
        """Return what the form has to meet beside its sisters."""
        bans = (*(self.gone - self.codes), *bans)
        return self.pool.problem(self.seed, bans=bans, pins=pins, earlier=self.sisters)

    def require_item(self, code: str) -> None:
        """Raise NotFoundError where the form doesn't hold the item."""
        if code not in self.codes:
            facts = {"item": code, "set": self.set_code, "form": self.label}
            raise NotFoundError(Issue("swap.not_in_form", facts))


def read_standing_form(session: Session, set_code: str, label: str, *, include_drafts: bool) -> StandingForm:
    """Read a form to be changed; raises NotFoundError, or NotAllowedError where the set was issued."""
    stored = sets.get_form(session, set_code, label)
    exam_set = sets.get_set(session, set_code)
    if exam_set.status is not SetStatus.DRAFT:
        raise NotAllowedError(Issue("swap.frozen", {"set": set_code, "status": exam_set.status.value}))
    snapshots = {form.label: read_snapshot(form.snapshot) for form in exam_set.forms}
    record = record_of(exam_set, list(snapshots.values()))
    items = {item.draft.code: item for item in pool_items(session, include_drafts=include_drafts)}
    own, others = _standing_items(session, exam_set, stored.id)
    blueprint = _with_targets_of(read_blueprint(exam_set.blueprint.source.encode(), set_code), record)
    barred, uses = past_of(session, blueprint, exam_set.set_date)
    pool = ExamPool(
        blueprint=blueprint,
        blueprint_sha256=exam_set.blueprint.sha256,
        scheme=frozen_scheme(snapshots[label]),
        plan=frozen_plan(snapshots[label]),
        items=others | items | own,
        barred=barred,
        uses=uses,
    )
    gone = frozenset((others.keys() | own.keys()) - items.keys())
    return StandingForm(set_code, label, exam_set.seed, exam_set.set_date, snapshots, record, pool, gone)


def _standing_items(
    session: Session, exam_set: ExamSet, form_id: int
) -> tuple[dict[str, BankItem], dict[str, BankItem]]:
    """Return the items of the form and those of its sisters, each at the version that stands there."""
    versions = sets.versions_by_form(session, exam_set)
    own = version_items(session, versions.pop(form_id))
    others = version_items(session, frozenset().union(*versions.values()))
    return {item.draft.code: item for item in own}, {item.draft.code: item for item in others}


def _with_targets_of(blueprint: Blueprint, record: SetRecord) -> Blueprint:
    """Hold a changed form to what its sisters were balanced on, also where the blueprint left that to the bank."""
    asked = {target.name: target.asked for target in record.targets}
    targets = tuple(
        replace(target, value=asked.get(target.name, target.value)) for target in blueprint.targets
    )
    return replace(blueprint, targets=targets)


def store_changed_form(
    session: Session, actor: Actor, standing: StandingForm, codes: Collection[str], action: str
) -> str:
    """Freeze the form with these items, numbered as at assembly; returns the hash of the new snapshot.

    Questions that stay keep the order of their options. The record and the audit trail tell the change.
    """
    problem = standing.problem()
    snapshot = freeze_form(_source(standing), arrange_form(problem, sorted(codes)))
    text = write_snapshot(snapshot)
    exam_set = sets.get_set(session, standing.set_code)
    form = next(form for form in exam_set.forms if form.label == standing.label)
    before = {
        "form": form.label,
        "items": sorted(standing.codes - set(codes)),
        "snapshot": form.snapshot_sha256,
    }
    form.snapshot, form.snapshot_sha256 = text, digest(text)
    items = standing.pool.items
    rows = [
        FormItem(instrument=item.instrument, number=item.number, version_id=items[item.code].version_id)
        for item in snapshot.items
    ]
    sets.replace_form_items(session, form, rows)
    exam_set.record = _changed_record(standing, problem, snapshot)
    after = {
        "form": form.label,
        "items": sorted(set(codes) - standing.codes),
        "snapshot": form.snapshot_sha256,
    }
    record_event(session, actor, action, standing.set_code, before=before, after=after)
    return form.snapshot_sha256


def _source(standing: StandingForm) -> FormSource:
    snapshot, pool = standing.snapshot, standing.pool
    return FormSource(
        set_code=standing.set_code,
        label=standing.label,
        seed=standing.seed,
        set_date=standing.set_date,
        scheme=pool.scheme,
        revisions={unit.code: unit.revision for unit in snapshot.units},
        plan=pool.plan,
        blueprint=pool.blueprint,
        items=pool.items,
        standing={
            item.code: item.content for item in snapshot.items if isinstance(item.content, MultipleChoice)
        },
    )


def _changed_record(
    standing: StandingForm, problem: AssemblyProblem, snapshot: FormSnapshot
) -> dict[str, Any]:
    from qbank.assembly.nearest import nearest

    snapshots = {**standing.snapshots, standing.label: snapshot}
    forms = [frozenset(item.code for item in form.items) for form in snapshots.values()]
    old = standing.record
    most = {target.name: target.most for target in old.targets if target.most is not None}
    whole = replace(standing.pool.problem(standing.seed), blueprint=problem.blueprint)
    described = describe_set(problem, forms, old.solver, most=most, nearest=nearest(whole, forms))
    record = make_record(standing.pool, standing.seed, described, list(snapshots.values()))
    return write_record(replace(record, pool_items=old.pool_items, pool_sha256=old.pool_sha256))
