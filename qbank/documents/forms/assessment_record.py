"""FR.AK.02: which evidence decided each unit, and the recommendation; every box stays empty on paper."""

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

COLUMNS = (3.75, 2.2, 1.9, 2.15, 2.05, 2.05, 1.4, 1.5)


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
    unit, *kinds = context.lines("assessment_record.head")
    rows = (
        Row((_unit(number, one.code, one.title), *(box_cell(),) * len(kinds)))
        for number, one in context.numbered_units()
    )
    return Grid(COLUMNS, (head_row(unit, *kinds), *rows))


def _unit(number: int, code: str, title: str) -> Cell:
    name = text_cell(f"{number}. {code}", Look.CELL_SMALL, bold=True)
    return Cell((*name.content, words(title, Look.CELL_SMALL)))
