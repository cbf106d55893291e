"""FR.IA.02, kunci produk – RAHASIA: step by step what the product must show, and the KUK decided by it."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import box_cell, centred_cell, prose_cell, words
from qbank.documents.context import FormContext, references_of, task_of, tasks
from qbank.documents.editions import Form
from qbank.documents.model import Block, Cell, Grid, Heading, Prose, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.spoken import yes_no_head
from qbank.documents.sections.unit_table import group_of, group_title
from qbank.documents.styles import Look, Shade
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Task, TaskStep
from qbank.text.markdown import read_markdown

COLUMNS = (0.9, 14.0, 0.95, 1.15)


def product_key(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    checklist = context.code(Form.OBSERVATION_CHECKLIST)
    yield words(context.text("product_key.note", checklist=checklist))
    for item in tasks(context.snapshot):
        yield from _task(context, item)
    yield from makers(context)


def _task(context: FormContext, item: SnapshotItem) -> Iterator[Block]:
    task = task_of(item)
    yield Heading(group_title(context, group_of(context, task.job_group)))
    yield Heading(context.text("product_key.product"), level=3)
    yield Prose(read_markdown(task.product))
    rows = (
        row for number, step in enumerate(task.steps, start=1) for row in _step(context, task, number, step)
    )
    yield Grid(COLUMNS, (yes_no_head(context, *context.lines("product_key.head")), *rows))
    yield Heading(context.text("product_key.pass_rule"), level=3)
    yield Prose(read_markdown(task.pass_rule))


def _step(context: FormContext, task: Task, number: int, step: TaskStep) -> Iterator[Row]:
    criteria = words(
        context.text("decision.criterion", references=references_of(step.criteria)), Look.CELL_NOTE
    )
    text = Cell((Prose(read_markdown(step.text), Look.CELL), criteria), 3, shade=Shade.BAND)
    label = Cell(centred_cell(str(number), bold=True).content, shade=Shade.BAND)
    yield Row((label, text), keep_next=True)
    for point in task.product_key:
        if point.step == number:
            mark = centred_cell(context.text("decision.required") if point.required else "", bold=True)
            yield Row((mark, prose_cell(point.text), box_cell(), box_cell()))
