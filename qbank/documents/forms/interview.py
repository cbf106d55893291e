"""FR.IA.09 – PW: questions about the candidate's own work, each with the portfolio evidence that shares its KUK."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import centred_cell, head_row, prose_cell, text_cell
from qbank.documents.context import FormContext, references
from qbank.documents.editions import Form
from qbank.documents.forms.portfolio_checklist import portfolio_content
from qbank.documents.model import Block, Grid, Heading, Row
from qbank.documents.sections.assessor_part import assessor_part
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.questions import number_ranges
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.spoken import question_rows, two_line_head
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem

COLUMNS = (0.8, 8.7, 5.4, 0.95, 1.15)
EVIDENCE_COLUMNS = (1.3, 11.2, 4.5)


def interview(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    items = context.snapshot.items_of(Instrument.PW)
    yield from identity_table(context)
    yield from unit_table(context)
    lines = context.lines("interview.guide", portfolio=context.code(Form.PORTFOLIO_CHECKLIST))
    yield from guide(context, "interview.guide_heading", lines)
    yield from _evidence_table(context, items)
    yield Heading(context.text("interview.questions_heading"), level=2)
    head = two_line_head(context, *context.lines("interview.head"))
    rows = (row for item in items for row in question_rows(context, item, *_notes(context, item)))
    yield Grid(COLUMNS, (*head, *rows))
    yield from assessor_part(context, Form.INTERVIEW_SIGNING)
    yield from makers(context)


def _evidence_table(context: FormContext, items: tuple[SnapshotItem, ...]) -> Iterator[Block]:
    referred = {number for item in items for number in _shared_evidence(context, item)}
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
