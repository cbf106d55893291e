"""FR.IA.04B – RAHASIA: what each part of the project must show, with room for the questions asked and the answers."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import blank_line, box_cell, centred_cell, words
from qbank.documents.context import FormContext, numbers_by_unit, task_of
from qbank.documents.editions import Form
from qbank.documents.model import Block, BulletList, Cell, CellBlock, Grid, Heading, Prose, Row
from qbank.documents.sections.assessor_part import assessor_part
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.spoken import two_line_head
from qbank.documents.sections.unit_table import group_of, group_title, unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Task, TaskStep
from qbank.text.markdown import read_markdown

COLUMNS = (0.9, 6.2, 4.9, 2.9, 0.95, 1.15)


def project_assessment(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    brief = context.code(Form.PROJECT_BRIEF)
    lines = context.lines("project_assessment.guide", brief=brief)
    yield from guide(context, "project_assessment.guide_heading", lines)
    for item in context.tasks(Instrument.DIT):
        yield from _project(context, item)
    yield from assessor_part(context, Form.PROJECT_SIGNING)
    yield from makers(context)


def _project(context: FormContext, item: SnapshotItem) -> Iterator[Block]:
    task = task_of(item)
    group = group_of(context, task.job_group)
    yield Heading(group_title(context, group))
    yield from unit_table(context, group, keep_next=True)
    rows = (_row(context, task, number, step) for number, step in enumerate(task.steps, start=1))
    head = two_line_head(context, *context.lines("project_assessment.head"))
    yield Grid(COLUMNS, (*head, *rows))
    yield Heading(context.text("project_assessment.pass_rule"), level=3)
    yield Prose(read_markdown(task.pass_rule))


def _row(context: FormContext, task: Task, number: int, step: TaskStep) -> Row:
    points = tuple(
        read_markdown(f"{point.text}{' ' + context.text('decision.required') if point.required else ''}")
        for point in task.product_key
        if point.step == number
    )
    scope = Cell((Prose(read_markdown(step.text), Look.CELL), BulletList(points, Look.CELL_SMALL)))
    asked = Cell(
        (
            words(context.text("project_assessment.question"), Look.CELL_LABEL),
            blank_line(),
            blank_line(),
            words(context.text("project_assessment.response"), Look.CELL_LABEL),
            blank_line(),
            blank_line(),
        )
    )
    fits = Cell(tuple(_references(context, step)))
    return Row((centred_cell(str(number)), scope, asked, fits, box_cell(), box_cell()))


def _references(context: FormContext, step: TaskStep) -> Iterator[CellBlock]:
    for unit, criteria in numbers_by_unit(step.criteria).items():
        elements = ", ".join(dict.fromkeys(one.split(".")[0] for one in criteria))
        yield words(unit, Look.CELL_SMALL, bold=True)
        yield words(context.text("project_assessment.element", elements=elements), Look.CELL_SMALL)
        yield words(context.text("decision.criterion", references=", ".join(criteria)), Look.CELL_SMALL)
