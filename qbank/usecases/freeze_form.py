"""Freeze an assembled form into the snapshot that its documents are printed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qbank.domain.blueprint import Blueprint
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import EvidencePlan
from qbank.domain.form_snapshot import (
    FormSnapshot,
    SnapshotCriterion,
    SnapshotElement,
    SnapshotItem,
    SnapshotScheme,
    SnapshotUnit,
)
from qbank.domain.items import criteria_of
from qbank.domain.lifecycle import watermark
from qbank.domain.scheme import SchemeDraft, UnitDraft
from qbank.usecases.bank_items import BankItem

if TYPE_CHECKING:
    from qbank.assembly.form import AssembledForm


@dataclass(frozen=True, slots=True)
class FormSource:
    """Everything a form is frozen from, beside the chosen items; `revisions` are the units' (code → revision)."""

    set_code: str
    label: str
    set_date: date
    scheme: SchemeDraft
    revisions: Mapping[str, int]
    plan: EvidencePlan
    blueprint: Blueprint
    items: Mapping[str, BankItem]


def freeze_form(source: FormSource, form: AssembledForm) -> FormSnapshot:
    """Return the snapshot of a draft form; the watermark says whether all its versions are approved."""
    chosen = [_snapshot_item(item.instrument, item.number, source.items[item.code]) for item in form.items]
    scheme = source.scheme
    return FormSnapshot(
        set_code=source.set_code,
        label=source.label,
        set_date=source.set_date.isoformat(),
        watermark=watermark((source.items[item.code].status for item in form.items), is_issued=False),
        scheme=SnapshotScheme(scheme.code, scheme.title, scheme.kind, scheme.number, scheme.level),
        plan_status=source.plan.status,
        job_groups=source.plan.job_groups,
        units=tuple(_snapshot_unit(source, unit) for unit in scheme.units),
        instruments=source.blueprint.instruments,
        opening_minutes=source.blueprint.opening_minutes,
        minutes_total=source.blueprint.minutes_total,
        items=tuple(chosen),
        potential=source.plan.potential,
    )


def _snapshot_item(instrument: Instrument, number: int, item: BankItem) -> SnapshotItem:
    draft = item.draft
    return SnapshotItem(
        instrument=instrument,
        number=number,
        code=draft.code,
        version=item.version,
        kind=draft.kind,
        criteria=criteria_of(draft),
        content=draft.content,
        level=draft.level,
        dimension=draft.dimension,
        difficulty=draft.difficulty,
        minutes=draft.minutes,
        points=draft.points,
        stimulus=item.stimulus,
    )


def _snapshot_unit(source: FormSource, unit: UnitDraft) -> SnapshotUnit:
    lines = {str(line.criterion): line for line in source.plan.lines}
    elements = []
    for element in unit.elements:
        criteria = []
        for criterion in element.criteria:
            line = lines[f"{unit.code}/{criterion.number}"]
            criteria.append(
                SnapshotCriterion(
                    criterion.number,
                    criterion.text,
                    line.way,
                    line.kind,
                    line.instruments,
                    line.pieces,
                    line.supplementary,
                )
            )
        elements.append(SnapshotElement(element.number, element.title, tuple(criteria)))
    return SnapshotUnit(unit.code, source.revisions[unit.code], unit.title, tuple(elements))
