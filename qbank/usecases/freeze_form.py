"""Freeze an assembled form into the snapshot that its documents are printed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from qbank.domain.blueprint import Blueprint
from qbank.domain.evidence_plan import EvidencePlan
from qbank.domain.form_snapshot import (
    FormSnapshot,
    SnapshotCriterion,
    SnapshotElement,
    SnapshotItem,
    SnapshotScheme,
    SnapshotUnit,
)
from qbank.domain.items import MultipleChoice, criteria_of
from qbank.domain.lifecycle import watermark
from qbank.domain.option_order import ShuffledQuestion, shuffle_options
from qbank.domain.option_values import option_values
from qbank.domain.scheme import SchemeDraft, UnitDraft
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import plain_text
from qbank.usecases.bank_items import BankItem

if TYPE_CHECKING:
    from qbank.assembly.form import AssembledForm, FormItem


@dataclass(frozen=True, slots=True)
class FormSource:
    """Everything a form is frozen from, beside the chosen items; `revisions` are the units' (code → revision).

    `standing` are questions, by code, whose options stay in the order that a form has printed them in before.
    """

    set_code: str
    label: str
    seed: int
    set_date: date
    scheme: SchemeDraft
    revisions: Mapping[str, int]
    plan: EvidencePlan
    blueprint: Blueprint
    items: Mapping[str, BankItem]
    standing: Mapping[str, MultipleChoice] = field(default_factory=dict)


def freeze_form(source: FormSource, form: AssembledForm) -> FormSnapshot:
    """Return the snapshot of a draft form; the watermark says whether all its versions are approved."""
    questions = _printed_questions(source, form)
    chosen = [_snapshot_item(item, source.items[item.code], questions.get(item.code)) for item in form.items]
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


def _printed_questions(source: FormSource, form: AssembledForm) -> Mapping[str, MultipleChoice]:
    """Return the multiple-choice questions of instruments with shuffled options, as this form prints them."""
    shuffled = {quota.instrument for quota in source.blueprint.instruments if quota.shuffle_options}
    written = {
        item.code: content
        for item in form.items
        if isinstance(content := source.items[item.code].draft.content, MultipleChoice)
        and item.instrument in shuffled
    }
    questions = {code: source.standing.get(code, content) for code, content in written.items()}
    orders = shuffle_options(
        (
            ShuffledQuestion(code, question.options, code in source.standing or _has_own_order(question))
            for code, question in questions.items()
        ),
        f"{source.seed}:{source.label}",
    )
    return {code: replace(question, options=orders[code]) for code, question in questions.items()}


def _has_own_order(question: MultipleChoice) -> bool:
    texts = [plain_text(read_markdown(option.text), with_tables=True) for option in question.options]
    return option_values(texts) is not None


def _snapshot_item(numbered: FormItem, item: BankItem, question: MultipleChoice | None) -> SnapshotItem:
    draft = item.draft
    return SnapshotItem(
        instrument=numbered.instrument,
        number=numbered.number,
        code=draft.code,
        version=item.version,
        kind=draft.kind,
        criteria=criteria_of(draft),
        content=question or draft.content,
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
