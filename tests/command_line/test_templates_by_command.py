"""A body starts from the base template, has its own checked, and prints with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from body_templates import base, made_by_hand
from running import SCHEME, Ran, tree

Qbank = Callable[..., Ran]
PRINT = ("exam", "print", f"{SCHEME}-001", "--only", "FR.IA.05A", "--json")


def test_the_base_template_is_written_and_fits(qbank: Qbank, folder: Path) -> None:
    written = qbank("template", "new", "dasar.docx")
    checked = qbank("template", "check", "dasar.docx")

    assert (written.code, (folder / "dasar.docx").read_bytes()) == (0, base())
    assert (checked.code, checked.out) == (0, "The template dasar.docx can be used.\n")


def test_what_the_program_adds_is_told_as_notes(qbank: Qbank, folder: Path) -> None:
    (folder / "tangan.docx").write_bytes(made_by_hand())

    said = qbank("template", "check", "tangan.docx", language="id")
    data = qbank("template", "check", "tangan.docx", "--json").data

    assert said.code == 0
    assert said.out.startswith(
        "Template tangan.docx dapat dipakai.\nCatatan: Slot ini tidak ada, dan tidak wajib: paket,"
    )
    assert [set(note) for note in data["notes"]] == [{"what", "fix"}] * 3


@pytest.mark.parametrize("command", [("template", "check"), ("lsp", "set", "--template")])
def test_a_template_without_a_slot_is_explained_and_refused(
    qbank: Qbank, started: Path, command: tuple[str, ...]
) -> None:
    (started / "kosong.docx").write_bytes(made_by_hand(()))
    before = tree(started)

    ran = qbank(*command, "kosong.docx", language="id")

    assert (ran.code, ran.out) == (4, "")
    assert "Salah: Template tidak memuat slot 'isi', tempat isi formulir dicetak." in ran.err
    assert "di mana: kosong.docx" in ran.err
    assert {name: data for name, data in tree(started).items() if "-" not in name} == before


def test_a_set_is_printed_with_the_template_and_verified(qbank: Qbank, with_set: Path) -> None:
    (with_set / "tangan.docx").write_bytes(made_by_hand())
    plain = qbank(*PRINT).data

    stored = qbank("lsp", "set", "--template", "tangan.docx", "--json").data
    printed = qbank(*PRINT).data
    verified = qbank("exam", "verify", printed["folder"], "--json")
    qbank("lsp", "set", "--without", "template")

    assert len(stored["template"]) == 64
    assert printed["folder"] != plain["folder"]
    assert (verified.code, {row["basis"] for row in verified.data["files"]}) == (0, {"bank"})
    assert qbank(*PRINT).data == plain
