"""The writer's workbook: what goes out comes in unchanged, and every fault is named by sheet, row and column."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty_workbooks import DAY, FAULTS, PG, headings, workbook_with_faults, write_cells
from importing_banks import rows_by_table
from running import SCHEME, SEED, Ran

from qbank.domain.actor import Actor
from qbank.domain.codes import ItemKind
from qbank.errors import InputRefusedError, Issue
from qbank.formats.xlsx.columns import SHEET_BY_KIND
from qbank.formats.xlsx.read import read_cells
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.usecases.bank_items import bank_items
from qbank.usecases.import_items import import_items, read_item_files
from qbank.usecases.write_workbook import criterion_lines

Qbank = Callable[..., Ran]
TASKS, WATCHED = SHEET_BY_KIND[ItemKind.PRACTICAL_TASK], "Menit bersama asesor"
TITLE = {title: index for index, title in enumerate(headings(ItemKind.MULTIPLE_CHOICE))}


def edit_cells(path: Path, sheet: str, *changes: tuple[int, str, object]) -> None:
    """Write values into a workbook's cells: (row from 1, heading, value)."""
    cells = read_cells(path.read_bytes())
    written = {(sheet, row - 1, cells[sheet][0].index(title)): value for row, title, value in changes}
    path.write_bytes(write_cells(cells, written))


def bank_rows(seeded: Path) -> dict[str, list[dict[str, object]]]:
    engine = open_engine(f"sqlite:///{seeded / 'qbank.db'}")
    rows = rows_by_table(engine)
    engine.dispose()
    return rows


def test_a_workbook_that_is_read_back_changes_nothing(qbank: Qbank, seeded: Path) -> None:
    before = bank_rows(seeded)

    exported = qbank("item", "export", "bank.xlsx")
    imported = qbank("item", "import", "bank.xlsx")

    assert (exported.code, imported.code) == (0, 0)
    assert "0 new, 0 changed, 627 the same" in imported.out
    assert bank_rows(seeded) == before


@pytest.mark.usefixtures("seeded")
def test_a_workbook_saved_again_by_libreoffice_is_the_same_bank(
    qbank: Qbank, needs: Callable[..., None], tmp_path: Path
) -> None:
    needs("soffice")
    qbank("item", "export", "bank.xlsx")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profil",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", "ulang", "bank.xlsx"], check=True, capture_output=True)

    imported = qbank("item", "import", "ulang/bank.xlsx")

    assert "0 new, 0 changed, 627 the same" in imported.out


@pytest.mark.usefixtures("seeded")
def test_a_changed_row_is_a_new_version_and_the_old_row_is_refused_afterwards(qbank: Qbank) -> None:
    qbank("item", "export", "bank.xlsx")
    qbank("item", "export", "lama.xlsx")
    edit_cells(Path("bank.xlsx"), PG, (2, "Indikator soal", "Indikator lain."))
    edit_cells(Path("lama.xlsx"), PG, (2, "Indikator soal", "Yang ditulis orang kedua."))

    first = qbank("item", "import", "bank.xlsx")
    second = qbank("item", "import", "lama.xlsx")

    assert "1 changed" in first.out
    assert second.code == 4
    assert f'sheet "{PG}", row 2, column Kode' in second.err
    assert "changed since it was opened" in second.err


@pytest.mark.usefixtures("seeded")
def test_a_new_row_with_a_code_in_use_is_refused(qbank: Qbank) -> None:
    qbank("item", "export", "bank.xlsx")
    edit_cells(Path("bank.xlsx"), PG, (2, "Versi", ""), (2, "Indikator soal", "Lain."))

    ran = qbank("item", "import", "bank.xlsx")

    assert ran.code == 4
    assert "in use" in ran.err


