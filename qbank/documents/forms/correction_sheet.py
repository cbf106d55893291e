"""LEMBAR-KOREKSI – RAHASIA: each written question with its key, its KUK, and the oral question that follows up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_row, text_cell, words
from qbank.documents.columns import column_order
from qbank.documents.context import FormContext, items_by_criterion, references
from qbank.documents.editions import Form
from qbank.documents.model import Block, Cell, Grid, Heading, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.questions import number_ranges
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem

COLUMNS = (0.9, 1.1, 3.75, 1.6, 1.15)
ESSAY_COLUMNS = (1.0, 2.2, 8.6, 3.7, 1.5)
BLOCKS = 2

OralNumbers = Mapping[tuple[str, str], list[int]]


def correction_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, rows=("assessor", "candidate", "date"))
    oral = context.code(Form.ORAL_QUESTIONS)
    yield words(context.text("correction_sheet.guide", oral=oral))
    yield from _multiple_choice(context)
    yield from _essays(context)


def _oral_numbers(context: FormContext) -> OralNumbers:
    return {
        ref: sorted(item.number for item in items if item.instrument is Instrument.DPL)
        for ref, items in items_by_criterion(context.snapshot).items()
    }


def _multiple_choice(context: FormContext) -> Iterator[Block]:
    items = context.snapshot.items_of(Instrument.DPT_PG)
    if not items:
        return
    numbers = _oral_numbers(context)
    yield _heading(context, Form.MULTIPLE_CHOICE_PAPER)
    head = head_row(*context.lines("correction_sheet.head") * BLOCKS)
    rows = (
        Row(tuple(cell for item in row for cell in _cells(context, item, item.key if item else "", numbers)))
        for row in column_order(items, BLOCKS)
    )
    yield Grid(COLUMNS * BLOCKS, (head, *rows))


def _essays(context: FormContext) -> Iterator[Block]:
    items = context.snapshot.items_of(Instrument.DPT_ESAI)
    if not items:
        return
    numbers, key = _oral_numbers(context), context.code(Form.ESSAY_KEY)
    yield _heading(context, Form.ESSAY_PAPER)
    head = head_row(*context.lines("correction_sheet.head"))
    yield Grid(ESSAY_COLUMNS, (head, *(Row(_cells(context, item, key, numbers)) for item in items)))


def _heading(context: FormContext, paper: Form) -> Heading:
    return Heading(f"{context.code(paper)} – {context.text(f'{paper}.short')}", level=2)


def _cells(context: FormContext, item: SnapshotItem | None, key: str, oral: OralNumbers) -> tuple[Cell, ...]:
    if item is None:
        return (EMPTY,) * len(COLUMNS)
    asked = sorted({number for ref in item.criteria for number in oral.get((ref.unit, ref.criterion), [])})
    return (
        centred_cell(str(item.number), middle=True),
        centred_cell(key, bold=True, middle=True),
        text_cell(references(item), Look.CELL_SMALL, middle=True),
        centred_cell(number_ranges(asked) or context.text("correction_sheet.none"), middle=True),
        box_cell(),
    )
