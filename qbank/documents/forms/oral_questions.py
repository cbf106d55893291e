"""FR.IA.07 – DPL: the whole list by unit; question, key and the candidate's answer stacked, boxes beside them."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import box_cell, centred_cell, text_cell, words
from qbank.documents.context import FormContext, items_of_units
from qbank.documents.model import AnswerLines, Block, Cell, Grid, Prose, Row
from qbank.documents.sections.feedback import feedback_and_recommendation
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers, signatures
from qbank.documents.sections.spoken import criteria_note, expected, spoken_content, two_line_head
from qbank.documents.sections.unit_table import unit_heading, unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.text.markdown import read_markdown

COLUMNS = (1.0, 2.0, 11.9, 0.95, 1.15)
ANSWER_LINES = 1


def oral_questions(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield from unit_table(context)
    yield from guide(context, "oral_questions.guide_heading", _guide(context))
    for _, unit in context.numbered_units():
        items = items_of_units(context.snapshot, Instrument.DPL, (unit.code,))
        if items:
            yield unit_heading(context, unit)
            body = (row for item in items for row in _rows(context, item))
            yield Grid(COLUMNS, (*_head(context), *body))
    yield from feedback_and_recommendation(context)
    yield from signatures(context)
    yield from makers(context)


def _guide(context: FormContext) -> Iterator[str]:
    yield from context.lines("oral_questions.guide")
    quota = context.snapshot.quota(Instrument.DPL)
    if quota and quota.asked:
        count = len(context.snapshot.items_of(Instrument.DPL))
        yield context.text("oral_questions.asked", count=count, asked=quota.asked)


def _head(context: FormContext) -> tuple[Row, Row]:
    number, question = context.lines("oral_questions.head")
    upper, lower = two_line_head(context, number, question)
    wide = Cell(upper.cells[1].content, 2, 2, upper.cells[1].shade, middle=True)
    return Row((upper.cells[0], wide, upper.cells[2]), header=True), lower


def _rows(context: FormContext, item: SnapshotItem) -> Iterator[Row]:
    content = spoken_content(item)
    question = Cell(
        (Prose(read_markdown(content.prompt), Look.CELL), words(criteria_note(context, item), Look.CELL_NOTE))
    )
    label = text_cell(context.text("oral_questions.question"), Look.CELL_SMALL, bold=True)
    number, boxes = centred_cell(str(item.number), rows=3), (box_cell(rows=3), box_cell(rows=3))
    yield Row((number, label, question, *boxes), keep_next=True)
    key = text_cell(context.text("oral_questions.key"), Look.CELL_SMALL, bold=True)
    yield Row((key, Cell(expected(context, content))), keep_next=True)
    answer = text_cell(context.text("oral_questions.answer"), Look.CELL_SMALL, bold=True)
    yield Row((answer, Cell((AnswerLines(ANSWER_LINES),))))
