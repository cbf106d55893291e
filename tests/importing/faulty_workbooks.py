"""A large workbook with known faults in known cells."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import xlsxwriter

from qbank.domain.codes import PREFIX_BY_KIND, ItemKind
from qbank.domain.items import ItemDraft
from qbank.formats.xlsx.columns import SHEET_BY_KIND, columns_of
from qbank.formats.xlsx.read import read_cells
from qbank.formats.xlsx.write import CriterionLine, WorkbookContent, WorkbookItem, write_items_workbook

Cell = tuple[str, int, str]
"""Sheet, row and heading."""


@dataclass(frozen=True)
class Fault:
    """What is written into a cell, and how the report must name it; `at` is another column that the report names."""

    sheet: str
    column: str
    value: Any
    code: str
    at: str = ""


PG, ES, LS, CL, PW, PK = (
    SHEET_BY_KIND[kind]
    for kind in (
        ItemKind.MULTIPLE_CHOICE, ItemKind.ESSAY, ItemKind.ORAL, ItemKind.OBSERVATION_POINT,
        ItemKind.INTERVIEW, ItemKind.THIRD_PARTY_STATEMENT,
    )
)  # fmt: skip
DAY = datetime(2026, 1, 5)
FAULTS = (
    Fault(PG, "Kode", "", "field.missing"),
    Fault(PG, "Kode", "PG1", "item.code_shape"),
    Fault(PG, "KUK", "", "item.no_criterion"),
    Fault(PG, "KUK", "M.70.X/1.1", "item.unknown_unit"),
    Fault(PG, "KUK", "M.70.MKT00.003.2/9.9", "item.unknown_criterion"),
    Fault(PG, "KUK", 1.1, "workbook.number_cell"),
    Fault(PG, "KUK", DAY, "workbook.date_cell"),
    Fault(PG, "Jenjang", "C9", "field.choice"),
    Fault(PG, "Jenjang", "", "item.missing_field"),
    Fault(PG, "Dimensi", "ABC", "field.choice"),
    Fault(PG, "Dimensi", "", "item.missing_field"),
    Fault(PG, "Kesukaran", "gampang", "field.choice"),
    Fault(PG, "Kesukaran", "", "item.missing_field"),
    Fault(PG, "Menit", "dua", "field.number"),
    Fault(PG, "Menit", "0", "item.not_positive"),
    Fault(PG, "Menit", "", "item.missing_field"),
    Fault(PG, "Poin", "-1", "item.not_positive"),
    Fault(PG, "Poin", "satu", "field.number"),
    Fault(PG, "Pokok soal", "", "field.missing"),
    Fault(PG, "Pokok soal", "x" * 20_001, "item.too_long"),
    Fault(PG, "Pokok soal", "![gambar](tidak-ada.png)", "picture.missing"),
    Fault(PG, "Pokok soal", DAY, "workbook.date_cell"),
    Fault(PG, "Pilihan B", "", "field.missing"),
    Fault(PG, "Kunci", "", "item.key_count"),
    Fault(PG, "Kunci", "A, B", "item.key_count"),
    Fault(PG, "Tidak diacak", "Z", "workbook.no_such_option"),
    Fault(PG, "Penyusun", "", "field.missing"),
    Fault(PG, "Penyusun", "siapa", "item.unknown_author"),
    Fault(PG, "Kasus", "KS-99", "item.unknown_stimulus"),
    Fault(PG, "Tag", "t" * 41, "item.too_long"),
    Fault(ES, "Soal", "", "field.missing"),
    Fault(ES, "Jawaban model", "", "field.missing"),
    Fault(ES, "Rubrik 1", "", "field.missing"),
    Fault(ES, "Skor 1", "nol", "field.number"),
    Fault(ES, "Skor 1", "0", "item.not_positive"),
    Fault(ES, "Wajib 1", "mungkin", "field.true_or_false"),
    Fault(ES, "Syarat tercapai", "", "field.missing"),
    Fault(LS, "Jawaban 1", "", "item.missing_field"),
    Fault(CL, "Standar", "s" * 61, "item.too_long"),
    Fault(CL, "Yang teramati", "o" * 201, "item.too_long"),
    Fault(PK, "Kurun waktu", "", "field.missing"),
)  # fmt: skip


def many_items(drafts: list[ItemDraft], count: int) -> Iterator[ItemDraft]:
    """So many items of the kinds that stand in rows, made from real ones under new codes."""
    by_kind = {kind: [d for d in drafts if d.kind is kind] for kind in SHEET_BY_KIND}
    shares = {
        ItemKind.MULTIPLE_CHOICE: 0.6, ItemKind.ESSAY: 0.15, ItemKind.ORAL: 0.1,
        ItemKind.OBSERVATION_POINT: 0.1, ItemKind.THIRD_PARTY_STATEMENT: 0.05,
    }  # fmt: skip
    for kind, share in shares.items():
        for number in range(int(count * share)):
            model = by_kind[kind][number % len(by_kind[kind])]
            yield replace(
                model,
                code=f"{PREFIX_BY_KIND[kind]}-{number + 10_000}",
                uuid=None,
                enemies=(),
                calibration=None,
            )


def workbook_with_faults(
    drafts: list[ItemDraft], criteria: tuple[CriterionLine, ...], *, count: int, each: int
) -> tuple[bytes, dict[Cell, str]]:
    """A workbook of `count` items with every fault in `each` rows of its own; returns the cells and their codes."""
    items = tuple(WorkbookItem(draft) for draft in many_items(drafts, count))
    cells = read_cells(write_items_workbook(WorkbookContent(criteria, items)))
    written: dict[tuple[str, int, int], Any] = {}
    expected: dict[Cell, str] = {}
    used: dict[str, int] = {}
    for fault in FAULTS:
        for _ in range(each):
            row = used[fault.sheet] = used.get(fault.sheet, 0) + 1
            written[fault.sheet, row, cells[fault.sheet][0].index(fault.column)] = fault.value
            expected[fault.sheet, row + 1, fault.at or fault.column] = fault.code
    return write_cells(cells, written), expected


def write_cells(cells: Mapping[str, list[list[str]]], written: Mapping[tuple[str, int, int], Any]) -> bytes:
    """A plain workbook of these cells, some written over with values of any type."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in cells.items():
        sheet = book.add_worksheet(name)
        for row, line in enumerate(rows):
            for column, text in enumerate(line):
                value = written.get((name, row, column), text)
                if isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, float):
                    sheet.write_number(row, column, value)
                elif value:
                    sheet.write_string(row, column, value)
    book.close()
    return buffer.getvalue()


def headings(kind: ItemKind) -> list[str]:
    return [column.title for column in columns_of(kind)]
