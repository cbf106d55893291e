"""The print plan on paper: every document with its copies, and their sum, documents times copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qbank.documents.cells import band_cell, centred_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.handling import Copies, Moment, PrintLine
from qbank.documents.model import Block, Cell, Grid, Heading, Row
from qbank.documents.sections.amounts import counts_by_label
from qbank.documents.styles import Look, Shade

COLUMNS = (0.9, 3.3, 5.4, 2.8, 3.1, 1.5)
SUM_COLUMNS = (7.4, 2.4, 5.0, 2.2)

Alike = tuple[str, tuple[tuple[str, int], ...]]
"""A reader and the copies of each form."""


def print_table(context: FormContext) -> Iterator[Block]:
    """Yield the plan by moment, and its sum."""
    yield Heading(context.text("cover_sheet.plan_heading"))
    yield Grid(COLUMNS, (head_row(*context.lines("cover_sheet.plan_head")), *_plan_rows(context)))
    yield Heading(context.text("cover_sheet.sum_heading"), level=2)
    yield Grid(SUM_COLUMNS, (head_row(*context.lines("cover_sheet.sum_head")), *_sum_rows(context)))


def line_name(context: FormContext, line: PrintLine, groups: Sequence[str] = ()) -> str:
    """Name a document with the job groups it serves, or with those given."""
    short = context.text(f"{line.form}.{'data_short' if line.is_workbook else 'short'}")
    shown = groups or line.groups
    return f"{short} · {', '.join(shown)}" if line.groups else short


def _plan_rows(context: FormContext) -> Iterator[Row]:
    number = 0
    for moment in Moment:
        lines = [line for line in context.exam_set.plan if line.handling.moment is moment]
        if lines:
            band = context.text(f"cover_sheet.moment_{moment}")
            yield Row((band_cell(band, len(COLUMNS)),), keep_next=True)
        for line in lines:
            number += 1
            yield _plan_row(context, number, line)


def _plan_row(context: FormContext, number: int, line: PrintLine) -> Row:
    if line.is_workbook:
        copies, sides = (
            context.text("cover_sheet.workbook", count=line.total),
            context.text("cover_sheet.no_paper"),
        )
    else:
        copies = _copies(context, line)
        sides = context.text(f"cover_sheet.{'two_sides' if line.handling.two_sided else 'one_side'}")
    return Row(
        (
            centred_cell(str(number), Look.CELL_SMALL),
            text_cell(context.code(line.form), Look.CELL_SMALL, bold=True),
            text_cell(line_name(context, line), Look.CELL_SMALL),
            text_cell(context.text(f"cover_sheet.{_reader(line)}"), Look.CELL_SMALL),
            text_cell(copies, Look.CELL_SMALL),
            centred_cell(sides, Look.CELL_SMALL),
        )
    )


def _reader(line: PrintLine) -> str:
    match line.handling.copies:
        case Copies.ONCE:
            return "reader_archive" if line.bundle == "arsip" else "reader_all"
        case Copies.EACH_ASSESSOR:
            return "reader_assessor"
        case Copies.ASSESSOR_AND_PLAYER:
            return "reader_player"
        case Copies.EACH_CANDIDATE:
            return "reader_candidate" if line.bundle == "asesi" else "reader_each"


def _copies(context: FormContext, line: PrintLine) -> str:
    if len(line.copies) == 1:
        return str(line.total)
    return context.text("cover_sheet.copies", total=line.total, parts=counts_by_label(line.copies))


def _sum_rows(context: FormContext) -> Iterator[Row]:
    paper = [line for line in context.exam_set.plan if not line.is_workbook]
    for reader, lines in _alike(paper).items():
        yield _sum_row(context, context.text(f"cover_sheet.{reader[0]}"), lines)
    total = centred_cell(str(sum(line.total for line in paper)), bold=True)
    label = band_cell(context.text("cover_sheet.sum_total"), len(SUM_COLUMNS) - 1)
    yield Row((label, Cell(total.content, shade=Shade.BAND)))
    workbooks = [line for line in context.exam_set.plan if line.is_workbook]
    for lines in _alike(workbooks).values():
        yield _sum_row(context, context.text("cover_sheet.sum_workbooks"), lines)


def _alike(lines: Sequence[PrintLine]) -> dict[Alike, list[PrintLine]]:
    """Group the lines of one reader that have the same copies of each form."""
    found: dict[Alike, list[PrintLine]] = {}
    for line in lines:
        found.setdefault((_reader(line), tuple(line.copies.items())), []).append(line)
    return found


def _sum_row(context: FormContext, name: str, lines: Sequence[PrintLine]) -> Row:
    cells = (
        centred_cell(str(len(lines)), Look.CELL_SMALL),
        centred_cell(_copies(context, lines[0]), Look.CELL_SMALL),
        centred_cell(str(sum(line.total for line in lines)), Look.CELL_SMALL),
    )
    return Row((text_cell(name, Look.CELL_SMALL), *cells), keep_next=True)
