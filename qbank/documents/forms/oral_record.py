"""FR.IA.07 – DPL, the record of one candidate: as many places as questions are asked at most, with boxes beside them."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import box_cell, centred_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import AnswerLines, Block, Cell, Grid, Row
from qbank.documents.sections.feedback import feedback_and_recommendation
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import signatures
from qbank.documents.sections.spoken import two_line_head
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument

COLUMNS = (0.9, 14.0, 0.95, 1.15)
ANSWER_LINES = 3


def oral_record(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield words(context.text("oral_record.guide"))
    head = two_line_head(context, *context.lines("oral_record.head"))
    yield Grid(COLUMNS, (*head, *(_place(context, number) for number in range(1, _places(context) + 1))))
    yield from feedback_and_recommendation(context)
    yield from signatures(context)


def _places(context: FormContext) -> int:
    count = len(context.snapshot.items_of(Instrument.DPL))
    quota = context.snapshot.quota(Instrument.DPL)
    return min(count, quota.asked) if quota and quota.asked else count


def _place(context: FormContext, number: int) -> Row:
    content = (
        words(context.text("oral_record.asked"), Look.CELL),
        words(context.text("oral_record.answer"), Look.CELL_LABEL),
        AnswerLines(ANSWER_LINES),
    )
    return Row((centred_cell(str(number)), Cell(content), box_cell(), box_cell()))
