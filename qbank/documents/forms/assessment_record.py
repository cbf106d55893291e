"""FR.AK.02: evidence and result of each unit in its row, then the recommendation; every box stays empty on paper."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import box_cell, head_row, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import Block, BulletList, Cell, Grid, Heading, Paragraph, Row, TickBox
from qbank.documents.sections.feedback import APART
from qbank.documents.sections.hand_written import written_lines
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import signatures
from qbank.documents.styles import Look
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Span

COLUMNS = (3.45, 2.05, 1.7, 1.9, 1.9, 1.9, 1.25, 1.35, 0.7, 0.8)


def assessment_record(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context, rows=("place", "assessor", "candidate", "begin", "end"))
    yield Paragraph((Span(context.text("assessment_record.guide")),), keep_next=True)
    yield _evidence(context)
    yield Heading(context.text("assessment_record.recommendation"), level=2)
    choice = (
        TickBox(),
        Span(f" {context.text('feedback.competent')}{APART}", bold=True),
        TickBox(),
        Span(f" {context.text('feedback.not_yet')}", bold=True),
    )
    row = Row(
        (Cell((words(context.text("assessment_record.result"), Look.CELL), Paragraph(choice, Look.CELL))),)
    )
    yield Grid((sum(COLUMNS),), (row,))
    yield from written_lines(context, ("assessment_record.follow_up", "assessment_record.comment"), lines=3)
    yield from signatures(context)
    yield Heading(context.text("assessment_record.annex_heading"), level=3)
    annexes = context.lines("assessment_record.annexes")
    yield BulletList(tuple(read_markdown(line) for line in annexes))


def _evidence(context: FormContext) -> Grid:
    boxes = (box_cell(),) * (len(COLUMNS) - 1)
    rows = (Row((_unit(number, one.code, one.title), *boxes)) for number, one in context.numbered_units())
    head = head_row(*context.lines("assessment_record.head"), *context.lines("assessment_record.verdicts"))
    return Grid(COLUMNS, (head, *rows))


def _unit(number: int, code: str, title: str) -> Cell:
    name = text_cell(f"{number}. {code}", Look.CELL_SMALL, bold=True)
    return Cell((*name.content, words(title, Look.CELL_SMALL)))
