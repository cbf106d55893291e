"""LEMBAR-KOREKSI – RAHASIA: each written question with its key or points, its KUK, the oral question that follows up, and the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_row, prose_cell, text_cell, words
from qbank.documents.columns import column_order
from qbank.documents.context import FormContext, items_by_criterion, references
from qbank.documents.editions import Form
from qbank.documents.model import Block, Cell, Grid, Heading, Row
from qbank.documents.sections.amounts import amount
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.questions import number_ranges
from qbank.documents.sections.written_result import written_result
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Essay

COLUMNS = (0.9, 1.1, 3.75, 1.6, 1.15)
ESSAY_COLUMNS = (0.9, 3.9, 6.4, 1.8, 0.9, 1.2, 1.9)
BLOCKS = 2
POINTS_HEIGHT = 0.8
UNBROKEN = "\u00a0"

OralNumbers = Mapping[tuple[str, str], list[int]]


def correction_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, rows=("assessor", "candidate", "date"))
    oral = context.code(Form.ORAL_QUESTIONS)
    yield words(context.text("correction_sheet.guide", oral=oral))
    yield from _multiple_choice(context)
    yield from _essays(context)
    yield from written_result(context)


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
    yield words(context.text("correction_sheet.choice_guide"), Look.NOTE)
    head = head_row(*context.lines("correction_sheet.head") * BLOCKS)
    rows = (
        Row(tuple(cell for item in row for cell in _cells(context, item, numbers)))
        for row in column_order(items, BLOCKS)
    )
    yield Grid(COLUMNS * BLOCKS, (head, *rows))


def _essays(context: FormContext) -> Iterator[Block]:
    items = context.snapshot.items_of(Instrument.DPT_ESAI)
    if not items:
        return
    numbers, key = _oral_numbers(context), context.code(Form.ESSAY_KEY)
    yield _heading(context, Form.ESSAY_PAPER)
    yield words(context.text("correction_sheet.essay_guide", sheet=key), Look.NOTE)
    head = head_row(*context.lines("correction_sheet.essay_head"))
    yield Grid(ESSAY_COLUMNS, (head, *(row for item in items for row in _essay_rows(context, item, numbers))))


def _heading(context: FormContext, paper: Form) -> Heading:
    return Heading(f"{context.code(paper)} – {context.text(f'{paper}.short')}", level=2)


def _cells(context: FormContext, item: SnapshotItem | None, oral: OralNumbers) -> tuple[Cell, ...]:
    if item is None:
        return (EMPTY,) * len(COLUMNS)
    return (
        centred_cell(str(item.number), middle=True),
        centred_cell(item.key, bold=True, middle=True),
        text_cell(references(item), Look.CELL_SMALL, middle=True),
        centred_cell(_asked(context, item, oral), middle=True),
        box_cell(),
    )


def _essay_rows(context: FormContext, item: SnapshotItem, oral: OralNumbers) -> Iterator[Row]:
    assert isinstance(item.content, Essay)
    essay = item.content
    cells = (
        text_cell(references(item), Look.CELL_SMALL, middle=True),
        text_cell(_points(context, essay), middle=True),
        centred_cell(_of(context, essay.most_points), bold=True, middle=True),
        box_cell(),
        box_cell(),
        centred_cell(_asked(context, item, oral), middle=True),
    )
    yield Row(
        (centred_cell(str(item.number), middle=True, rows=2), *cells), keep_next=True, height=POINTS_HEIGHT
    )
    rule = prose_cell(context.text("decision.pass_rule", rule=essay.pass_rule), Look.CELL_SMALL)
    yield Row((Cell(rule.content, columns=len(cells)),))


def _points(context: FormContext, essay: Essay) -> str:
    star = context.text("decision.required")
    places = (
        f"{number}{star if point.required else ''}{UNBROKEN}{_of(context, point.points)}"
        for number, point in enumerate(essay.rubric, start=1)
    )
    return "   ".join(places)


def _of(context: FormContext, points: float) -> str:
    return context.text("correction_sheet.points", most=amount(points)).replace(" ", UNBROKEN)


def _asked(context: FormContext, item: SnapshotItem, oral: OralNumbers) -> str:
    asked = {number for ref in item.criteria for number in oral.get((ref.unit, ref.criterion), [])}
    return number_ranges(sorted(asked)) or context.text("correction_sheet.none")
