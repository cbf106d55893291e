"""FR.IA.04A – DIT: what the candidate prepares, does and produces for a scenario, and then demonstrates."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import blank_line, words
from qbank.documents.context import FormContext, task_of
from qbank.documents.model import Block, BulletList, Cell, Grid, Heading, NumberedList, Prose, Row
from qbank.documents.sections.attachments import attachments
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers, signatures
from qbank.documents.sections.unit_table import group_of, group_title, unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.text.markdown import read_markdown

FEEDBACK_LINES = 3


def project_brief(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form; nothing of the key and no KUK."""
    items = context.tasks(Instrument.DIT)
    yield from identity_table(context)
    yield from guide(context, "project_brief.guide_heading", context.lines("project_brief.guide"))
    for item in items:
        yield from _project(context, item)
    for item in items:
        yield from attachments(context, item)
    yield Heading(context.text("project_brief.feedback"), level=2)
    yield Grid((17.0,), (Row((Cell((blank_line(),) * FEEDBACK_LINES),)),))
    yield from signatures(context)
    yield from makers(context)


def _project(context: FormContext, item: SnapshotItem) -> Iterator[Block]:
    task = task_of(item)
    group = group_of(context, task.job_group)
    yield Heading(group_title(context, group))
    yield from unit_table(context, group, keep_next=True)
    yield words(
        context.text("project_brief.minutes", minutes=f"{context.snapshot.minutes_of(item):g}"), bold=True
    )
    if task.company:
        yield Heading(context.text("project_brief.company"), level=3)
        yield Prose(read_markdown(task.company))
    yield Heading(context.text("project_brief.scenario"), level=3)
    yield Prose(read_markdown(task.scenario))
    yield Heading(context.text("project_brief.preparing"), level=2)
    yield NumberedList(tuple(read_markdown(step.text) for step in task.steps), Look.STEP)
    if task.tools:
        yield Heading(context.text("project_brief.tools"), level=3)
        yield BulletList(tuple(read_markdown(tool) for tool in task.tools))
    yield words(context.text("project_brief.part_minutes"))
    yield Heading(context.text("project_brief.demonstrating"), level=2)
    yield Prose(read_markdown(task.product))
    yield words(context.text("project_brief.part_minutes"))
