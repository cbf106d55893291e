"""FR.IA.10 – VPK: what a third party saw, Ya or Tidak, with their identity, free answers and signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qbank.documents.cells import blank_line, box_cell, centred_cell, prose_cell, text_cell, words
from qbank.documents.context import FormContext, references
from qbank.documents.model import Blank, Block, Cell, Grid, Heading, Paragraph, Prose, Row
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
ANSWER_LINES = 2


def third_party(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield from unit_table(context)
    yield words(context.text("third_party.intro"))
    yield Heading(context.text("third_party.person_heading"), level=2)
    yield Grid(PERSON_COLUMNS, _person_rows(context))
    yield Heading(context.text("third_party.statements_heading"), level=2)
    yield Paragraph((Span(context.text("third_party.statements_note")),), keep_next=True)
    items = context.snapshot.items_of(Instrument.VPK)
    head = yes_no_head(context, *context.lines("third_party.head"))
    yield Grid(COLUMNS, (head, *(row for item in items for row in _statement_rows(context, item))))
    yield Heading(context.text("third_party.questions_heading"), level=2)
    yield Grid(QUESTION_COLUMNS, tuple(_question_rows(context)))
    yield from signatures(context, third_party=True)
    yield Heading(context.text("third_party.return_heading"), level=2)
    yield Paragraph((Span(context.text("third_party.return_note")),), keep_next=True)
    yield Grid(PERSON_COLUMNS, _return_rows(context))
    yield from makers(context)


def _person_rows(context: FormContext) -> tuple[Row, ...]:
    return _facts((label, "") for label in context.lines("third_party.person"))


def _return_rows(context: FormContext) -> tuple[Row, ...]:
    body = context.profile.body
    known = ("", "", ", ".join(part for part in (body.name, body.address) if part), body.contact)
    return _facts(zip(context.lines("third_party.return_labels"), known, strict=True))


def _facts(pairs: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    """Make rows of label and value that stay on one page."""
    *above, last = (
        Row((text_cell(label, bold=True), text_cell(value)), keep_next=True, height=LINE_HEIGHT)
        for label, value in pairs
    )
    return (*above, replace(last, keep_next=False))


def _statement_rows(context: FormContext, item: SnapshotItem) -> Iterator[Row]:
    assert isinstance(item.content, ThirdPartyStatement)
    note = words(context.text("decision.criterion", references=references(item)), Look.CELL_NOTE)
    statement = Cell((Prose(read_markdown(item.content.statement), Look.CELL), note))
    period = prose_cell(item.content.period, Look.CELL_SMALL)
    number = centred_cell(str(item.number), rows=2)
    yield Row((number, statement, period, box_cell(), box_cell()), keep_next=True)
    written = (
        Paragraph((Span(f"{context.text(f'third_party.{label}')} "), Blank()), Look.CELL_WRITE)
        for label in ("seen", "comment")
    )
    yield Row((Cell(tuple(written), len(COLUMNS) - 1),))


def _question_rows(context: FormContext) -> Iterator[Row]:
    for number, question in enumerate(context.lines("third_party.questions"), start=1):
        lines = (blank_line(),) * ANSWER_LINES
        yield Row((centred_cell(str(number)), Cell((words(question, Look.CELL), *lines))))
