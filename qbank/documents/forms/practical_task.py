"""FR.IA.02 – TPD: what the candidate reads: instructions, the task of a job group, then its attachments."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import words
from qbank.documents.context import FormContext, task_of
from qbank.documents.model import Block, BulletList, Heading, NumberedList, Prose
from qbank.documents.sections.attachments import attachments
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers, signatures
from qbank.documents.sections.unit_table import group_of, group_title, unit_table
from qbank.documents.styles import Look
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Task
from qbank.text.markdown import read_markdown


def practical_task(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form; nothing of the key and no KUK."""
    yield from identity_table(context)
    yield from guide(context, "practical_task.guide_heading", context.lines("practical_task.guide"), level=1)
    yield Heading(context.text("practical_task.scenario_heading"))
    for item in context.tasks():
        yield from _task(context, item)
    for item in context.tasks():
        yield from attachments(context, item)
    yield from signatures(context)
    yield from makers(context)


def _task(context: FormContext, item: SnapshotItem) -> Iterator[Block]:
    task = task_of(item)
    group = group_of(context, task.job_group)
    yield Heading(group_title(context, group), level=2)
    yield from unit_table(context, group, keep_next=True)
    if task.company:
        yield Heading(context.text("practical_task.company"), level=3)
        yield Prose(read_markdown(task.company))
    yield Heading(context.text("practical_task.scenario"), level=3)
    yield Prose(read_markdown(task.scenario))
    if not context.layout.steps_apart:
        yield Heading(context.text("practical_task.steps"), level=3)
        yield from _steps(context, task)
    if task.tools:
        yield Heading(context.text("practical_task.tools"), level=3)
        yield BulletList(tuple(read_markdown(tool) for tool in task.tools))
    yield Heading(context.text("practical_task.minutes"), level=3)
    yield words(
        context.text("practical_task.minutes_value", minutes=f"{context.snapshot.minutes_of(item):g}")
    )
    if context.layout.steps_apart:
        yield Heading(context.text("practical_task.steps_heading"))
        yield from _steps(context, task)


def _steps(context: FormContext, task: Task) -> Iterator[Block]:
    yield NumberedList(tuple(read_markdown(step.text) for step in task.steps), Look.STEP)
    yield Heading(context.text("practical_task.product"), level=3)
    yield Prose(read_markdown(task.product))
