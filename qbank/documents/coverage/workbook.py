"""Coverage as a workbook: KUK × instrument with a colour scale to sort and filter, and what to write next."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from qbank.documents.coverage.sheet import (
    STATUSES,
    CoverageSheet,
    SheetCell,
    facts_of,
    line_table,
    mix_table,
    remarks_of,
    writing_table,
)
from qbank.documents.parts import PackedDocument, pack_parts
from qbank.domain.codes import INSTRUMENTS_BY_EVIDENCE
from qbank.domain.coverage import CriterionCoverage, Heat
from qbank.text.wording import Wording

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_BEFORE = 5
"""Columns before the instruments: unit, element, KUK, its text, and how it can be shown."""
_COLUMN_WIDTHS = (22, 9, 8, 60, 34, *(9,) * len(INSTRUMENTS_BY_EVIDENCE), 11, 11, 11, 26, 12, 20)
_CHARACTERS_PER_CENTIMETRE = 5
_LINE_HEIGHT = 15
_SCALE = {
    "type": "3_color_scale", "min_type": "num", "mid_type": "num", "min_value": 0, "mid_value": 1,
    "min_color": "#F6C9C4", "mid_color": "#E6F2E7", "max_color": "#8CC79A",
}  # fmt: skip

_Value = str | int | None


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet: its tab, and a table of texts and numbers with its head. Widths are characters."""

    name: str
    head: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[_Value]]


def render_workbook(sheet: CoverageSheet, wording: Wording) -> PackedDocument:
    """Write the workbook; the same sheet gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": wording.text("coverage_sheet.title"), "created": datetime(1980, 1, 1)})
    looks = (
        book.add_format(
            {"bold": True, "bg_color": "#D6DFEE", "border": 1, "text_wrap": True, "valign": "top"}
        ),
        book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        book.add_format({"valign": "top", "align": "center"}),
    )
    first, *others = _pages(sheet, wording)
    heat = _add_page(book, first, looks)
    last = _BEFORE + len(INSTRUMENTS_BY_EVIDENCE) - 1
    heat.conditional_format(1, _BEFORE, len(first.rows), last, _SCALE)
    heat.freeze_panes(1, 3)
    for page in others:
        _add_page(book, page, looks)
    book.close()
    with zipfile.ZipFile(buffer) as archive:
        return pack_parts({name: archive.read(name) for name in archive.namelist()})


def _pages(sheet: CoverageSheet, wording: Wording) -> Iterator[_Page]:
    criteria, *tables, facts = wording.lines("coverage_sheet.sheet_names")
    rows = tuple(_criterion_rows(sheet, wording))
    yield _Page(criteria, _criterion_head(wording), _COLUMN_WIDTHS, rows)
    for name, build in zip(tables, (writing_table, line_table, mix_table), strict=True):
        table = build(sheet, wording)
        widths = [width * _CHARACTERS_PER_CENTIMETRE for width in table.widths]
        yield _Page(name, table.head, widths, tuple(map(_values, table.rows)))
    yield _Page(facts, wording.lines("coverage_sheet.fact_head"), (40, 60), tuple(facts_of(sheet, wording)))


def _values(row: Iterable[SheetCell]) -> tuple[_Value, ...]:
    return tuple(int(cell.text) if cell.is_number else cell.text for cell in row)


def _criterion_head(wording: Wording) -> tuple[str, ...]:
    words = wording.lines("coverage_sheet.workbook_head")
    return (*words[:_BEFORE], *INSTRUMENTS_BY_EVIDENCE, *words[_BEFORE:])


def _criterion_rows(sheet: CoverageSheet, wording: Wording) -> Iterator[Sequence[_Value]]:
    for row in sheet.coverage.rows:
        line = row.line
        plan = (
            wording.text(
                "coverage_sheet.plan_line", pieces=line.pieces, instruments=", ".join(line.instruments)
            )
            if line
            else ""
        )
        yield (
            row.unit,
            row.element,
            row.criterion,
            row.text,
            wording.text(f"way.{line.way}") if line else "",
            *_counts(sheet, row),
            *(row.total_of(status) for status in STATUSES),
            plan,
            row.days_since_review(sheet.day),
            remarks_of(sheet.coverage, row, wording),
        )


def _counts(sheet: CoverageSheet, row: CriterionCoverage) -> Iterator[_Value]:
    """Yield the counted items of each instrument; a nought only where the plan asks for one."""
    for instrument in INSTRUMENTS_BY_EVIDENCE:
        count = row.total(instrument, sheet.coverage.counted)
        is_missing = sheet.coverage.heat(row, instrument) is Heat.MISSING
        yield count if count or is_missing else None


def _add_page(book: Workbook, page: _Page, looks: tuple[Format, Format, Format]) -> Worksheet:
    """Add a sheet with a frozen, filtered head; texts stay texts, so that 1.10 is not 1.1."""
    head, text, number = looks
    added = book.add_worksheet(page.name)
    for column, (title, width) in enumerate(zip(page.head, page.widths, strict=True)):
        added.write_string(0, column, title, head)
        added.set_column(column, column, width)
    added.set_row(0, 2 * _LINE_HEIGHT)
    for place, row in enumerate(page.rows, start=1):
        added.set_row(place, _LINE_HEIGHT * max(map(_lines, row, page.widths)))
        for column, value in enumerate(row):
            if isinstance(value, int):
                added.write_number(place, column, value, number)
            elif value:
                added.write_string(place, column, value, text)
    added.freeze_panes(1, 0)
    added.autofilter(0, 0, max(len(page.rows), 1), len(page.head) - 1)
    added.set_paper(9)
    added.set_landscape()
    added.fit_to_pages(1, 0)
    added.repeat_rows(0)
    return added


def _lines(value: _Value, width: float) -> int:
    return ceil(len(value) * 1.1 / width) if isinstance(value, str) and value else 1
