"""Tables of a form: widths, merged cells, rows that keep together, heads that repeat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from qbank.documents.flow import Flow, Frame
from qbank.documents.model import Cell, Grid, Row
from qbank.documents.styles import Look, TableLook
from qbank.documents.wordml import cell_edges, column_widths, paragraph, table, table_cell, table_row, twips

PADDING = {TableLook.CASE: 0.25}
DEFAULT_PADDING = 0.15


@dataclass(slots=True)
class _Merge:
    """A cell merged down that still covers `rows` rows."""

    cell: Cell
    rows: int


def write_grid(grid: Grid, flow: Flow) -> str:
    """Write a table."""
    widths = column_widths(tuple(width * flow.scale for width in grid.columns))
    padding = twips(PADDING.get(grid.look, DEFAULT_PADDING))
    merges: dict[int, _Merge] = {}
    rows = []
    for row, below in zip_longest(grid.rows, grid.rows[1:]):
        keeps = row.keep_next or row.header
        sides = _open_sides(row, below)
        cells = "".join(
            [
                _cell(cell, merge, width, _frame(width - 2 * padding, keep_next=keeps), flow, sides=sides)
                for cell, merge, width in _placed(row, widths, merges)
            ]
        )
        rows.append(table_row(cells, header=row.header, height=twips(row.height)))
    return table(grid.look, widths, "".join(rows))


def _placed(row: Row, widths: tuple[int, ...], merges: dict[int, _Merge]) -> Iterator[tuple[Cell, str, int]]:
    cells = iter(row.cells)
    column = 0
    while column < len(widths):
        above = merges.get(column)
        cell = above.cell if above else next(cells)
        width = sum(widths[column : column + cell.columns])
        yield cell, _merge_mark(cell, above), width
        if above or cell.rows > 1:
            _cover(merges, column, above or _Merge(cell, cell.rows))
        column += cell.columns
    assert next(cells, None) is None, "a row has more cells than columns"


def _merge_mark(cell: Cell, above: _Merge | None) -> str:
    if above:
        return "continue"
    return "restart" if cell.rows > 1 else ""


def _cover(merges: dict[int, _Merge], column: int, merge: _Merge) -> None:
    merge.rows -= 1
    if merge.rows > 0:
        merges[column] = merge
    else:
        merges.pop(column, None)


@cache
def _frame(width: int, *, keep_next: bool) -> Frame:
    return Frame(width, Look.CELL, in_cell=True, keep_next=keep_next)


def _open_sides(row: Row, below: Row | None) -> tuple[str, ...]:
    sides = {"top": row.goes_on, "bottom": below is not None and below.goes_on}
    return tuple(side for side, is_open in sides.items() if is_open)


def _cell(cell: Cell, merge: str, width: int, frame: Frame, flow: Flow, *, sides: tuple[str, ...]) -> str:
    content = "" if merge == "continue" else flow.blocks(cell.content, frame)
    if not content or content.endswith("</w:tbl>"):
        content += paragraph("", Look.CELL, "<w:keepNext/>" if frame.keep_next else "")
    edges = cell_edges(merge, sides)
    return table_cell(content, width, columns=cell.columns, edges=edges, fill=cell.shade, middle=cell.middle)
