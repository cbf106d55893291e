"""FR.IA.05B – RAHASIA: the key in pairs side by side, then why the key is right and every distractor wrong."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, centred_cell, head_row, text_cell
from qbank.documents.columns import column_order
from qbank.documents.context import FormContext, references
from qbank.documents.model import Block, Cell, Grid, Heading, Paragraph, Prose, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import OPTION_LETTERS, SnapshotItem
from qbank.domain.items import MultipleChoice
from qbank.text.markdown import read_line, read_markdown
from qbank.text.rich_text import Span

PAIRS = 4
PAIR_COLUMNS = (1.5, 2.75)
REASON_COLUMNS = (0.9, 1.2, 3.4, 11.5)


def multiple_choice_key(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    items = context.snapshot.items_of(Instrument.DPT_PG)
    yield from identity_table(context, rows=())
    yield from unit_table(context)
    yield Heading(context.text("multiple_choice_key.key_heading"))
    yield _pairs(context, items)
    yield from makers(context)
    yield Heading(context.text("multiple_choice_key.reasons_heading"))
    yield Paragraph((Span(context.text("multiple_choice_key.reasons_note")),), Look.NOTE, keep_next=True)
    head = head_row(*context.lines("multiple_choice_key.reasons_head"))
    yield Grid(REASON_COLUMNS, (head, *(_reasons(item) for item in items)))


def _pairs(context: FormContext, items: tuple[SnapshotItem, ...]) -> Grid:
    head = head_row(*context.lines("multiple_choice_key.head") * PAIRS)
    rows = column_order(items, PAIRS)
    last = len(rows) - 1
    body = (
        Row(tuple(cell for item in row for cell in _pair(item)), keep_next=number < last)
        for number, row in enumerate(rows)
    )
    return Grid(PAIR_COLUMNS * PAIRS, (head, *body))


def _pair(item: SnapshotItem | None) -> tuple[Cell, Cell]:
    if item is None:
        return EMPTY, EMPTY
    return centred_cell(str(item.number), middle=True), centred_cell(item.key, bold=True, middle=True)


def _reasons(item: SnapshotItem) -> Row:
    assert isinstance(item.content, MultipleChoice)
    right = next(option for option in item.content.options if option.key)
    reasons = (
        Paragraph((Span(f"{letter}.\t", bold=option.key), *read_line(option.rationale)), Look.CELL_REASON)
        for letter, option in zip(OPTION_LETTERS, item.content.options, strict=False)
        if option.rationale
    )
    cells = (
        centred_cell(str(item.number)),
        centred_cell(item.key, bold=True),
        text_cell(references(item), Look.CELL_SMALL),
    )
    return Row((*cells, Cell((Prose(read_markdown(right.text), Look.CELL), *reasons))))
