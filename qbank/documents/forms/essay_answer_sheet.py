"""FR.IA.06C – the candidate's sheet for essays: dotted lines, as many as the minutes of a question ask for."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import box_cell, centred_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import AnswerLines, Block, Cell, Grid, Row
from qbank.documents.sections.feedback import written_feedback
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import signatures
from qbank.documents.sections.spoken import two_line_head
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem

COLUMNS = (0.9, 14.0, 0.95, 1.15)
LINES_PER_MINUTE, FEWEST_LINES, MOST_LINES = 1.9, 8, 26


def essay_answer_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield words(context.text("essay_answer_sheet.guide"))
    head = two_line_head(context, *context.lines("essay_answer_sheet.head"))
    items = context.snapshot.items_of(Instrument.DPT_ESAI)
    yield Grid(COLUMNS, (*head, *(_place(item) for item in items)))
    yield from written_feedback(context)
    yield from signatures(context, heading=False)


def _place(item: SnapshotItem) -> Row:
    lines = round(LINES_PER_MINUTE * (item.minutes or 0))
    count = min(max(lines, FEWEST_LINES), MOST_LINES)
    return Row((centred_cell(str(item.number)), Cell((AnswerLines(count),)), box_cell(), box_cell()))
