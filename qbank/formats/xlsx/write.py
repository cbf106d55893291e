"""Write the writer's workbook: a sheet for each kind, the KUK to choose from, help, and rows to fill in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

import xlsxwriter

from qbank.domain.codes import ItemKind
from qbank.domain.items import ItemDraft, Stimulus, criteria_of
from qbank.errors import Fact, InputRefusedError, Issue, Where
from qbank.formats.xlsx.columns import (
    AUTHOR,
    CASE_COLUMNS,
    CASE_SHEET,
    CODE,
    CRITERIA_SHEET,
    CRITERION,
    FAULT_COLUMN,
    FAULT_SHEET,
    HELP_SHEET,
    LISTED_PARTS,
    MORE_CRITERIA,
    MOST_ANSWER_POINTS,
    MOST_ROWS,
    MOST_RUBRIC_POINTS,
    NO,
    OPTION_LETTERS,
    PART_COLUMNS,
    PART_SHEET,
    PARTS,
    SHEET_BY_KIND,
    STATUS,
    TASK_KINDS,
    TOKEN,
    YES,
    Column,
    Entry,
    columns_of,
)

HELP_LINES = (
    "Buku kerja penulis butir soal",
    "1. Satu lembar untuk tiap jenis butir. Satu baris ialah satu butir; baris kosong dilewati.",
    "2. Pilih KUK, jenjang, dimensi, kesukaran, dan kunci dari daftar dalam selnya.",
    "3. Jangan mengubah kolom Kode dan Versi pada butir yang sudah ada. Versi menjaga agar perubahan orang lain tidak tertimpa.",
    "4. Butir baru: pakai baris yang kodenya sudah disediakan, atau tulis kode baru sesuai jenisnya.",
    "5. Tugas praktik dan proyek: identitasnya pada lembar jenisnya, isinya pada lembar Bagian tugas, satu baris untuk tiap bagian.",
    "6. Teks boleh memakai Markdown: **tebal**, *miring*, daftar, tabel. Ganti baris dalam sel dengan Alt+Enter.",
    "7. Simpan, lalu impor: qbank item import BERKAS.xlsx. Bila ada yang salah, tidak ada yang disimpan;",
    "    tambahkan --marked SALINAN.xlsx untuk mendapat salinan dengan setiap kesalahan ditandai di barisnya.",
)
_LAST_ROW = 5_000
_LINE_HEIGHT, _HIGHEST_ROW = 15.0, 409.0
_HEAD = {"bold": True, "bg_color": "#D6DFEE", "border": 1, "text_wrap": True, "valign": "top"}
_CELL = {"text_wrap": True, "valign": "top", "num_format": "@"}
_GREY = _CELL | {"font_color": "#808080", "bg_color": "#F2F2F2"}
_RED = _CELL | {"bg_color": "#F8CBAD"}


@dataclass(frozen=True, slots=True)
class WorkbookItem:
    """An item with what guards it against being overwritten unknowingly."""

    draft: ItemDraft
    token: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A KUK to choose: "UNIT/1.1" with what it belongs to, and what the bank has and wants for it."""

    name: str
    unit: str
    element: str
    text: str
    way: str = ""


@dataclass(frozen=True, slots=True)
class EmptyRow:
    """A row to be filled in: a free code, and the KUK that lacks an item, where one does."""

    kind: ItemKind
    code: str
    criterion: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class WorkbookContent:
    """All that a workbook shows."""

    criteria: tuple[CriterionLine, ...]
    items: tuple[WorkbookItem, ...] = ()
    cases: tuple[Stimulus, ...] = ()
    rows: tuple[EmptyRow, ...] = ()


Cells = dict[str, str]


def write_items_workbook(content: WorkbookContent) -> bytes:
    """Write a workbook; the same content gives the same bytes. Raises InputRefusedError for more rows than are read."""
    sheets: dict[str, tuple[Sequence[Column], list[Cells]]] = {}
    for kind, sheet in SHEET_BY_KIND.items():
        items = [_item_cells(item, kind) for item in content.items if item.draft.kind is kind]
        empty = [_empty_cells(row) for row in content.rows if row.kind is kind]
        sheets[sheet] = (columns_of(kind), [*items, *empty])
    tasks = (item.draft for item in content.items if item.draft.kind in TASK_KINDS)
    sheets[PART_SHEET] = (PART_COLUMNS, [cells for task in tasks for cells in _part_cells(task)])
    cases = [{"Kode": c.code, "Judul": c.title, "Isi": c.body} for c in content.cases]
    sheets[CASE_SHEET] = (CASE_COLUMNS, cases)
    if issues := tuple(_check_height(sheets)):
        raise InputRefusedError(*issues)
    return Book().write(sheets, content.criteria)


