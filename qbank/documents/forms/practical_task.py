"""FR.IA.02 – TPD: what the candidate reads: instructions, the task of a job group, then its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.documents.cells import words
from qbank.documents.context import FormContext, task_of
from qbank.documents.model import Block, BulletList, Heading, NumberedList, Prose
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers, signatures
from qbank.documents.sections.unit_table import group_of, group_title, unit_table
from qbank.documents.styles import Look
from qbank.domain.form_snapshot import SnapshotItem
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import DataTable, RichText, plain_inlines


def practical_task(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form; nothing of the key and no KUK."""
    yield from identity_table(context)
    yield from guide(context, "practical_task.guide_heading", context.lines("practical_task.guide"), level=1)
    yield Heading(context.text("practical_task.scenario_heading"))
    for item in context.tasks():
        yield from _task(context, item)
    for item in context.tasks():
        yield from _attachments(context, item)
    yield from signatures(context)
    yield from makers(context)


def _task(context: FormContext, item: SnapshotItem) -> Iterator[Block]:
    task = task_of(item)
    group = group_of(context, task.job_group)
    yield Heading(group_title(context, group), level=2)
    yield unit_table(context, group, keep_next=True)
    if task.company:
        yield Heading(context.text("practical_task.company"), level=3)
        yield Prose(read_markdown(task.company))
    yield Heading(context.text("practical_task.scenario"), level=3)
    yield Prose(read_markdown(task.scenario))
    yield Heading(context.text("practical_task.steps"), level=3)
    yield NumberedList(tuple(read_markdown(step.text) for step in task.steps), Look.STEP)
    yield Heading(context.text("practical_task.product"), level=3)
    yield Prose(read_markdown(task.product))
    if task.tools:
        yield Heading(context.text("practical_task.tools"), level=3)
        yield BulletList(tuple(read_markdown(tool) for tool in task.tools))
    yield Heading(context.text("practical_task.minutes"), level=3)
    yield words(context.text("practical_task.minutes_value", minutes=f"{item.minutes or group.minutes:g}"))


def _attachments(context: FormContext, item: SnapshotItem) -> Iterator[Block]:
    task = task_of(item)
    group = context.text("unit_table.group", number=context.group_number(group_of(context, task.job_group)))
    for number, attachment in enumerate(task.attachments, start=1):
        label = context.text("practical_task.attachment", group=group, number=number)
        body = read_markdown(attachment.body)
        yield Heading(
            _own_title(attachment.title), eyebrow=label, new_page=number == 1 or _is_worksheet(body)
        )
        yield Prose(body)


def _is_worksheet(body: RichText) -> bool:
    """Say whether the candidate writes in it: such an attachment is a sheet of its own."""
    tables = (block for block in body if isinstance(block, DataTable))
    return any(not plain_inlines(cell).strip() for table in tables for row in table.rows for cell in row[1:])


def _own_title(title: str) -> str:
    # Writers number their attachments themselves ("Lampiran 2 – Pesaing"); the number stands above the title.
    return re.sub(r"^Lampiran\s+\d+\s*[:.–-]\s*", "", title)
