"""Issuing, withdrawing and sittings through the command line, in words and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from issuable_banks import SET, issuable_bank
from running import Ran

Qbank = Callable[..., Ran]
ISSUE = f"exam issue {SET} --penyusun ani --penyusun budi --validator dewi"
SIT = f"exam sitting add {SET} --date 2026-02-01 --place TUK-1 --candidates 8 --assessor sari"


@pytest.fixture(scope="module")
def bank_file(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return issuable_bank(migrated_sqlite, tmp_path_factory.mktemp("by-command"))


@pytest.fixture
def run(qbank: Qbank, folder: Path, bank_file: Path) -> Callable[[str], Ran]:
    (folder / "qbank.db").write_bytes(bank_file.read_bytes())
    return lambda line: qbank(*line.split())


def test_the_life_of_a_set_in_words(run: Callable[[str], Ran]) -> None:
    ran = [run(line) for line in (ISSUE, SIT, f"exam withdraw {SET} --reason Bocor --leaked", "exam list")]

    assert [one.code for one in ran] == [0, 0, 0, 0]
    assert ran[0].out.startswith(f"The set {SET} is issued; ")
    assert ran[1].out == f"Sitting of {SET} on 2026-02-01 recorded, 8 candidates.\n"
    assert ran[2].out == f"The set {SET} is withdrawn as leaked; its items go into no new set.\n"
    assert "withdrawn" in ran[3].out


def test_the_life_of_a_set_as_json(run: Callable[[str], Ran]) -> None:
    issued, sat = run(f"{ISSUE} --json").data, run(f"{SIT} --json").data
    listed = run(f"exam sitting list {SET} --json").data
    withdrawn = run(f"exam withdraw {SET} --reason Salah --json").data

    assert issued == {"set": SET, "status": "issued", "files": issued["files"]}
    assert sat == {"set": SET, "date": "2026-02-01"}
    assert listed == [
        {"set": SET, "date": "2026-02-01", "place": "TUK-1", "candidates": 8, "assessors": ["sari"]}
    ]
    assert withdrawn == {"set": SET, "status": "withdrawn", "leaked": False}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"exam issue {SET} --penyusun ani --validator ani", 6),
        ("exam issue lain --penyusun ani --validator dewi", 3),
        (f"exam issue {SET} --penyusun siapa --validator dewi", 3),
        (f"exam issue {SET} --penyusun ani", 2),
        (f"exam withdraw {SET} --reason Salah", 6),
        (SIT, 6),
        ("exam sitting list lain", 3),
    ],
)
def test_what_can_not_be_done_ends_in_a_message(run: Callable[[str], Ran], line: str, code: int) -> None:
    ran = run(line)

    assert (ran.code, ran.out) == (code, "")
    assert "fix: " in ran.err


def test_who_acts_is_asked_for_in_a_managed_bank(run: Callable[[str], Ran]) -> None:
    run("person add admin --name Admin --role administrator")

    assert [run(f"{ISSUE} {who}".strip()).code for who in ("", "--as ani", "--as admin")] == [6, 6, 0]
