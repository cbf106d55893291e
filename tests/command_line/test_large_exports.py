"""What the program writes to be read back, it can read: a large export is refused, or split over the files of a folder."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from running import LANGUAGES, SCHEME, SEED, Ran, told, tree

from qbank.domain.codes import ItemKind
from qbank.errors import InputRefusedError, NotAllowedError
from qbank.formats.xlsx.columns import MOST_ROWS
from qbank.formats.xlsx.write import EmptyRow, WorkbookContent, write_items_workbook
from qbank.usecases.write_file import write_readable

Qbank = Callable[..., Ran]
LIMIT_BYTES = 25 * 1024**2
LONG = "é" * 20_000


@pytest.fixture
def large(seeded: Path) -> Path:
    """Return the folder of a bank with long reasons for every option: over 32 MB of text."""
    with closing(sqlite3.connect("qbank.db")) as connection, connection:
        connection.execute("DROP TRIGGER item_version_no_rewording")
        places = ", ".join(f"'$.options[{place}].rationale', :long" for place in range(4))
        changed = connection.execute(
            f"UPDATE item_version SET content = json_set(content, {places}) WHERE content ->> '$.options' <> ''",
            {"long": LONG},
        )
        assert changed.rowcount == 202
    return seeded


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_that_could_not_be_read_back_is_refused(qbank: Qbank, large: Path, language: str) -> None:
    before = tree(large)

    ran = qbank("item", "export", "butir.json", language=language)

    assert (ran.code, ran.out) == (6, "")
    assert ran.err == told("item.export_too_large", language, {"megabytes": 33, "most": 25})
    assert tree(large) == before


def test_a_folder_holds_it_all_and_is_imported_at_once(qbank: Qbank, large: Path, empty_bank: Path) -> None:
    written = qbank("item", "export", "butir", "--json")

    files = sorted((large / "butir").iterdir())
    items = [item for file in files for item in json.loads(file.read_bytes())]
    assert (written.code, written.data) == (0, {"file": "butir"})
    assert [file.name for file in files] == ["butir-001.json", "butir-002.json"]
    assert all(file.stat().st_size <= LIMIT_BYTES for file in files)
    (large / "qbank.db").write_bytes(empty_bank.read_bytes())
    assert qbank("scheme", "import", *(SEED / "schemes").glob("*.txt"), "--code", SCHEME).code == 0
    read = qbank("item", "import", "butir", "--add-persons", "--plan", "--json")
    assert read.data["changes"] == {item["code"]: "new" for item in items}
    assert len(items) > 600


def test_a_small_export_is_the_same_in_a_folder(qbank: Qbank, seeded: Path) -> None:
    """The control: then it needs no second file. A folder that is there is not written over."""
    assert [qbank("item", "export", name).code for name in ("butir.json", "butir", "butir")] == [0, 0, 6]

    assert (seeded / "butir.json").read_bytes() == (seeded / "butir" / "butir-001.json").read_bytes()
    assert [file.name for file in (seeded / "butir").iterdir()] == ["butir-001.json"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", [".csv", ".yaml", ".yml"])
def test_items_are_not_written_as_another_kind_of_file(
    qbank: Qbank, seeded: Path, suffix: str, language: str
) -> None:
    before = tree(seeded)

    ran = qbank("item", "export", f"butir{suffix}", language=language)

    assert (ran.code, ran.out, tree(seeded) == before) == (4, "", True)
    assert ran.err == told("item.export_kind", language, {"suffix": suffix}, file=f"butir{suffix}")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rencana.yaml", b"x" * (LIMIT_BYTES + 1), "file.too_large_to_read"),
        ("rencana.xlsx", b"bukan buku kerja", "package.broken"),
    ],
)
def test_no_command_writes_what_none_reads(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        write_readable(tmp_path / name, data)

    assert [issue.code for issue in refused.value.issues] == [code]
    assert tree(tmp_path) == {}


def test_a_workbook_with_more_rows_than_are_read_is_not_written() -> None:
    rows = (EmptyRow(ItemKind.ORAL, "LS-0001", "U/1.1", ""),) * MOST_ROWS

    with pytest.raises(InputRefusedError) as refused:
        write_items_workbook(WorkbookContent((), rows=rows))

    assert [issue.code for issue in refused.value.issues] == ["workbook.too_many_rows"]