@pytest.mark.usefixtures("started")
def test_a_template_offers_rows_for_what_the_bank_lacks_lists_and_frozen_headings(qbank: Qbank) -> None:
    qbank("scheme", "import", *(SEED / "schemes").glob("*.txt"), "--code", SCHEME)
    qbank("plan", "import", SEED / "plans" / f"{SCHEME}.yaml")

    ran = qbank("item", "template", "templat.xlsx", "--scheme", SCHEME, "--author", "ani")

    cells = read_cells(Path("templat.xlsx").read_bytes())
    assert ran.code == 0
    assert cells[PG][0] == headings(ItemKind.MULTIPLE_CHOICE)
    assert [row[TITLE["Kode"]] for row in cells[PG][1:3]] == ["PG-0001", "PG-0002"]
    lacking = {sheet: sum(bool(row[3]) for row in cells[sheet][1:]) for sheet in (PG, "Portofolio")}
    assert lacking == {PG: 99, "Portofolio": 33}
    assert cells[PG][1][TITLE["Penyusun"]] == "ani"
    assert len(cells["KUK"]) == 133
    with zipfile.ZipFile("templat.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "KUK!$A$2:$A$133" in sheet
    assert 'state="frozen"' in sheet


@pytest.mark.usefixtures("seeded")
def test_an_untouched_template_imports_as_nothing(qbank: Qbank) -> None:
    qbank("item", "template", "templat.xlsx", "--scheme", SCHEME)

    ran = qbank("item", "import", "templat.xlsx")

    assert "0 new, 0 changed, 0 the same" in ran.out


@pytest.mark.usefixtures("started")
def test_a_kuk_numbered_1_10_survives(qbank: Qbank) -> None:
    criteria = "".join(f"      - {{number: '1.{n}', text: Bunyi {n}}}\n" for n in range(1, 11))
    Path("skema.yaml").write_text(
        "code: sepuluh\ntitle: S\nunits:\n- code: U.1\n  title: Unit\n  elements:\n"
        f"  - number: '1'\n    title: Elemen\n    criteria:\n{criteria}"
    )
    qbank("scheme", "import", "skema.yaml")
    qbank("person", "add", "ani", "--name", "Ani")
    qbank("item", "template", "t.xlsx", "--scheme", "sepuluh", "--author", "ani")
    row = {"KUK": "U.1/1.10", "Standar": "≥ 3 contoh", "Yang teramati": "Menyebut tiga contoh."}
    edit_cells(Path("t.xlsx"), "Ceklis observasi", *((2, title, value) for title, value in row.items()))

    imported = qbank("item", "import", "t.xlsx")
    qbank("item", "export", "lagi.xlsx")

    assert imported.code == 0, imported.err
    titles, first, *_ = read_cells(Path("lagi.xlsx").read_bytes())["Ceklis observasi"]
    assert first[titles.index("KUK")] == "U.1/1.10"


def report(seeded: Path, data: bytes) -> list[Issue]:
    """Every issue of an import of this workbook, which must be refused."""
    path = seeded / "salah.xlsx"
    path.write_bytes(data)
    engine = open_engine(f"sqlite:///{seeded / 'qbank.db'}")
    try:
        with session_scope(engine, write=True) as session:
            import_items(session, Actor("pengujian"), read_item_files(path))
    except InputRefusedError as error:
        return list(error.issues)
    finally:
        engine.dispose()
    raise AssertionError("the workbook was not refused")


def test_four_hundred_faults_of_forty_kinds_are_named_and_nothing_else(seeded: Path) -> None:
    engine = open_engine(f"sqlite:///{seeded / 'qbank.db'}")
    with session_scope(engine) as session:
        drafts = [item.draft for item in bank_items(session)]
        criteria = tuple(criterion_lines(session, SCHEME))
    engine.dispose()
    data, expected = workbook_with_faults(drafts, criteria, count=5_000, each=10)
    before = bank_rows(seeded)

    issues = report(seeded, data)

    named = {(i.where.sheet, i.where.line, i.where.field): i.code for i in issues}
    assert len(FAULTS) >= 40
    assert len(expected) >= 400
    assert named == expected
    assert bank_rows(seeded) == before


@pytest.mark.usefixtures("seeded")
def test_the_minutes_a_task_is_watched_stand_beside_its_minutes_and_come_back(qbank: Qbank) -> None:
    qbank("item", "export", "bank.xlsx")
    titles, *rows = read_cells(Path("bank.xlsx").read_bytes())[TASKS]
    shown = {row[titles.index("Kode")]: row[titles.index(WATCHED)] for row in rows}
    edit_cells(Path("bank.xlsx"), TASKS, (3, WATCHED, "21"), (4, WATCHED, ""))

    imported = qbank("item", "import", "bank.xlsx")
    qbank("item", "export", "lagi.xlsx")
    changes = qbank("item", "diff", "TP-0102")

    assert [shown[f"TP-010{number}"] for number in (1, 2, 3, 4)] == ["0", "20", "24", "45"]
    assert "2 changed" in imported.out
    again = read_cells(Path("lagi.xlsx").read_bytes())[TASKS]
    assert [row[titles.index(WATCHED)] for row in again[1:5]] == ["0", "21", "", "45"]
    assert "content.watched_minutes" in changes.out


def test_every_fault_of_the_minutes_a_task_is_watched_is_named_in_its_cell(
    qbank: Qbank, seeded: Path
) -> None:
    qbank("item", "export", "bank.xlsx")
    faults = (2, "76"), (3, "-1"), (4, "dua"), (5, "2,5"), (6, DAY)
    edit_cells(Path("bank.xlsx"), TASKS, *((row, WATCHED, value) for row, value in faults))

    issues = report(seeded, Path("bank.xlsx").read_bytes())

    named = {(i.where.line, i.where.field): i.code for i in issues if i.where.sheet == TASKS}
    assert named == {
        (2, WATCHED): "item.watched_minutes",
        (3, WATCHED): "item.watched_minutes",
        (4, WATCHED): "field.whole_number",
        (5, WATCHED): "field.whole_number",
        (6, WATCHED): "workbook.date_cell",
    }
    # The row that Excel made a date is left out, so the parts of its task have none.
    assert [i.code for i in issues if i.where.sheet != TASKS] == ["workbook.part_without_task"]


@pytest.mark.usefixtures("seeded")
def test_a_marked_copy_explains_each_fault_beside_its_row(qbank: Qbank) -> None:
    qbank("item", "export", "bank.xlsx")
    edit_cells(Path("bank.xlsx"), PG, (2, "Jenjang", "C9"), (2, "Kunci", ""), (5, "Menit", "dua"))

    ran = qbank("item", "import", "bank.xlsx", "--marked", "tanda.xlsx", language="id")

    titles, *rows = read_cells(Path("tanda.xlsx").read_bytes())[PG]
    told = {number: row[titles.index("Kesalahan")] for number, row in enumerate(rows, start=2)}
    assert ran.code == 4
    assert "tanda.xlsx" in ran.err
    assert [number for number, text in told.items() if text] == [2, 5]
    assert "Jenjang: " in told[2]
    assert "C9" in told[2]
    assert [row[titles.index("Kode")] for row in rows[:1]] == ["PG-0101"]
    edit_cells(Path("tanda.xlsx"), PG, (2, "Jenjang", "C4"), (2, "Kunci", "A"), (5, "Menit", "2,5"))
    assert qbank("item", "import", "tanda.xlsx").code == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"bukan buku kerja", "salah.xlsx"), (b"PK\x03\x04 rusak", "salah.xlsx")],
)
def test_a_file_that_is_no_workbook_is_refused(qbank: Qbank, seeded: Path, data: bytes, told: str) -> None:
    (seeded / "salah.xlsx").write_bytes(data)

    ran = qbank("item", "import", "salah.xlsx")

    assert (ran.code, told in ran.err) == (4, True)
