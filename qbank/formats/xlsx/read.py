"""Read the writer's workbook, as Excel, LibreOffice or Google save it, with the sheet, row and column of every fault."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from qbank.domain.codes import ItemKind
from qbank.errors import Fact, InputRefusedError, Issue, Where
from qbank.formats.xlsx.columns import (
    CASE_COLUMNS,
    CASE_SHEET,
    CODE,
    KIND_BY_SHEET,
    LISTED_PARTS,
    MOST_COLUMNS,
    MOST_ROWS,
    NO,
    OPTION_LETTERS,
    PART_COLUMNS,
    PART_SHEET,
    PARTS,
    TASK_KINDS,
    TOKEN,
    YES,
    Column,
    Entry,
    columns_of,
)
from qbank.shaping.items import ItemFile, read_items
from qbank.shaping.package_gate import open_package
from qbank.shaping.pictures import FindPicture, no_folder
from qbank.shaping.source import Path, Source
from qbank.text.decode import first_control

_PREFILLED = {"code", "token", "status", "criteria", "author"}
_NAMING = {"criteria", "author", "stimulus", "enemies"}
_WORDING = {"content", "title", "body", "text"}
_YES_NO = {YES: "true", NO: "false"}


@dataclass(frozen=True, slots=True)
class EditToken:
    """Which version of an item a row was written from: "v3-0a1b2c3d4e5f"; empty for a new item."""

    token: str
    where: Where


@dataclass
class WorkbookFile:
    """What a workbook holds: its items like any other item file, and the token of every row by item code."""

    items: ItemFile = field(default_factory=ItemFile)
    tokens: dict[str, EditToken] = field(default_factory=dict)
    cells: dict[str, dict[str, Where]] = field(default_factory=dict)
    """Where the KUK, author, case and enemies of each item stand, by item code and field."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet: the text of each known column by its heading, and the places of the cells."""

    sheet: str
    number: int
    texts: Mapping[str, str]

    def text(self, column: Column) -> str:
        """Return the cell's text; that of an item's wording exactly as written, any other without blanks around it."""
        text = self.texts.get(column.title, "")
        is_wording = column.path[0] in _WORDING and column.entry is Entry.TEXT
        return text if is_wording and text.strip() else text.strip()

    def where(self, column: Column) -> Where:
        return Where(sheet=self.sheet, line=self.number, field=column.title)


def read_items_workbook(data: bytes, find_picture: FindPicture = no_folder) -> WorkbookFile:
    """Read the items of a workbook; faults are collected, none stops the reading."""
    result = WorkbookFile()
    try:
        sheets = _load(data)
    except InputRefusedError as error:
        result.items.issues.extend(error.issues)
        return result
    builder = _Builder()
    issues: list[Issue] = []
    # The parts of tasks need their tasks first, however somebody has ordered the sheets.
    for name, rows in sorted(sheets.items(), key=lambda entry: entry[0] == PART_SHEET):
        issues += _read_sheet(builder, name, rows)
    issues += builder.unknown_tasks()
    result.items = read_items(Source(builder.data, builder.places), find_picture)
    result.items.issues[:0] = issues
    result.tokens, result.cells = builder.tokens, builder.cells
    return result


def read_cells(data: bytes) -> dict[str, list[list[str]]]:
    """Return the text of every cell by sheet, heading row included; raises InputRefusedError for what is no workbook."""
    return {name: [[_text(cell) for cell in row] for row in rows] for name, rows in _load(data).items()}


def _load(data: bytes) -> dict[str, list[list[Any]]]:
    open_package(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return {name: _rows(workbook, name) for name in workbook.sheet_names}
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise InputRefusedError(Issue("package.broken")) from error


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[Any]]:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        facts: dict[str, Fact] = {
            "rows": sheet.total_height,
            "columns": sheet.total_width,
            "most_rows": MOST_ROWS,
            "most_columns": MOST_COLUMNS,
        }
        raise InputRefusedError(Issue("workbook.too_large", facts, Where(sheet=name)))
    return sheet.to_python(skip_empty_area=False)


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n")


