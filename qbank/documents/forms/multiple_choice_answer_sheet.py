"""FR.IA.05C – the candidate's answer sheet: numbers and empty places, twice side by side."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import box_cell, centred_cell, head_cell
from qbank.documents.columns import column_order
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Paragraph, Row
from qbank.documents.sections.feedback import written_feedback
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import signatures
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.text.rich_text import Span

BLOCKS = 2
COLUMNS = (1.1, 4.9, 1.2, 1.3)
ROW_HEIGHT = 0.56


def multiple_choice_answer_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield Paragraph((Span(context.text("multiple_choice_answer_sheet.guide")),), keep_next=True)
    rows = column_order(context.snapshot.items_of(Instrument.DPT_PG), BLOCKS)
    body = (Row(tuple(cell for item in row for cell in _place(item)), height=ROW_HEIGHT) for row in rows)
    yield Grid(COLUMNS * BLOCKS, (*_head(context), *body))
    yield from signatures(context, under=written_feedback(context))


def _head(context: FormContext) -> tuple[Row, Row]:
    number, answer = context.lines("multiple_choice_answer_sheet.head")
    upper = (
        head_cell(number, rows=2),
        head_cell(answer, rows=2),
        head_cell(context.text("decision.achieved"), columns=2),
    )
    lower = (head_cell(context.text("decision.yes")), head_cell(context.text("decision.no")))
    return Row(upper * BLOCKS, header=True), Row(lower * BLOCKS, header=True)


def _place(item: SnapshotItem | None) -> tuple[Cell, ...]:
    if item is None:
        return (_BLANK,) * 4
    return centred_cell(str(item.number), Look.CELL_BOX, middle=True), _BLANK, box_cell(), box_cell()


# As low as a box, so that 36 answers and the signatures share one page.
_BLANK = Cell((Paragraph((), Look.CELL_BOX),))
