"""Cells and rows that many forms use: heads, texts, boxes to tick, places to write."""

from __future__ import annotations

from functools import cache

from qbank.documents.model import Blank, Cell, Paragraph, Prose, Row, TickBox
from qbank.documents.styles import Look, Shade
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Alignment, Span

EMPTY = Cell()


def words(text: str, look: Look = Look.BODY, *, bold: bool = False) -> Paragraph:
    """Make a paragraph of a literal text."""
    return Paragraph((Span(text, bold=bold),), look)


def text_cell(
    text: str, look: Look = Look.CELL, *, bold: bool = False, middle: bool = False, rows: int = 1
) -> Cell:
    """Make a cell of a literal text."""
    return Cell((words(text, look, bold=bold),), middle=middle, rows=rows)


def centred_cell(
    text: str, look: Look = Look.CELL, *, bold: bool = False, middle: bool = False, rows: int = 1
) -> Cell:
    """Make a cell with one short centred text, such as a number."""
    return Cell((Paragraph((Span(text, bold=bold),), look, Alignment.CENTRE),), middle=middle, rows=rows)


def prose_cell(markdown: str, look: Look = Look.CELL) -> Cell:
    """Make a cell of a Markdown text."""
    return Cell((Prose(read_markdown(markdown), look),))


@cache
def box_cell(*, rows: int = 1) -> Cell:
    """Make a cell with a box to tick."""
    return Cell((Paragraph((TickBox(),), Look.CELL_BOX),), middle=True, rows=rows)


def blank_line() -> Paragraph:
    """Make a dotted line to write on."""
    return Paragraph((Blank(),), Look.CELL_WRITE)


def head_cell(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    """Make a cell of a table head."""
    return Cell((words(text, Look.CELL_HEAD),), columns, rows, Shade.HEAD, middle=True)


def head_row(*texts: str) -> Row:
    """Make a head that repeats on every page."""
    return Row(tuple(head_cell(text) for text in texts), header=True)


def band_cell(text: str, columns: int) -> Cell:
    """Make a shaded cell that opens a part of a table."""
    return Cell((words(text, Look.CELL_BAND),), columns, shade=Shade.BAND)
