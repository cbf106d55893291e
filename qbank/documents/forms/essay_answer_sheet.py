"""FR.IA.06C – the candidate's sheet for essays: dotted lines, as many as the expected answer takes by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from qbank.documents.cells import EMPTY, box_cell, centred_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import AnswerLines, Block, Cell, Grid, Row
from qbank.documents.sections.amounts import amount
from qbank.documents.sections.feedback import written_feedback
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import signatures
from qbank.documents.sections.spoken import two_line_head
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Essay
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import plain_text

COLUMNS = (0.9, 14.0, 0.95, 1.15)
WORDS_PER_LINE = 9
"""Handwritten words on a line of 14 cm."""
RESERVE = 1.15
FEWEST_LINES = 8
LINES_TOGETHER = 2
"""Lines that never part; each such part shows the question's number, so that every page says whose lines it has."""


def essay_answer_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield words(context.text("essay_answer_sheet.guide"))
    head = two_line_head(context, *context.lines("essay_answer_sheet.head"))
    items = context.snapshot.items_of(Instrument.DPT_ESAI)
    *places, last = (row for item in items for row in _place(context, item))
    # Feedback and signatures take the last lines along rather than stand on a page of their own.
    yield Grid(COLUMNS, (*head, *places, replace(last, keep_next=True)))
    yield from signatures(context, under=written_feedback(context))


def answer_lines(essay: Essay) -> int:
    """Return how many lines an answer as long as the model answer takes by hand, with a reserve."""
    expected = plain_text(read_markdown(essay.model_answer), with_tables=True).split()
    return max(math.ceil(len(expected) / WORDS_PER_LINE * RESERVE), FEWEST_LINES)


def _place(context: FormContext, item: SnapshotItem) -> Iterator[Row]:
    assert isinstance(item.content, Essay)
    points = amount(item.content.most_points)
    note = words(context.text("essay_answer_sheet.most_points", points=points), Look.CELL_NOTE)
    number = str(item.number)
    first, *others = _parts(answer_lines(item.content))
    opening = Row((centred_cell(number, bold=True), Cell((note, AnswerLines(first))), box_cell(), box_cell()))
    yield from (opening, *(_further(number, lines) for lines in others))


def _further(number: str, lines: int) -> Row:
    repeated = centred_cell(number, Look.CELL_NOTE)
    return Row((repeated, Cell((AnswerLines(lines),)), EMPTY, EMPTY), goes_on=True)


def _parts(lines: int) -> tuple[int, ...]:
    whole, rest = divmod(lines, LINES_TOGETHER)
    return (LINES_TOGETHER,) * whole + (rest,) * bool(rest)