def check_expressible(draft: ItemDraft) -> Iterator[Issue]:
    """Yield what a row has no column for: more answer points or rubric points than there are columns."""
    data = asdict(draft.content)
    for name, most in (("answer_points", MOST_ANSWER_POINTS), ("rubric", MOST_RUBRIC_POINTS)):
        count = len(data.get(name, ()))
        if count > most:
            facts: dict[str, Fact] = {"name": name, "count": count, "most": most}
            yield Issue("workbook.too_many_parts", facts, Where(item=draft.code))


def _check_height(sheets: Mapping[str, tuple[Sequence[Column], Sequence[Cells]]]) -> Iterator[Issue]:
    for name, (_, cells) in sheets.items():
        rows = len(cells) + 1
        if rows > MOST_ROWS:
            yield Issue("workbook.too_many_rows", {"rows": rows, "most": MOST_ROWS}, Where(sheet=name))


def _empty_cells(row: EmptyRow) -> Cells:
    return {CODE.title: row.code, CRITERION.title: row.criterion, AUTHOR.title: row.author}


def _item_cells(item: WorkbookItem, kind: ItemKind) -> Cells:
    draft = item.draft
    first, *others = [str(ref) for ref in criteria_of(draft)] or [""]
    data = asdict(draft)
    cells = {
        column.title: text
        for column in columns_of(kind)
        if column.entry is not Entry.FIXED and column.path[0] != "criteria" and (text := _cell(data, column))
    }
    return cells | {
        TOKEN.title: item.token,
        STATUS.title: item.status,
        CRITERION.title: first,
        MORE_CRITERIA.title: "\n".join(others),
    }


def _cell(data: Mapping[str, Any], column: Column) -> str:
    if column.entry in {Entry.KEY, Entry.LETTERS}:
        options = data["content"]["options"]
        name = str(column.path[-1])
        return ", ".join(
            letter for letter, option in zip(OPTION_LETTERS, options, strict=False) if option[name]
        )
    value = _value_at(data, column.path[:-1] if column.entry is Entry.LIST else column.path)
    match column.entry:
        case Entry.LIST:
            return "\n".join(value or ())
        case Entry.REASONS:
            return "\n".join(f"{name}: {reason}" for name, reason in sorted(value.items()))
        case Entry.YES_NO:
            return "" if value is None else YES if value else NO
        case Entry.NUMBER:
            return "" if value is None else f"{value:g}"
        case _:
            return "" if value is None else str(value)


def _value_at(data: Any, path: Iterable[str | int]) -> Any:
    for name in path:
        try:
            data = data[name]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _part_cells(draft: ItemDraft) -> Iterator[Cells]:
    task = asdict(draft.content)
    for part, (name,) in PARTS.items():
        entries = task[name] if name in LISTED_PARTS else [task[name]]
        for entry in entries:
            yield {CODE.title: draft.code, "Bagian": part} | _one_part(name, entry)


def _one_part(name: str, entry: Any) -> Cells:
    match name:
        case "attachments":
            return {"Judul": entry["title"], "Isi": entry["body"], "Excel": YES if entry["xlsx"] else NO}
        case "steps":
            named = (f"{ref['unit']}/{ref['criterion']}" for ref in entry["criteria"])
            return {"Isi": entry["text"], "KUK": "\n".join(named)}
        case "product_key":
            required = YES if entry["required"] else NO
            return {"Langkah ke": str(entry["step"]), "Isi": entry["text"], "Wajib": required}
        case "role_cards":
            return {"Judul": entry["role"], "Isi": entry["text"]}
        case _:
            return {"Isi": entry}