def _read_sheet(builder: _Builder, name: str, rows: list[list[Any]]) -> Iterator[Issue]:
    columns = _columns(name)
    if columns is None or not rows:
        return
    titles = [_text(cell).strip() for cell in rows[0]]
    missing = [column.title for column in columns if column.title not in titles and column.path[0] in _NEEDED]
    if missing:
        yield Issue("workbook.column_missing", {"columns": ", ".join(missing)}, Where(sheet=name, line=1))
        return
    at = {column.title: titles.index(column.title) for column in columns if column.title in titles}
    for number, cells in enumerate(rows[1:], start=2):
        row = {title: cells[index] for title, index in at.items() if index < len(cells)}
        faults = list(_cell_faults(name, number, row, columns))
        yield from faults
        texts = {title: _text(cell) for title, cell in row.items()}
        if not faults and any(text.strip() for text in texts.values()):
            yield from builder.add(_Row(name, number, texts))


_NEEDED = {"code", "content", "criteria", "part", "text", "title", "body"}


def _columns(sheet: str) -> Sequence[Column] | None:
    if sheet in KIND_BY_SHEET:
        return columns_of(KIND_BY_SHEET[sheet])
    return {CASE_SHEET: CASE_COLUMNS, PART_SHEET: PART_COLUMNS}.get(sheet)


def _cell_faults(
    sheet: str, number: int, row: Mapping[str, Any], columns: Sequence[Column]
) -> Iterator[Issue]:
    """Yield cells that a spreadsheet program turned into something else, or that no text may hold."""
    for column in columns:
        cell = row.get(column.title, "")
        where = Where(sheet=sheet, line=number, field=column.title)
        if isinstance(cell, date | datetime | time | timedelta):
            yield Issue("workbook.date_cell", {"column": column.title, "found": str(cell)}, where)
        elif column.entry in {Entry.CRITERION, Entry.LIST} and isinstance(cell, int | float):
            yield Issue("workbook.number_cell", {"column": column.title, "found": _text(cell)}, where)
        elif isinstance(cell, str) and (control := first_control(cell)):
            yield Issue("file.control_character", {"character": control}, where)


