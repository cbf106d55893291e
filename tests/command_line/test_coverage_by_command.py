"""Coverage by command: files for the committee, of the bank and of one form."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from running import SCHEME, Ran

Qbank = Callable[..., Ran]
SET = f"{SCHEME}-001"
FILES = ("--xlsx", "isi.xlsx", "--docx", "isi.docx", "--html", "isi.html")


def test_all_files_are_written_at_once_beside_the_json(qbank: Qbank, with_set: Path) -> None:
    ran = qbank("coverage", SCHEME, "--set", SET, *FILES, "--json")

    assert ran.code == 0
    assert json.loads(ran.out)["totals"]["criteria"] == 132
    assert (with_set / "isi.xlsx").read_bytes()[:2] == (with_set / "isi.docx").read_bytes()[:2] == b"PK"
    page = (with_set / "isi.html").read_text("utf-8")
    assert f"Set {SET}, paket A" in page
    assert page.count("<table>") == 2, "a form that meets the plan has nothing to write"


def test_the_terminal_names_what_stops_the_blueprint(qbank: Qbank, seeded: Path) -> None:
    assert seeded.is_dir()

    approved, drafts = qbank("coverage", SCHEME), qbank("coverage", SCHEME, "--include-drafts")

    assert f"The blueprint {SCHEME}-standar can't be met yet" in approved.out
    assert "Write next" in approved.out
    assert "can't be met" not in drafts.out
    assert "Write next" not in drafts.out


def test_a_file_that_cannot_be_written_is_told(qbank: Qbank, seeded: Path) -> None:
    ran = qbank("coverage", SCHEME, "--html", seeded)

    assert ran.code == 6
    assert "folder" in ran.err
