"""Coverage as a page, a Word document and a workbook: the same numbers, well built, and whole on A4."""

from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sample_coverage import full_coverage, met_coverage
from sample_snapshot import LONG_UNIT, PROFILE
from word_lint import lint
from word_package import parts_of, tables_of

from qbank.documents.coverage.minutes import render_minutes
from qbank.documents.coverage.page import render_page
from qbank.documents.coverage.sheet import CoverageSheet
from qbank.documents.coverage.workbook import render_workbook
from qbank.domain.codes import INSTRUMENTS_BY_EVIDENCE
from qbank.text.wording import built_in_wording

WORDING = built_in_wording()
SHEETS = pytest.mark.parametrize("sheet", [full_coverage(), met_coverage()], ids=["full", "met"])


class Rows(HTMLParser):
    """The rows of every table, cell by cell."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.scopes: list[str] = []
        self._is_cell = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self._is_cell = True
            if tag == "th":
                self.scopes.append(dict(attrs)["scope"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._is_cell = False

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            self.tables[-1][-1][-1] += data


def sheets_of(sheet: CoverageSheet) -> dict[str, Any]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(render_workbook(sheet, WORDING).data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@SHEETS
def test_the_word_document_is_well_built_and_the_same_bytes_each_time(sheet: CoverageSheet) -> None:
    printed = render_minutes(sheet, PROFILE, WORDING)

    assert lint(parts_of(printed.data)) == []
    assert render_minutes(sheet, PROFILE, WORDING) == printed
    assert render_minutes(replace(sheet, subject="lain"), PROFILE, WORDING) != printed


@SHEETS
def test_page_and_workbook_are_the_same_bytes_each_time(sheet: CoverageSheet) -> None:
    assert render_page(sheet, WORDING) == render_page(sheet, WORDING)
    assert render_workbook(sheet, WORDING) == render_workbook(sheet, WORDING)
    assert render_page(replace(sheet, subject="lain"), WORDING) != render_page(sheet, WORDING)


def test_the_page_shows_each_criterion_with_its_numbers_and_remarks() -> None:
    page = Rows(render_page(full_coverage(), WORDING))

    head, *rows = page.tables[0]
    by_name = {row[0]: dict(zip(head, row, strict=True)) for row in rows[:4] if len(row) > 1}
    first, second = by_name["1.1"], by_name["1.10"]
    assert rows[0] == [f"{LONG_UNIT} Unit {LONG_UNIT}"]
    assert (first["Bunyi KUK"], first["CL"], first["PG"], first["DIT"]) == (
        "Data <R&D> dikumpulkan",
        "1",
        "2",
        "",
    )
    assert (first["Hari sejak telaah"], first["Catatan"]) == ("29", "")
    assert (second["CL"], second["TPD"], second["PG"], second["Draf"]) == ("0", "0", "1", "1")
    assert second["Catatan"] == "celah, hanya T"
    assert by_name["1.11"]["Hari sejak telaah"] == ""
    assert set(page.scopes) == {"col", "row", "rowgroup"}


def test_the_word_document_has_the_tables_of_the_page() -> None:
    page = Rows(render_page(full_coverage(), WORDING)).tables
    printed = {
        tuple(table[0]): table for table in tables_of(render_minutes(full_coverage(), PROFILE, WORDING).data)
    }

    assert len(page) == 4
    for table in page:
        assert [len(row) for row in printed[tuple(table[0])]] == [len(row) for row in table]
        assert printed[tuple(table[0])][1:] == table[1:]


def test_the_workbook_counts_what_the_page_shows() -> None:
    head, *rows = sheets_of(full_coverage())["KUK x instrumen"]

    second = dict(zip(head, rows[1], strict=True))
    assert [second[name] for name in ("Unit", "KUK", "CL", "DPT-PG", "DIT", "Draf", "Catatan")] == [
        LONG_UNIT, "1.10", 0, 1, "", 1, "celah, hanya T",
    ]  # fmt: skip
    assert head[5:16] == [str(instrument) for instrument in INSTRUMENTS_BY_EVIDENCE]
    assert len(rows) == 6


def test_the_workbook_lists_what_to_write_and_what_stops_a_blueprint() -> None:
    sheets = sheets_of(full_coverage())

    assert list(sheets) == [
        "KUK x instrumen",
        "Tulis berikutnya",
        "Kisi-kisi",
        "Jenjang dan dimensi",
        "Keterangan",
    ]
    assert sheets["Tulis berikutnya"][1][1:] == [f"{LONG_UNIT}/1.10", "CL", 2, 1, "contoh-standar"]
    assert [row[0] for row in sheets["Kisi-kisi"][1:]] == ["contoh-standar", "contoh-standar", "contoh-salah"]
    assert sheets["Jenjang dan dimensi"][1][:3] == ["C4", 0, 4]


def test_the_workbook_is_frozen_filtered_and_coloured() -> None:
    xml = parts_of(render_workbook(full_coverage(), WORDING).data)["xl/worksheets/sheet1.xml"].decode()

    assert 'xSplit="3" ySplit="1"' in xml
    assert "<autoFilter " in xml
    assert "<colorScale>" in xml
