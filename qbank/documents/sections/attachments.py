"""What a task hands out beside its text; a sheet to fill in begins a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.documents.context import FormContext, task_of
from qbank.documents.model import Block, Heading, Prose
from qbank.documents.sections.unit_table import group_of
from qbank.domain.form_snapshot import SnapshotItem
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import DataTable, RichText, plain_inlines


def attachments(context: FormContext, item: SnapshotItem) -> Iterator[Block]:
    """Yield the attachments of a task or project, numbered."""
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
