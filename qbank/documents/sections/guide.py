"""Instructions at the head of a form, numbered by Word."""

from __future__ import annotations

from collections.abc import Iterable

from qbank.documents.context import FormContext
from qbank.documents.model import Block, Heading, NumberedList
from qbank.text.markdown import read_markdown


def guide(context: FormContext, heading: str, lines: Iterable[str], *, level: int = 3) -> tuple[Block, ...]:
    """Return a heading out of the wording and the lines below it as a numbered list."""
    return Heading(context.text(heading), level), NumberedList(tuple(read_markdown(line) for line in lines))
