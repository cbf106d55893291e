"""A review packet: read and judged offline, read back row by row, for exactly the text that was read."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from running import Ran

from qbank.cli.boundary import run_guarded

Qbank = Callable[..., Ran]
UNIT = "M.70.MKT00.047.1"
SHEET = "Telaah RAHASIA"
Rows = list[list[str]]


@pytest.fixture(scope="session")
def packed(seed_bank: Path) -> Path:
    """Build a bank whose unit waits for Dewi and Eko, with its packet "paket.xlsx", once; tests copy both."""
    folder = seed_bank.parent / "packed"
    folder.mkdir()
    bank = Path(shutil.copyfile(seed_bank, folder / "qbank.db"))
    for line in (
        "person add dewi --name Dewi --role validator",
        "person add eko --name Eko --role validator",
        f"review submit --unit {UNIT}",
        f"review packet {UNIT} --xlsx {folder / 'paket.xlsx'}",
    ):
        assert run_guarded(["--database", f"sqlite:///{bank}", *line.split()], "en") == 0
    return folder


@pytest.fixture
def waiting(packed: Path, folder: Path) -> Path:
    """Return the folder with that bank and its packet in it."""
    for name in ("qbank.db", "paket.xlsx"):
        shutil.copyfile(packed / name, folder / name)
    return folder


def rows_of(file: Path, sheet: str = SHEET) -> Rows:
    with CalamineWorkbook.from_path(file) as book:
        return [[str(cell) for cell in row] for row in book.get_sheet_by_name(sheet).to_python()]


def fill(file: Path, cells: Mapping[tuple[int, str], str], drop: Iterable[str] = ()) -> list[str]:
    """Save the packet as a reader would, with cells filled in by row and heading; returns the codes of its items."""
    rows = rows_of(file)
    titles = rows[0]
    for (row, title), text in cells.items():
        rows[row - 1][titles.index(title)] = text
    kept = [n for n, title in enumerate(titles) if title not in drop]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(SHEET)
    for number, texts in enumerate(rows):
        for place, column in enumerate(kept):
            sheet.write_string(number, place, texts[column])
    book.close()
    file.write_bytes(buffer.getvalue())
    return [row[titles.index("Kode")] for row in rows[1:]]


def imported(qbank: Qbank, person: str = "dewi", **options: Any) -> Ran:
    return qbank("review", "import", "paket.xlsx", "--as", person, "--json", **options)


def verdicts(qbank: Qbank, code: str) -> list[tuple[Any, ...]]:
    (version,) = qbank("review", "history", code, "--json").data
    return [(v["reviewer"], v["verdict"], v["checklist"], v["comment"]) for v in version["verdicts"]]


def test_a_packet_shows_every_waiting_item_whole(qbank: Qbank, waiting: Path) -> None:
    rows = rows_of(waiting / "paket.xlsx")
    queue = qbank("review", "queue", "--unit", UNIT, "--json").data["items"]
    by_code = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}

    assert sorted(by_code) == [item["code"] for item in queue]
    choice = next(code for code in by_code if code.startswith("PG-"))
    item, row = qbank("item", "show", choice, "--json").data, by_code[choice]
    assert f"Soal: {item['content']['stem']}" in row["Soal"]
    assert all(option["text"] in row["Soal"] for option in item["content"]["options"])
    key = [option["key"] for option in item["content"]["options"]].index(True)
    assert row["Kunci dan alasan"].startswith(f"Kunci: {'ABCDE'[key]}\n")
    assert all(option["rationale"] in row["Kunci dan alasan"] for option in item["content"]["options"])
    assert row["KUK"].startswith(f"{UNIT}/{item['criteria'][0]['criterion']} ")
    essay = next(code for code in by_code if code.startswith("ES-"))
    assert [by_code[code]["2 materi"] for code in (choice, essay)] == ["", "–"]


def test_what_the_linter_finds_stands_beside_the_item(qbank: Qbank, waiting: Path) -> None:
    found = qbank("item", "lint", "--json").data["findings"]
    rows = rows_of(waiting / "paket.xlsx")
    column = rows[0].index("Temuan pemeriksa otomatis")
    told = {row[0]: row[column] for row in rows[1:]}

    with_findings = {f["where"]["item"] for f in found} & told.keys()
    assert {code for code, text in told.items() if text != "Tidak ada temuan."} == with_findings


def test_the_verdicts_of_a_packet_are_those_of_its_reader(qbank: Qbank, waiting: Path) -> None:
    cells = {
        (2, "Penilaian"): "setuju", (2, "1 materi"): "ya", (3, "Penilaian"): "Kembalikan",
        (3, "14 bahasa"): "tidak", (3, "Catatan"): "Perbaiki ejaannya.",
    }  # fmt: skip
    first, second, *others = fill(waiting / "paket.xlsx", cells)

    ran = imported(qbank)

    assert ran.code == 0, ran.err
    assert [(row["code"], row["after"]) for row in ran.data["items"]] == [
        (first, "in_review"),
        (second, "draft"),
    ]
    assert (ran.data["standing"], ran.data["blank"]) == ([], len(others))
    assert verdicts(qbank, first) == [("dewi", "approve", {"1": True}, "")]
    assert verdicts(qbank, second) == [("dewi", "return", {"14": False}, "Perbaiki ejaannya.")]
    assert verdicts(qbank, others[0]) == []


def test_a_packet_read_again_changes_nothing(qbank: Qbank, waiting: Path) -> None:
    first, second, *_ = fill(
        waiting / "paket.xlsx",
        {(2, "Penilaian"): "setuju", (3, "Penilaian"): "kembalikan", (3, "Catatan"): "Kurang jelas."},
    )
    imported(qbank)
    assert qbank("review", "submit", second).code == 0

    again = imported(qbank)

    assert (again.code, again.data["items"], again.data["standing"]) == (0, [], sorted([first, second]))
    assert (len(verdicts(qbank, first)), len(verdicts(qbank, second))) == (1, 1)
    assert "The same verdict stands already" in qbank("review", "import", "paket.xlsx", "--as", "dewi").out


def test_a_verdict_on_record_is_not_changed_by_a_packet(qbank: Qbank, waiting: Path) -> None:
    first, *_ = fill(waiting / "paket.xlsx", {(2, "Penilaian"): "setuju"})
    imported(qbank)
    fill(waiting / "paket.xlsx", {(2, "Penilaian"): "kembalikan", (2, "Catatan"): "Ternyata salah."})

    ran = imported(qbank)

    assert ran.code == 4
    assert f"dewi has given another verdict on this version of {first}" in ran.err
    assert [verdict for _, verdict, *_ in verdicts(qbank, first)] == ["approve"]


def test_a_row_whose_item_went_through_another_round_is_refused(qbank: Qbank, waiting: Path) -> None:
    first, second, *_ = fill(waiting / "paket.xlsx", {(2, "Penilaian"): "setuju", (3, "Penilaian"): "setuju"})
    returned = ("review", "return", first, "--comment", "Ubah.", "--as", "eko")
    assert qbank(*returned).code == 0
    gone = imported(qbank)
    assert qbank("review", "submit", first).code == 0

    changed = imported(qbank)

    assert (gone.code, changed.code) == (4, 4)
    assert f"{first} no longer waits for review" in gone.err
    assert f"{first} changed since this packet was written" in changed.err
    assert f'sheet "{SHEET}", row 2, column Penilaian' in changed.err
    assert verdicts(qbank, second) == []


@pytest.mark.parametrize(
    ("cells", "told", "place"),
    [
        ({(2, "Penilaian"): "mungkin"}, "The verdict 'mungkin' is not known", "row 2, column Penilaian"),
        ({(2, "Catatan"): "Bagus"}, "but no verdict", "row 2, column Penilaian"),
        ({(3, "1 materi"): "x", (3, "Penilaian"): "setuju"}, "The mark 'x' is not known", "row 3, column 1 materi"),
        ({(3, "Versi"): "", (3, "Penilaian"): "setuju"}, "version of its item is empty", "row 3, column Versi"),
        ({(3, "Versi"): "v7-abc-p1", (3, "Penilaian"): "setuju"}, "changed since", "row 3, column Penilaian"),
        ({(3, "Kode"): "PG-9999", (3, "Penilaian"): "setuju"}, "no item PG-9999", "row 3, column Penilaian"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_named_and_nothing_is_stored(
    qbank: Qbank, waiting: Path, cells: dict[tuple[int, str], str], told: str, place: str
) -> None:
    codes = fill(waiting / "paket.xlsx", cells | {(5, "Penilaian"): "setuju"})

    ran = imported(qbank)

    assert ran.code == 4
    assert told in ran.err
    assert f'paket.xlsx, sheet "{SHEET}", {place}' in ran.err
    assert ran.err.count("Error") == 1
    assert verdicts(qbank, codes[3]) == []


def test_an_item_judged_in_two_rows_is_refused(qbank: Qbank, waiting: Path) -> None:
    first = rows_of(waiting / "paket.xlsx")[1][0]
    fill(waiting / "paket.xlsx", {(2, "Penilaian"): "setuju", (3, "Kode"): first, (3, "Penilaian"): "setuju"})

    ran = imported(qbank)

    assert (ran.code, f"{first} was judged in row 2 already" in ran.err) == (4, True)


def test_a_verdict_against_the_rules_is_refused_with_its_row(qbank: Qbank, waiting: Path) -> None:
    cells = {
        (2, "Penilaian"): "setuju",
        (3, "Penilaian"): "setuju",
        (3, "14 bahasa"): "tidak",
        (4, "Penilaian"): "kembalikan",
    }
    codes = fill(waiting / "paket.xlsx", cells)

    ran = imported(qbank)

    assert ran.code == 6
    assert f"row 3, column Penilaian, item {codes[1]}" in ran.err
    assert f"row 4, column Penilaian, item {codes[2]}" in ran.err
    assert verdicts(qbank, codes[0]) == []


def test_only_a_validator_brings_verdicts_back(qbank: Qbank, waiting: Path) -> None:
    fill(waiting / "paket.xlsx", {(2, "Penilaian"): "setuju"})

    assert imported(qbank, "bank-awal").code == 6


def test_a_file_that_is_no_packet_is_refused(qbank: Qbank, waiting: Path) -> None:
    (waiting / "surat.xlsx").write_bytes(b"surat")
    qbank("item", "template", "soal.xlsx", "--scheme", "pemasaran-penjualan-kkni6")
    fill(waiting / "paket.xlsx", {}, drop=["Penilaian", "3 materi"])

    surat = qbank("review", "import", "surat.xlsx", "--as", "dewi")
    other = qbank("review", "import", "soal.xlsx", "--as", "dewi")
    without = imported(qbank)

    assert (surat.code, other.code, without.code) == (4, 4, 4)
    assert f"no sheet '{SHEET}'" in other.err
    assert "The columns 3 materi, Penilaian are not in the first row" in without.err


def test_a_unit_without_waiting_items_gets_no_packet(qbank: Qbank, seeded: Path) -> None:
    ran = qbank("review", "packet", UNIT, "--xlsx", "paket.xlsx")

    assert ran.code == 3
    assert not (seeded / "paket.xlsx").exists()


def test_a_packet_is_written_for_paper_too(qbank: Qbank, waiting: Path) -> None:
    ran = qbank("review", "packet", UNIT, "--docx", "telaah.docx", "--xlsx", "telaah.xlsx", "--json")

    assert ran.data["files"] == ["telaah.xlsx", "telaah.docx"]
    assert (waiting / "telaah.xlsx").read_bytes() == (waiting / "paket.xlsx").read_bytes()
    with zipfile.ZipFile(waiting / "telaah.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert [code for code in ran.data["items"] if f"{code} · " not in body] == []


def test_a_packet_needs_a_file(qbank: Qbank, waiting: Path) -> None:
    assert waiting.is_dir()

    ran = qbank("review", "packet", UNIT)

    assert (ran.code, "No file is named for the review packet" in ran.err) == (2, True)
