"""The workbook of a task's attachments: every figure a number, every text a text, the same bytes each time."""

from __future__ import annotations

from lxml import etree
from word_package import parts_of

from qbank.documents.workbook import data_sheets, indonesian_number, pack_workbook
from qbank.domain.codes import CriterionRef
from qbank.domain.items import Attachment, ProductPoint, Task, TaskStep

SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
BODY = """Penjualan kuartal I.

| Kota | 2025 | Naik | Telepon |
|---|--:|--:|---|
| Padang | 22.400 | 3,5% | 0812 |
| =1+1 | 1.250,5 | 12% | R1 |
"""


def task(*attachments: Attachment) -> Task:
    steps = (TaskStep("Hitung.", (CriterionRef("X.01", "1.1"),)),)
    key = (ProductPoint(1, "RAHASIA-KUNCI"),)
    return Task(
        paket="1",
        job_group="KP1",
        company="PT Contoh",
        scenario="Anda manajer.",
        steps=steps,
        product="Tabel.",
        product_key=key,
        pass_rule="Semua.",
        attachments=attachments,
    )


def cells(data: bytes, sheet: int) -> dict[str, str | float]:
    """Read a sheet back without the library that wrote it."""
    parts = parts_of(data)
    strings = [
        "".join(str(text) for text in node.itertext())
        for node in etree.fromstring(parts["xl/sharedStrings.xml"]).findall("s:si", SHEET)
    ]
    found: dict[str, str | float] = {}
    for cell in etree.fromstring(parts[f"xl/worksheets/sheet{sheet}.xml"]).iter(f"{{{SHEET['s']}}}c"):
        assert cell.find("s:f", SHEET) is None
        value = cell.findtext("s:v", namespaces=SHEET)
        if value is not None:
            name = str(cell.get("r"))
            found[name] = strings[int(value)] if cell.get("t") == "s" else float(value)
    return found


def number_formats(parts: dict[str, bytes], row: int) -> list[str]:
    """Return the number formats of a row's cells on the first sheet, built-in ones by their code."""
    styles = etree.fromstring(parts["xl/styles.xml"])
    codes = {"1": "0", "3": "#,##0", "9": "0%"}
    codes |= {str(own.get("numFmtId")): str(own.get("formatCode")) for own in styles.iter("{*}numFmt")}
    looks = [str(look.get("numFmtId")) for look in styles.findall("s:cellXfs/s:xf", SHEET)]
    sheet = etree.fromstring(parts["xl/worksheets/sheet1.xml"])
    cells_of_row = sheet.findall(f"s:sheetData/s:row[@r='{row}']/s:c", SHEET)
    return [codes[looks[int(str(cell.get("s")))]] for cell in cells_of_row]


def test_only_attachments_offered_as_workbook_become_sheets_named_as_on_paper() -> None:
    sheets = data_sheets(task(Attachment("Surel", "Halo"), Attachment("Data", BODY, xlsx=True)))

    assert [(sheet.name, sheet.title) for sheet in sheets] == [("Lampiran 2", "Data")]


def test_figures_become_numbers_and_texts_stay_texts() -> None:
    sheets = data_sheets(task(Attachment("Data", BODY, xlsx=True)))

    found = cells(pack_workbook(sheets, "2026-01-05", "").data, 1)

    assert found == {
        "A1": "Data", "A3": "Penjualan kuartal I.",
        "A4": "Kota", "B4": "2025", "C4": "Naik", "D4": "Telepon",
        "A5": "Padang", "B5": 22400.0, "C5": 0.035, "D5": "0812",
        "A6": "=1+1", "B6": 1250.5, "C6": 0.12, "D6": "R1",
    }  # fmt: skip


def test_figures_show_the_decimals_and_separators_of_the_paper() -> None:
    body = "| A | B | C | D | E |\n|--:|--:|--:|--:|--:|\n| 40,0 | 22.400 | 1.250,5 | 12% | \u22128,0 |\n"

    parts = parts_of(
        pack_workbook(data_sheets(task(Attachment("Data", body, xlsx=True))), "2026-01-05", "").data
    )

    assert number_formats(parts, row=4) == ["0.0", "#,##0", "#,##0.0", "0%", "0.0"]


def test_a_row_of_a_table_is_as_high_as_its_words_and_grows_with_the_answer() -> None:
    question = (
        "Satu informasi pesaing yang masih kurang; sumber untuk memperolehnya (paling banyak sepuluh kata)"
    )
    body = f"Petunjuk.\n\n| Bagian | Isi |\n|---|---|\n| {question} | |\n| Pendek | |\n"

    parts = parts_of(
        pack_workbook(data_sheets(task(Attachment("Data", body, xlsx=True))), "2026-01-05", "").data
    )

    rows = {
        str(row.get("r")): row for row in etree.fromstring(parts["xl/worksheets/sheet1.xml"]).iter("{*}row")
    }
    assert float(rows["5"].get("ht", "15")) == 45
    assert [rows[row].get("customHeight") for row in ("4", "5", "6")] == [None] * 3


def test_the_same_sheets_give_the_same_bytes_and_hold_nothing_of_the_key() -> None:
    sheets = data_sheets(task(Attachment("Data", BODY, xlsx=True)))

    first, second = pack_workbook(sheets, "2026-01-05", ""), pack_workbook(sheets, "2026-01-05", "")
    other = pack_workbook(sheets, "2026-01-06", "")

    assert first == second
    assert first.sha256 != other.sha256
    assert all(b"RAHASIA-KUNCI" not in part for part in parts_of(first.data).values())
    assert any(b"Padang" in part for part in parts_of(first.data).values())


def test_only_what_reads_as_an_indonesian_number_is_one() -> None:
    texts = ["22.400", "-3,5", "2025", "0", "0,5", "1.2", "007", "12 Januari", "", "1.000.00"]

    assert [indonesian_number(text) for text in texts] == [
        22400.0, -3.5, 2025.0, 0.0, 0.5, None, None, None, None, None,
    ]  # fmt: skip
