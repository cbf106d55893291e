"""FR.IA.02, kartu peran – RAHASIA: each card on its own page, for whoever plays the part."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.context import FormContext, task_of, tasks
from qbank.documents.model import Block, Heading, Paragraph, Prose
from qbank.documents.sections.unit_table import group_of, group_title
from qbank.documents.styles import Look
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Span


def role_cards(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    first = True
    for item in tasks(context.snapshot):
        task = task_of(item)
        group = group_title(context, group_of(context, task.job_group))
        for card in task.role_cards:
            yield Heading(group, level=2, new_page=not first)
            role, _, hint = card.role.partition(" (")
            yield Paragraph((Span(role),), Look.CARD_ROLE)
            if hint:
                yield Paragraph((Span(hint.removesuffix(")")),), keep_next=True)
            yield Paragraph((Span(context.text("role_cards.note")),), Look.NOTE)
            yield Prose(read_markdown(card.text), Look.CARD_TEXT)
            first = False
