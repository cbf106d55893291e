"""A part of a set has a folder of its own; PDFs come from LibreOffice, all in one call, or the user is told what to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import SCHEME, Ran, run_apart, told, tree

from qbank.usecases.convert_to_pdf import convert_to_pdf

Qbank = Callable[..., Ran]
SET = f"{SCHEME}-001"
PRINT = ("exam", "print", SET)
PAPER = (*PRINT, "--only", "FR.IA.05A")


def test_only_the_forms_that_are_named_are_printed(qbank: Qbank, with_set: Path) -> None:
    printed = qbank(*PAPER, "--only", "FR.IA.05C", "--json").data

    assert [document["code"] for document in printed["documents"]] == ["FR.IA.05A", "FR.IA.05C"]
    files = {document["file"] for document in printed["documents"]} | {"manifest.json", "asesi"}
    assert set(tree(with_set / printed["folder"])) == files


def test_a_part_stands_beside_the_whole_and_is_the_same_there(qbank: Qbank, with_set: Path) -> None:
    part = qbank(*PAPER, "--json").data
    whole = qbank(*PRINT, "--json").data
    again = qbank(*PAPER, "--json").data

    assert again == part
    assert whole["folder"] != part["folder"]
    assert part["documents"][0] in whole["documents"]
    assert {path.name for path in (with_set / "exports").iterdir()} == {
        Path(one["folder"]).name for one in (part, whole)
    }


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_code_that_the_set_does_not_have_is_told_at_once_with_those_it_has(
    qbank: Qbank, with_set: Path, language: str
) -> None:
    """Nothing is rendered for it: no form is named as under way."""
    ran = qbank(*PAPER, "--only", "FR.IA.99", "--only", "fr.ia.05a", language=language)
    known = list(dict.fromkeys(one["code"] for one in qbank(*PRINT, "--json").data["documents"]))

    assert ran.code == 3
    facts = {"codes": "FR.IA.99, fr.ia.05a", "known": ", ".join(known)}
    assert ran.err == told("print.unknown_code", language, facts)
    assert len(list((with_set / "exports").iterdir())) == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_form_that_the_chosen_folder_does_not_hold_is_refused_and_nothing_is_written(
    qbank: Qbank, with_set: Path, language: str
) -> None:
    ran = qbank(*PAPER, "--only", "KISI-KISI", "--bundle", "asesi", language=language)
    held = qbank(*PAPER, "--only", "KISI-KISI", "--bundle", "arsip", "--json")

    assert ran.code == 3
    assert ran.err.endswith(told("print.not_in_bundle", language, {"codes": "KISI-KISI", "bundle": "asesi"}))
    assert [document["code"] for document in held.data["documents"]] == ["KISI-KISI", "FR.IA.05A"]
    assert len(list((with_set / "exports").iterdir())) == 1


def test_pdfs_stand_beside_the_word_files_and_apart_in_the_manifest(
    needs: Callable[..., None], qbank: Qbank, with_set: Path
) -> None:
    needs("soffice")

    printed = qbank(*PAPER, "--only", "FR.IA.05C", "--pdf", "--json")

    folder = with_set / printed.data["folder"]
    manifest = json.loads((folder / "manifest.json").read_text())
    words = [document["file"] for document in manifest["documents"]]
    assert (printed.code, len(words)) == (0, 2)
    assert printed.data["pdf"] == [name.replace(".docx", ".pdf") for name in words]
    assert [row["file"] for row in manifest["pdf"]] == printed.data["pdf"]
    for row in manifest["pdf"]:
        data = (folder / row["file"]).read_bytes()
        assert data.startswith(b"%PDF-")
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
    assert set(tree(folder)) == {"asesi", "manifest.json", *words, *printed.data["pdf"]}

    before = tree(with_set)
    assert qbank(*PAPER, "--only", "FR.IA.05C", "--pdf", "--json").data == printed.data
    assert tree(with_set) == before

    assert qbank("exam", "verify", folder).code == 0
    changed = folder / printed.data["pdf"][0]
    changed.write_bytes(changed.read_bytes() + b" ")
    verified = qbank("exam", "verify", folder, "--json")
    states = {row["file"]: row["state"] for row in verified.data["files"]}
    assert (verified.code, [name for name, state in states.items() if state == "changed"]) == (
        4,
        [printed.data["pdf"][0]],
    )
    refused = qbank(*PAPER, "--only", "FR.IA.05C", "--pdf")
    assert refused.code == 6
    assert f"files in it were changed: {printed.data['pdf'][0]}." in refused.err


@pytest.mark.parametrize("language", ["id", "en"])
def test_without_libreoffice_the_user_is_told_what_to_do(with_set: Path, language: str) -> None:
    (with_set / "kosong").mkdir()
    before = tree(with_set)

    ran = run_apart(*PAPER, "--pdf", cwd=with_set, PATH=str(with_set / "kosong"), QBANK_LANG=language)

    assert (ran.code, ran.out) == (6, "")
    assert ran.err.endswith(told("print.no_libreoffice", language, {}))
    assert tree(with_set) == before


def test_a_pdf_that_libreoffice_did_not_make_is_told_and_nothing_is_left(with_set: Path) -> None:
    """LibreOffice ends with 0 when it fails; so does this program, which does nothing."""
    programs = with_set / "program"
    programs.mkdir()
    (programs / "soffice").write_text("#!/bin/sh\nexit 0\n")
    (programs / "soffice").chmod(0o755)

    ran = run_apart(*PAPER, "--pdf", cwd=with_set, PATH=f"{programs}:/usr/bin:/bin")

    assert (ran.code, ran.out) == (6, "")
    assert "LibreOffice made no PDF of asesi/FR.IA.05A_" in ran.err
    assert list((with_set / "exports").iterdir()) == []


def test_more_documents_than_libreoffice_takes_at_once_are_all_printed(tmp_path: Path) -> None:
    """The stand-in prints no more than LibreOffice does: what is beyond 256 arguments is left out without an error."""
    program = tmp_path / "soffice"
    script = """#!/bin/sh
n=0
for a in "$@"; do
  n=$((n + 1))
  [ "$n" -gt 255 ] && exit 0
  case "$a" in *.docx) : > "${a%.docx}.pdf" ;; esac
done
"""
    program.write_text(script)
    program.chmod(0o755)
    folder = tmp_path / "cetak"
    folder.mkdir()
    names = [f"{number}.docx" for number in range(300)]
    for name in names:
        (folder / name).write_text(name)

    pdfs = convert_to_pdf(str(program), folder, names)

    assert pdfs == tuple(name.replace(".docx", ".pdf") for name in names)
    assert all((folder / name).is_file() for name in pdfs)
