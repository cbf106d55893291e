"""One item is opened as text in the user's editor and taken back with the checks of an import."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Ran

Qbank = Callable[..., Ran]


@pytest.fixture
def editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets a real program as the editor: a sed script run on the file."""

    def use(script: str) -> None:
        program = folder / "editor.sh"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("VISUAL", str(program))

    return use


def version(qbank: Qbank, code: str) -> int:
    number: int = json.loads(qbank("item", "show", code, "--json").out)["version"]
    return number


@pytest.mark.usefixtures("seeded")
def test_an_edited_item_is_a_new_version(qbank: Qbank, editor: Callable[[str], None]) -> None:
    editor("sed -i 's/^    level: .*/    level: C5/; s/^  level: .*/  level: C5/' \"$1\"")

    ran = qbank("item", "edit", "LS-0101")

    assert ran.code == 0, ran.err
    assert version(qbank, "LS-0101") == 2
    assert json.loads(qbank("item", "show", "LS-0101", "--json").out)["level"] == "C5"


@pytest.mark.usefixtures("seeded")
def test_an_unchanged_text_changes_nothing(qbank: Qbank, editor: Callable[[str], None]) -> None:
    editor('touch "$1"')

    ran = qbank("item", "edit", "LS-0101")

    assert "unchanged" in ran.out
    assert json.loads(qbank("item", "edit", "LS-0101", "--json").out) == {"item": "LS-0101", "change": "same"}
    assert version(qbank, "LS-0101") == 1


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("sed -i 's/level: C[0-9]/level: C9/' \"$1\"", "C9"),
        ("sed -i 's/code: LS-0101/code: LS-0102/' \"$1\"", "LS-0102"),
        ("sed -i '/^# versi/d; /^# version/d; s/level: C[0-9]/level: C6/' \"$1\"", "in use"),
    ],
)
def test_a_faulty_text_is_refused_and_kept(
    qbank: Qbank, editor: Callable[[str], None], script: str, told: str
) -> None:
    editor(script)

    ran = qbank("item", "edit", "LS-0101")

    assert (ran.code, told in ran.err) == (4, True), ran.err
    assert "LS-0101-suntingan.yaml" in ran.err
    assert "content" in Path("LS-0101-suntingan.yaml").read_text()
    assert version(qbank, "LS-0101") == 1
