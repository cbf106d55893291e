"""FR.IA.09 – PW: questions about the candidate's own work, each with the portfolio evidence that shares its KUK.

Evidence that no question of the form asks about gets a place for a question of the assessor's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import blank_line, centred_cell, head_row, prose_cell, text_cell, words
from qbank.documents.context import FormContext, references, references_of
from qbank.documents.editions import Form
from qbank.documents.forms.portfolio_checklist import portfolio_content
from qbank.documents.model import Block, Grid, Heading, Row
from qbank.documents.sections.assessor_part import assessor_part
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.questions import number_ranges
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.spoken import COLUMNS, decision_head, decision_rows, question_rows, time_given
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.form_snapshot import SnapshotItem

EVIDENCE_COLUMNS = (1.3, 11.2, 4.5)
OWN_QUESTION_LINES = 3


def interview(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    items = context.snapshot.items_of(Instrument.PW)
    yield from identity_table(context)
    yield from unit_table(context)
    lines = context.lines("interview.guide", portfolio=context.code(Form.PORTFOLIO_CHECKLIST))
    yield from guide(context, "interview.guide_heading", (*lines, *time_given(context, Instrument.PW)))
    yield from _evidence_table(context, items)
    yield Heading(context.text("interview.questions_heading"), level=2)
    head = decision_head(context, *context.lines("interview.head"))
    rows = (row for item in items for row in question_rows(context, item, *_notes(context, item)))
    yield Grid(COLUMNS, (*head, *rows, *_own_questions(context, items)))
    yield from assessor_part(context, Form.INTERVIEW_SIGNING)
    yield from makers(context)


def _evidence_table(context: FormContext, items: tuple[SnapshotItem, ...]) -> Iterator[Block]:
    referred = {number for item in items for number in _shared_evidence(context, item)}
    referred |= {document.number for document, _ in _unasked(context, items)}
    documents = [item for item in context.snapshot.items_of(Instrument.CVP) if item.number in referred]
    if documents:
        yield Heading(context.text("interview.evidence_heading"), level=2)
        rows = (
            Row(
                (
                    centred_cell(str(item.number)),
                    prose_cell(portfolio_content(item).evidence),
                    text_cell(references(item), Look.CELL_SMALL),
                )
            )
            for item in documents
        )
        yield Grid(EVIDENCE_COLUMNS, (head_row(*context.lines("interview.evidence_head")), *rows))


def _own_questions(context: FormContext, items: tuple[SnapshotItem, ...]) -> Iterator[Row]:
    for number, (document, open_refs) in enumerate(_unasked(context, items), start=len(items) + 1):
        label = context.text("interview.own_question", number=document.number)
        lines = (blank_line(),) * OWN_QUESTION_LINES
        note = context.text("decision.criterion", references=references_of(open_refs))
        asked = (words(label, Look.CELL), *lines, words(note, Look.CELL_NOTE))
        yield from decision_rows(number, asked, open_refs)


def _unasked(
    context: FormContext, items: tuple[SnapshotItem, ...]
) -> Iterator[tuple[SnapshotItem, tuple[CriterionRef, ...]]]:
    """Yield the portfolio evidence with those of its KUK that the plan has asked in an interview and no question asks."""
    asked = {(ref.unit, ref.criterion) for item in items for ref in item.criteria}
    for document in context.snapshot.items_of(Instrument.CVP):
        refs = tuple(
            ref for ref in document.criteria if (ref.unit, ref.criterion) in _planned(context) - asked
        )
        asked |= {(ref.unit, ref.criterion) for ref in refs}
        if refs:
            yield document, refs


def _planned(context: FormContext) -> set[tuple[str, str]]:
    return {
        (unit.code, criterion.number)
        for unit in context.snapshot.units
        for criterion in unit.criteria
        if Instrument.PW in criterion.instruments
    }


def _notes(context: FormContext, item: SnapshotItem) -> tuple[str, ...]:
    numbers = _shared_evidence(context, item)
    return (context.text("interview.evidence", numbers=number_ranges(numbers)),) if numbers else ()


def _shared_evidence(context: FormContext, item: SnapshotItem) -> list[int]:
    asked = {(ref.unit, ref.criterion) for ref in item.criteria}
    return [
        document.number
        for document in context.snapshot.items_of(Instrument.CVP)
        if any((ref.unit, ref.criterion) in asked for ref in document.criteria)
    ]
