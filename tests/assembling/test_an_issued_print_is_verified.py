"""The files stored when a set was issued are what a print is held against, whatever the body looks like by then."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from issuable_banks import SET, issuable_bank
from running import Ran

Qbank = Callable[..., Ran]


@pytest.fixture(name="printed")
def _printed(qbank: Qbank, folder: Path, migrated_sqlite: Path, tmp_path: Path) -> Path:
    """Return the print of an issued set whose body has another name and logo since."""
    made = tmp_path / "bank"
    made.mkdir()
    shutil.copyfile(issuable_bank(migrated_sqlite, made), folder / "qbank.db")
    assert qbank("exam", "issue", SET, "--penyusun", "ani", "--validator", "dewi").code == 0
    printed = qbank("exam", "print", SET, "--json").data["folder"]
    assert qbank("lsp", "set", "--name", "LSP Lain", "--revision", "FR.IA.05A=R9").code == 0
    return folder / str(printed)


def test_an_issued_print_stays_unaltered_when_the_body_changes_its_looks(qbank: Qbank, printed: Path) -> None:
    ran = qbank("exam", "verify", printed, "--json")
    again = qbank("exam", "print", SET, "--json")

    assert (ran.code, ran.data["result"]) == (0, "unaltered")
    assert {row["basis"] for row in ran.data["files"]} == {"bank"}
    assert again.data["folder"] == str(printed.relative_to(Path.cwd()))


def test_a_changed_copy_of_an_issued_paper_is_found(qbank: Qbank, printed: Path, tmp_path: Path) -> None:
    paper = next((printed / "asesi").glob("FR.IA.05A*paket-B.docx"))
    copy = tmp_path / "soal.docx"
    with zipfile.ZipFile(paper) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b"Petunjuk", b"petunjuk") if name == "word/document.xml" else data
            )

    ran = qbank("exam", "verify", copy, "--json")

    (row,) = ran.data["files"]
    assert (ran.code, row["state"], row["basis"], row["differs"]) == (4, "changed", "bank", ["text"])
    assert (row["stamp"]["form"], row["printed_as"]) == ("B", f"asesi/{paper.name}")
