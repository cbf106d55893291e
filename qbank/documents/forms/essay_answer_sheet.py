"""FR.IA.06C – the candidate's sheet for essays: dotted lines, as many as the expected answer takes by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator

from qbank.documents.cells import box_cell, centred_cell, words
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


def essay_answer_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield words(context.text("essay_answer_sheet.guide"))
    head = two_line_head(context, *context.lines("essay_answer_sheet.head"))
    items = context.snapshot.items_of(Instrument.DPT_ESAI)
    yield Grid(COLUMNS, (*head, *(_place(context, item) for item in items)))
    yield from written_feedback(context)
    yield from signatures(context, heading=False)


def answer_lines(essay: Essay) -> int:
    """Return how many lines an answer as long as the model answer takes by hand, with a reserve."""
    expected = plain_text(read_markdown(essay.model_answer), with_tables=True).split()
    return max(math.ceil(len(expected) / WORDS_PER_LINE * RESERVE), FEWEST_LINES)


def _place(context: FormContext, item: SnapshotItem) -> Row:
    assert isinstance(item.content, Essay)
    points = amount(sum(point.points for point in item.content.rubric))
    note = words(context.text("essay_answer_sheet.most_points", points=points), Look.CELL_NOTE)
    answer = Cell((note, AnswerLines(answer_lines(item.content))))
    return Row((centred_cell(str(item.number)), answer, box_cell(), box_cell()), may_break=True)
