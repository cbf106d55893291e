"""FR.IA.06B – RAHASIA: every essay with model answer, rubric and pass rule."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import band_cell, centred_cell, head_row, prose_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Prose, Row
from qbank.documents.sections.amounts import amount
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.spoken import criteria_note
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Essay
from qbank.text.markdown import read_markdown

COLUMNS = (0.9, 14.6, 1.5)


def essay_key(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context, rows=())
    yield from unit_table(context)
    head = head_row(*context.lines("essay_key.head"))
    items = context.snapshot.items_of(Instrument.DPT_ESAI)
    yield Grid(COLUMNS, (head, *(row for item in items for row in _rows(context, item))))
    yield from makers(context)


def _rows(context: FormContext, item: SnapshotItem) -> Iterator[Row]:
    assert isinstance(item.content, Essay)
    content = item.content
    band = f"{context.text('essay_key.question', number=item.number)} · {criteria_note(context, item)}"
    yield Row((band_cell(band, 3),), keep_next=True)
    yield Row((Cell((Prose(read_markdown(content.prompt), Look.CELL),), 3),))
    answer = words(context.text("essay_key.answer"), Look.CELL_LABEL)
    yield Row((Cell((answer, Prose(read_markdown(content.model_answer), Look.CELL)), 3),))
    yield Row((Cell((words(context.text("essay_key.rubric"), Look.CELL_LABEL),), 3),), keep_next=True)
    yield from _rubric_rows(context, content)
    total = centred_cell(amount(content.most_points), bold=True)
    rule = context.text("essay_key.pass_rule", rule=content.pass_rule)
    yield Row((Cell(), prose_cell(rule), total))


def _rubric_rows(context: FormContext, content: Essay) -> Iterator[Row]:
    for number, point in enumerate(content.rubric, start=1):
        star = context.text("decision.required") if point.required else ""
        points = centred_cell(amount(point.points))
        yield Row((centred_cell(f"{number}{star}"), prose_cell(point.text), points), keep_next=True)
