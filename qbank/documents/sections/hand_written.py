"""Labelled places to write by hand."""

from __future__ import annotations

from collections.abc import Iterable

from qbank.documents.cells import blank_line, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Row

COLUMNS = (5.2, 11.8)


def written_lines(context: FormContext, keys: Iterable[str], *, lines: int) -> tuple[Block, ...]:
    """Return a table of labels out of the wording, each with that many dotted lines beside it."""
    rows = (Row((text_cell(context.text(key), bold=True), Cell((blank_line(),) * lines))) for key in keys)
    return (Grid(COLUMNS, tuple(rows)),)