class _Builder:
    """Turns rows into the shape that every item file has, and remembers where each part stood."""

    def __init__(self) -> None:
        self._items: list[dict[str, Any]] = []
        self._cases: list[dict[str, Any]] = []
        self._tasks: dict[str, tuple[dict[str, Any], Path]] = {}
        self._parts: dict[str, Where] = {}
        self.places: dict[Path, Where] = {}
        self.tokens: dict[str, EditToken] = {}
        self.cells: dict[str, dict[str, Where]] = {}

    @property
    def data(self) -> dict[str, Any]:
        return {"items": self._items, "stimuli": self._cases}

    def add(self, row: _Row) -> Iterator[Issue]:
        """Take in one row; yields what is wrong with it as a row."""
        if row.sheet == CASE_SHEET:
            self._add_case(row)
        elif row.sheet == PART_SHEET:
            yield from self._add_part(row)
        else:
            yield from self._add_item(row, KIND_BY_SHEET[row.sheet])

    def unknown_tasks(self) -> Iterator[Issue]:
        """Yield the rows of parts whose task stands on no sheet."""
        for code, where in self._parts.items():
            if code not in self._tasks:
                yield Issue("workbook.part_without_task", {"item": code}, where)

    def _add_case(self, row: _Row) -> None:
        path: Path = ("stimuli", len(self._cases))
        self._note(path, row, CASE_COLUMNS[0])
        self._cases.append({str(c.path[0]): row.text(c) for c in CASE_COLUMNS if row.text(c)})
        for column in CASE_COLUMNS:
            self._note((*path, *column.path), row, column)

    def _add_item(self, row: _Row, kind: ItemKind) -> Iterator[Issue]:
        columns = columns_of(kind)
        filled = [column for column in columns if row.text(column)]
        if all(column.path[0] in _PREFILLED for column in filled) and kind not in TASK_KINDS:
            return
        path: Path = ("items", len(self._items))
        self._note(path, row, CODE)
        item: dict[str, Any] = {"kind": kind.value, "content": {}}
        self._items.append(item)
        for column in columns:
            self._note((*path, *column.path), row, column)
            yield from self._put(item, path, row, column)
        code = row.text(CODE)
        self.tokens[code] = EditToken(row.text(TOKEN), row.where(CODE))
        self.cells[code] = {
            str(column.path[0]): row.where(column)
            for column in reversed(columns)
            if column.path[0] in _NAMING
        }
        if kind in TASK_KINDS:
            self._tasks[code] = (item["content"], (*path, "content"))

    def _put(self, item: dict[str, Any], path: Path, row: _Row, column: Column) -> Iterator[Issue]:
        text = row.text(column)
        match column.entry:
            case Entry.FIXED:
                return
            case Entry.KEY:
                self._note((*path, "content", "options"), row, column)
                yield from self._put_letters(item, path, row, column, "key")
            case Entry.LETTERS:
                yield from self._put_letters(item, path, row, column, "fixed")
            case Entry.CRITERION | Entry.LIST:
                self._extend(item, path, row, column)
            case Entry.REASONS:
                pairs = (line.partition(":") for line in text.splitlines() if line.strip())
                item["lint_reasons"] = {name.strip(): reason.strip() for name, _, reason in pairs}
            case _ if text:
                _set(item, column.path, _value(column, text))

    def _extend(self, item: dict[str, Any], path: Path, row: _Row, column: Column) -> None:
        name = str(column.path[0])
        entries = item.setdefault(name, [])
        self.places.setdefault((*path, name), row.where(column))
        for line in _lines(row.text(column)):
            self._note((*path, name, len(entries)), row, column)
            entries.append(line)

    def _put_letters(
        self, item: dict[str, Any], path: Path, row: _Row, column: Column, name: str
    ) -> Iterator[Issue]:
        options = item["content"].get("options", [])
        for letter in row.text(column).upper().replace(",", " ").replace(";", " ").split():
            number = OPTION_LETTERS.find(letter) if len(letter) == 1 else -1
            if 0 <= number < len(options):
                options[number][name] = "true"
                self._note((*path, "content", "options", number, name), row, column)
            else:
                facts = {"letter": letter[:20], "letters": ", ".join(OPTION_LETTERS[: len(options)]) or "–"}
                yield Issue("workbook.no_such_option", facts, row.where(column))

    def _add_part(self, row: _Row) -> Iterator[Issue]:
        part = row.text(PART_COLUMNS[1])
        where = row.where(PART_COLUMNS[1])
        if part not in PARTS:
            yield Issue("workbook.unknown_part", {"part": part[:60], "known": ", ".join(PARTS)}, where)
            return
        code = row.text(CODE)
        self._parts.setdefault(code, row.where(CODE))
        if code not in self._tasks:
            return
        content, path = self._tasks[code]
        name = PARTS[part][0]
        entry, used = _part_entry(name, row)
        if name not in LISTED_PARTS:
            content[name] = entry
            self._note((*path, name), row, PART_COLUMNS[4])
            return
        entries = content.setdefault(name, [])
        self._note((*path, name, len(entries)), row, PART_COLUMNS[4])
        for field_name, column in used.items():
            self._note((*path, name, len(entries), field_name), row, column)
        entries.append(entry)

    def _note(self, path: Path, row: _Row, column: Column) -> None:
        self.places[path] = row.where(column)


def _part_entry(name: str, row: _Row) -> tuple[Any, Mapping[str, Column]]:
    """Return what a row says of its part of a task, and which column holds which field."""
    _, _, step, title, text, criteria, required, xlsx = PART_COLUMNS
    fields: dict[str, dict[str, Column]] = {
        "attachments": {"title": title, "body": text, "xlsx": xlsx},
        "steps": {"text": text, "criteria": criteria},
        "product_key": {"step": step, "text": text, "required": required},
        "role_cards": {"role": title, "text": text},
    }
    used = fields.get(name, {})
    if not used:
        return row.text(text), {}
    return {key: _value(column, row.text(column)) for key, column in used.items() if row.text(column)}, used


def _value(column: Column, text: str) -> Any:
    match column.entry:
        case Entry.NUMBER:
            return text.replace(",", ".")
        case Entry.YES_NO:
            return _YES_NO.get(text.lower(), text)
        case Entry.LIST:
            return _lines(text)
        case _:
            return text


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace(";", "\n").splitlines() if line.strip()]


def _set(item: dict[str, Any], path: Path, value: Any) -> None:
    """Put a value at its path; entries of a list that were skipped become empty ones."""
    here: Any = item
    for name, following in pairwise(path):
        if isinstance(name, int):
            here.extend({} for _ in range(name + 1 - len(here)))
            here = here[name]
        else:
            here = here.setdefault(name, [] if isinstance(following, int) else {})
    last = path[-1]
    if isinstance(last, int):
        here.extend("" for _ in range(last + 1 - len(here)))
    here[last] = value
