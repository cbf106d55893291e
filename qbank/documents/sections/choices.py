"""A choice to be ticked by hand."""

from __future__ import annotations

from qbank.documents.model import Blank, Mark, Paragraph, TickBox
from qbank.documents.styles import Look
from qbank.text.rich_text import Span


def choice(text: str) -> Paragraph:
    """Make a box and its words; words that end in a colon leave a dotted line to write on."""
    open_end: tuple[Mark, ...] = (Span(" "), Blank()) if text.endswith(":") else ()
    return Paragraph((TickBox(), Span(f"\t{text}"), *open_end), Look.CELL_CHOICE)
