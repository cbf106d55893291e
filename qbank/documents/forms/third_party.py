"""FR.IA.10 – VPK: what a third party saw, Ya or Tidak, with their identity, free answers and signature."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, blank_line, box_cell, centred_cell, prose_cell, text_cell, words
from qbank.documents.context import FormContext, references
from qbank.documents.model import Block, Cell, Grid, Heading, Paragraph, Prose, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers, signatures
from qbank.documents.sections.spoken import yes_no_head
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import ThirdPartyStatement
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Span

PERSON_COLUMNS = (4.3, 12.7)
COLUMNS = (0.9, 9.8, 4.2, 0.95, 1.15)
QUESTION_COLUMNS = (0.9, 16.1)
LINE_HEIGHT = 0.7


def third_party(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield from unit_table(context)
    yield words(context.text("third_party.intro"))
    yield Heading(context.text("third_party.person_heading"), level=2)
    yield Grid(PERSON_COLUMNS, tuple(_person_rows(context)))
    yield Heading(context.text("third_party.statements_heading"), level=2)
    yield Paragraph((Span(context.text("third_party.statements_note")),), keep_next=True)
    items = context.snapshot.items_of(Instrument.VPK)
    head = yes_no_head(context, *context.lines("third_party.head"))
    yield Grid(COLUMNS, (head, *(_statement_row(context, item) for item in items)))
    yield Heading(context.text("third_party.questions_heading"), level=2)
    yield Grid(QUESTION_COLUMNS, tuple(_question_rows(context)))
    yield from signatures(context, third_party=True)
    yield from makers(context)


def _person_rows(context: FormContext) -> Iterator[Row]:
    for label in context.lines("third_party.person"):
        yield Row((text_cell(label, bold=True), EMPTY), keep_next=True, height=LINE_HEIGHT)


def _statement_row(context: FormContext, item: SnapshotItem) -> Row:
    assert isinstance(item.content, ThirdPartyStatement)
    note = words(context.text("decision.criterion", references=references(item)), Look.CELL_NOTE)
    statement = Cell((Prose(read_markdown(item.content.statement), Look.CELL), note))
    period = prose_cell(item.content.period, Look.CELL_SMALL)
    return Row((centred_cell(str(item.number)), statement, period, box_cell(), box_cell()))


def _question_rows(context: FormContext) -> Iterator[Row]:
    for number, question in enumerate(context.lines("third_party.questions"), start=1):
        yield Row((centred_cell(str(number)), Cell((words(question, Look.CELL), blank_line()))))
