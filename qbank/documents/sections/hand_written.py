"""Labelled places to write by hand."""

from __future__ import annotations

from collections.abc import Iterable

from qbank.documents.cells import blank_line, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Row

COLUMNS = (5.2, 11.8)


def written_lines(
    context: FormContext, keys: Iterable[str], *, lines: int, keep_next: bool = False
) -> tuple[Block, ...]:
    """Return a table of labels out of the wording, each with that many dotted lines beside it.

    `keep_next` keeps it whole, and with what follows.
    """
    rows = (
        Row((text_cell(context.text(key), bold=True), Cell((blank_line(),) * lines)), keep_next=keep_next)
        for key in keys
    )
    return (Grid(COLUMNS, tuple(rows)),)