@dataclass
class Book:
    """One workbook under way: help, sheets of rows, and the KUK that they name."""

    marks: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    help_lines: Sequence[str] = HELP_LINES
    is_for_reading: bool = False
    """Whether rows are as high as their texts: not every program fits them by itself."""

    def write(
        self, sheets: Mapping[str, tuple[Sequence[Column], list[Cells]]], criteria: Sequence[CriterionLine]
    ) -> bytes:
        """Return the workbook's bytes; `sheets` gives the columns and rows of each by its name."""
        buffer = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(buffer, options)
        self._book.set_properties({"created": datetime(2000, 1, 1)})
        self._formats = {name: self._book.add_format(look) for name, look in _LOOKS.items()}
        self._write_help()
        for name, (columns, rows) in sheets.items():
            self._write_sheet(name, columns, rows, len(criteria))
        self._write_criteria(criteria)
        self._book.close()
        return buffer.getvalue()

    def _write_help(self) -> None:
        sheet = self._book.add_worksheet(HELP_SHEET)
        sheet.set_column(0, 0, 110)
        sheet.write_string(0, 0, self.help_lines[0], self._formats["head"])
        for row, line in enumerate(self.help_lines[1:], start=1):
            sheet.write_string(row, 0, line, self._formats["cell"])

    def _write_criteria(self, criteria: Sequence[CriterionLine]) -> None:
        sheet = self._book.add_worksheet(CRITERIA_SHEET)
        for index, (title, width) in enumerate(
            (("KUK", 26), ("Unit", 40), ("Elemen", 40), ("Bunyi KUK", 80), ("Cara pembuktian", 18))
        ):
            sheet.set_column(index, index, width)
            sheet.write_string(0, index, title, self._formats["head"])
        for row, line in enumerate(criteria, start=1):
            for index, text in enumerate((line.name, line.unit, line.element, line.text, line.way)):
                sheet.write_string(row, index, text, self._formats["cell"])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(criteria), 1), 4)

    def _write_sheet(
        self, name: str, columns: Sequence[Column], rows: Sequence[Cells], criteria: int
    ) -> None:
        sheet = self._book.add_worksheet(name)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width, self._formats["cell"])
            sheet.write_string(0, index, column.title, self._formats["head"])
            if column.note:
                sheet.write_comment(0, index, column.note, {"x_scale": 2})
            self._add_choices(sheet, index, column, criteria)
        for row, cells in enumerate(rows, start=1):
            for index, column in enumerate(columns):
                look = self._look(name, row + 1, column)
                if cells.get(column.title) or look != "cell":
                    sheet.write_string(row, index, cells.get(column.title, ""), self._formats[look])
            if self.is_for_reading:
                sheet.set_row(row, _height(columns, cells))
            self._write_faults(sheet, name, row, len(columns))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)

    def _look(self, sheet: str, row: int, column: Column) -> str:
        if (sheet, row, column.title) in self.marks:
            return "red"
        return "grey" if column.entry is Entry.FIXED else "cell"

    def _write_faults(self, sheet: Any, name: str, row: int, index: int) -> None:
        faults = [
            text for (where, number, _), text in self.marks.items() if (where, number) == (name, row + 1)
        ]
        if faults:
            sheet.write_string(0, index, FAULT_COLUMN, self._formats["head"])
            sheet.set_column(index, index, 80, self._formats["cell"])
            sheet.write_string(row, index, "\n".join(faults), self._formats["red"])

    def _add_choices(self, sheet: Any, index: int, column: Column, criteria: int) -> None:
        if column.entry is Entry.CRITERION and criteria:
            source: object = f"={CRITERIA_SHEET}!$A$2:$A${criteria + 1}"
        elif column.choices:
            source = list(column.choices)
        else:
            return
        sheet.data_validation(
            1, index, _LAST_ROW, index,
            {"validate": "list", "source": source, "error_title": column.title,
             "error_message": "Pilih salah satu dari daftar."},
        )  # fmt: skip


def _height(columns: Sequence[Column], cells: Cells) -> float:
    """Return the height that the longest text of a row needs, in points, as far as a row can grow."""
    lines = (
        sum(1 + len(line) // column.width for line in cells.get(column.title, "").split("\n"))
        for column in columns
    )
    return min(_HIGHEST_ROW, _LINE_HEIGHT * max(lines))


_LOOKS = {"head": _HEAD, "cell": _CELL, "grey": _GREY, "red": _RED}


def write_marked_workbook(
    cells: Mapping[str, list[list[str]]],
    marks: Mapping[tuple[str, int, str], str],
    elsewhere: Sequence[str],
    criteria: Sequence[CriterionLine],
) -> bytes:
    """Write a workbook's own cells again, the faulty ones marked and explained beside their rows.

    `marks` go by (sheet, row, heading); what belongs to no cell stands on a sheet of its own.
    """
    sheets: dict[str, tuple[Sequence[Column], list[Cells]]] = {}
    known = {sheet: columns_of(kind) for kind, sheet in SHEET_BY_KIND.items()}
    known |= {PART_SHEET: PART_COLUMNS, CASE_SHEET: CASE_COLUMNS}
    for name, rows in cells.items():
        if name in known and rows:
            titles = rows[0]
            filled = [dict(zip(titles, row, strict=False)) for row in rows[1:]]
            sheets[name] = (known[name], filled)
    if elsewhere:
        column = Column(FAULT_COLUMN, ("text",), width=120)
        sheets[FAULT_SHEET] = ((column,), [{FAULT_COLUMN: text} for text in elsewhere])
    return Book(marks).write(sheets, criteria)
