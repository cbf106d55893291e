"""The unit table: by job group, merged down, with number, code and title (2023); a small table for each unit (2020)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qbank.documents.cells import centred_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Paragraph, Row, UnitHeading
from qbank.documents.styles import Look
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.form_snapshot import SnapshotUnit
from qbank.text.rich_text import Span

COLUMNS = (5.2, 0.9, 3.3, 7.6)
SMALL_COLUMNS = (4.3, 2.5, 10.2)


def unit_table(context: FormContext, *groups: JobGroup, keep_next: bool = False) -> tuple[Block, ...]:
    """Return the units of the given job groups, of all by default, as the edition lays them out.

    `keep_next` ties the last row to what follows.
    """
    chosen = groups or context.snapshot.job_groups
    if not context.layout.groups_units:
        units = (unit for group in chosen for unit in context.snapshot.units_of(group))
        return tuple(_small_table(context, unit, keep_next=keep_next) for unit in units)
    head = head_row(*context.lines("unit_table.head"))
    *above, last = (row for group in chosen for row in _group_rows(context, group))
    return (Grid(COLUMNS, (head, *above, replace(last, keep_next=keep_next))),)


def _small_table(context: FormContext, unit: SnapshotUnit, *, keep_next: bool) -> Grid:
    number = next(number for number, other in context.numbered_units() if other is unit)
    label = text_cell(context.text("unit_table.unit", number=number), bold=True, rows=2, middle=True)
    code, title = context.lines("unit_table.facts")
    rows = (
        Row((label, text_cell(code), text_cell(unit.code)), keep_next=True),
        Row((text_cell(title), text_cell(unit.title)), keep_next=keep_next),
    )
    return Grid(SMALL_COLUMNS, rows)


def group_of(context: FormContext, code: str) -> JobGroup:
    """Return the job group with that code."""
    return next(group for group in context.snapshot.job_groups if group.code == code)


def group_title(context: FormContext, group: JobGroup) -> str:
    """Name a job group with its number and title."""
    return f"{context.text('unit_table.group', number=context.group_number(group))} – {group.title}"


def unit_heading(context: FormContext, unit: SnapshotUnit) -> UnitHeading:
    """Return the line that opens a unit's part."""
    number = next(number for number, other in context.numbered_units() if other is unit)
    return UnitHeading(context.text("unit.label", number=number), unit.code, unit.title)


def _group_rows(context: FormContext, group: JobGroup) -> Iterator[Row]:
    units = context.snapshot.units_of(group)
    numbers = {unit.code: number for number, unit in context.numbered_units()}
    name = context.text("unit_table.group", number=context.group_number(group))
    label = Cell(
        (Paragraph((Span(name, bold=True),), Look.CELL), Paragraph((Span(group.title),), Look.CELL_SMALL)),
        rows=len(units),
    )
    for position, unit in enumerate(units):
        cells = (
            centred_cell(str(numbers[unit.code]), middle=True),
            text_cell(unit.code, middle=True),
            text_cell(unit.title, middle=True),
        )
        yield Row((label, *cells) if position == 0 else cells, keep_next=position + 1 < len(units))
