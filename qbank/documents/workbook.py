"""The data of a task's attachments as a workbook: one sheet an attachment, numbers as numbers, texts as texts."""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from qbank.documents.parts import PackedDocument, pack_parts
from qbank.domain.items import Task
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import DataTable, Listing, RichText, plain_inlines, plain_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_THOUSANDS = re.compile(r"[-\u2212]?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[-\u2212]?\d+(,\d+)?")
_NARROWEST, _WIDEST, _TEXT_WIDTH, _LINE_POINTS = 10, 44, 90, 15
_FIXED_ROW = re.compile(rb'(<row r="(\d+)"[^>]*?) customHeight="1"')


@dataclass(frozen=True, slots=True)
class DataSheet:
    """One sheet: its tab, its title and what stands on it."""

    name: str
    title: str
    body: RichText


def data_sheets(task: Task) -> tuple[DataSheet, ...]:
    """Return a sheet for each attachment that is offered as a workbook, named by its number on the paper."""
    return tuple(
        DataSheet(f"Lampiran {number}", attachment.title, read_markdown(attachment.body))
        for number, attachment in enumerate(task.attachments, start=1)
        if attachment.xlsx
    )


def pack_workbook(sheets: Sequence[DataSheet], date: str, keywords: str) -> PackedDocument:
    """Write the sheets as .xlsx; texts are never read as formulas. `date` is ISO 8601 and becomes the file's own."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": datetime.fromisoformat(date[:10]), "keywords": keywords})
    looks = _Looks(
        title=book.add_format({"bold": True, "font_size": 13, "font_color": "#1F3864"}),
        text=book.add_format({"text_wrap": True, "valign": "top"}),
        head=book.add_format(
            {"bold": True, "bg_color": "#D6DFEE", "border": 1, "text_wrap": True, "valign": "vcenter"}
        ),
        cell=book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        figure=cache(lambda shape: book.add_format({"border": 1, "valign": "top", "num_format": shape})),
    )
    growing = {
        f"xl/worksheets/sheet{number}.xml": _write_sheet(book.add_worksheet(sheet.name), sheet, looks)
        for number, sheet in enumerate(sheets, start=1)
    }
    book.close()
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return pack_parts({name: _let_grow(part, growing.get(name, set())) for name, part in parts.items()})


@dataclass(frozen=True, slots=True)
class _Looks:
    title: Format
    text: Format
    head: Format
    cell: Format
    figure: Callable[[str], Format]


def _let_grow(part: bytes, rows: Set[int]) -> bytes:
    """Keep the heights of these rows, but let them follow what is typed: a fixed row hides a long answer."""
    return _FIXED_ROW.sub(lambda row: row[1] if int(row[2]) in rows else row[0], part)


def _write_sheet(page: Worksheet, sheet: DataSheet, looks: _Looks) -> set[int]:
    """Write the sheet and return the rows of its tables, counted from 1."""
    tables = [block for block in sheet.body if isinstance(block, DataTable)]
    widths = _widths(tables)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.write_string(0, 0, sheet.title, looks.title)
    row = 2
    table_rows: set[int] = set()
    for block in sheet.body:
        if isinstance(block, DataTable):
            end = _write_table(page, block, row, widths, looks)
            table_rows.update(range(row + 1, end + 1))
            row = end + 1
            continue
        for line in _lines((block,)):
            row = _write_line(page, line, row, len(widths), looks)
    return table_rows


def _write_line(page: Worksheet, line: str, row: int, columns: int, looks: _Looks) -> int:
    if columns > 1:
        page.merge_range(row, 0, row, columns - 1, "", looks.text)
    page.write_string(row, 0, line, looks.text)
    page.set_row(row, _LINE_POINTS * (len(line) // _TEXT_WIDTH + 1))
    return row + 1


def _lines(body: RichText) -> Iterator[str]:
    for block in body:
        if isinstance(block, Listing):
            for number, item in enumerate(block.items, start=block.start):
                mark = f"{number}." if block.ordered else "•"
                yield f"{mark} {plain_text(item)}"
        else:
            yield plain_text((block,))


def _write_table(page: Worksheet, table: DataTable, row: int, widths: Sequence[int], looks: _Looks) -> int:
    for offset, line in enumerate((table.header, *table.rows)):
        texts = [plain_inlines(cell) for cell in line]
        page.set_row(row + offset, _LINE_POINTS * max(map(_line_count, texts, widths)))
        for column, text in enumerate(texts):
            if offset:
                _write_cell(page, (row + offset, column), text, looks)
            else:
                page.write_string(row, column, text, looks.head)
    return row + len(table.rows) + 1


def _line_count(text: str, width: int) -> int:
    return max(1, len(textwrap.wrap(text, width)))


def _write_cell(page: Worksheet, place: tuple[int, int], text: str, looks: _Looks) -> None:
    value = indonesian_number(text.removesuffix("%").strip())
    if value is None:
        page.write_string(*place, text, looks.cell)
    else:
        page.write_number(*place, value / 100 if text.endswith("%") else value, looks.figure(_shape(text)))


def _shape(text: str) -> str:
    """Return the number format that shows a figure with the separators and decimals of the paper."""
    decimals = len(text.removesuffix("%").strip().partition(",")[2])
    whole = "#,##0" if "." in text else "0"
    return whole + (f".{'0' * decimals}" if decimals else "") + ("%" if text.endswith("%") else "")


def indonesian_number(text: str) -> float | None:
    """Read "22.400", "3,5" or "2025" as a number; None for anything else ("12 Januari", "R1", "081…")."""
    has_leading_zero = len(text) > 1 and text[0] == "0" and text[1] != ","
    if has_leading_zero or not (_THOUSANDS.fullmatch(text) or _PLAIN.fullmatch(text)):
        return None
    return float(text.replace("\u2212", "-").replace(".", "").replace(",", "."))


def _widths(tables: Sequence[DataTable]) -> list[int]:
    widths: list[int] = []
    for table in tables:
        for column in range(len(table.header)):
            cells = [plain_inlines(row[column]) for row in (table.header, *table.rows)]
            longest = max(len(word) for cell in cells for word in [cell[:_WIDEST]])
            width = min(max(longest + 2, _NARROWEST), _WIDEST)
            if column < len(widths):
                widths[column] = max(widths[column], width)
            else:
                widths.append(width)
    return widths or [_TEXT_WIDTH]
