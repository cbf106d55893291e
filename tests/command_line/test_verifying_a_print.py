"""What was printed can be held against the bank and its manifest: a folder, a file that lost its folder or its name."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from running import SCHEME, Ran, run_apart

from qbank.cli.boundary import run_guarded

Qbank = Callable[..., Ran]
SET = f"{SCHEME}-001"
PRINT = ("exam", "print", SET, "--only", "FR.IA.05A", "--only", "FR.IA.02")


@pytest.fixture(name="printed_once", scope="module")
def _printed_once(bank_with_set: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print a paper, four tasks and their workbooks, once; tests copy them."""
    out = tmp_path_factory.mktemp("cetak")
    assert run_guarded(["--database", f"sqlite:///{bank_with_set}", *PRINT, "--out", str(out)], "en") == 0
    (folder,) = out.iterdir()
    return folder


@pytest.fixture(name="printed")
def _printed(printed_once: Path, with_set: Path) -> Path:
    """Return a printed folder beside the bank it was printed from."""
    return Path(shutil.copytree(printed_once, with_set / "exports" / printed_once.name))


def paper_in(folder: Path) -> Path:
    return next((folder / "asesi").glob("FR.IA.05A*.docx"))


def change_part(file: Path, part: str, right: bytes, wrong: bytes) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert right in parts[part]
    parts[part] = parts[part].replace(right, wrong, 1)
    pack(file, parts)


def pack(file: Path, parts: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    file.write_bytes(buffer.getvalue())


def states(ran: Ran) -> dict[str, list[object]]:
    """Return state, basis and differences of all files that are not plainly unaltered."""
    rows = ran.data["files"]
    return {
        Path(row["file"]).name.partition("_")[0]: [row["state"], row["basis"], *row["differs"]]
        for row in rows
        if (row["state"], row["basis"]) != ("unaltered", "bank")
    }


def test_a_paper_too_large_to_be_opened_is_known_by_its_bytes(qbank: Qbank, printed: Path) -> None:
    paper, manifest = paper_in(printed), printed / "manifest.json"
    before = hashlib.sha256(paper.read_bytes()).hexdigest()
    with zipfile.ZipFile(paper, "a") as archive:
        archive.writestr("word/media/foto.png", bytes(26 * 1024**2))
    after = hashlib.sha256(paper.read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text().replace(before, after))
    Path("qbank.db").unlink()

    whole = qbank("exam", "verify", printed, "--json")
    with paper.open("ab") as file:
        file.write(b" ")
    changed = qbank("exam", "verify", printed, "--json")

    assert (whole.code, states(whole)["FR.IA.05A"]) == (0, ["unaltered", "manifest"])
    assert (changed.code, states(changed)["FR.IA.05A"][0]) == (4, "changed")


def test_a_folder_as_it_was_printed_is_unaltered(qbank: Qbank, printed: Path) -> None:
    (printed / "Thumbs.db").write_text("Windows")
    (printed / "asesi" / "~$FR.IA.05A.docx").write_text("Word")

    ran = qbank("exam", "verify", printed, "--json")
    said = qbank("exam", "verify", printed, language="id")

    assert (ran.code, ran.data["result"], states(ran)) == (0, "unaltered", {})
    assert len(ran.data["files"]) >= 10
    assert {row["file"].rpartition(".")[2] for row in ran.data["files"]} == {"docx", "xlsx", "json"}
    assert said.out.startswith(f"Set {SET} · paket A · nomor periksa ")
    assert said.out.splitlines()[1:] == [f"{len(ran.data['files'])} berkas: utuh; menurut bank"]


def test_what_is_not_as_it_was_printed_stands_by_name_below_the_counted_rest(
    qbank: Qbank, printed: Path
) -> None:
    change_part(paper_in(printed), "word/document.xml", b"</w:t>", b"x</w:t>")

    said = qbank("exam", "verify", printed, language="id").out.splitlines()

    assert said[1].endswith(" berkas: utuh; menurut bank")
    assert [line.partition(":")[0] for line in said[2:]] == [f"asesi/{paper_in(printed).name}"]
    assert "BERUBAH" in said[2]


def test_documents_of_the_whole_set_are_called_that(qbank: Qbank, with_set: Path) -> None:
    folder = qbank("exam", "print", SET, "--only", "SAMPUL", "--json").data["folder"]

    said = qbank("exam", "verify", with_set / folder, language="id")

    assert said.out.startswith(f"Set {SET} · dokumen seluruh set · nomor periksa ")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_without_its_folder_and_name_still_says_what_it_is(
    qbank: Qbank, printed: Path, tmp_path: Path, kind: str
) -> None:
    original = next((printed / "asesi").glob(f"*.{kind}"))
    shutil.copyfile(original, tmp_path / f"kiriman.{kind}")

    ran = qbank("exam", "verify", tmp_path / f"kiriman.{kind}", "--json")

    (row,) = ran.data["files"]
    assert (ran.code, row["state"], row["basis"]) == (0, "unaltered", "bank")
    assert row["printed_as"] == f"asesi/{original.name}"
    assert (row["stamp"]["set_code"], row["stamp"]["form"]) == (SET, "A")


CHANGES = [
    ("word/document.xml", b"</w:t>", b" (x)</w:t>", "text"),
    ("word/footer1.xml", b"Paket A", b"Paket B", "frame"),
    ("docProps/core.xml", b"LSP", b"lsp", "properties"),
    ("word/styles.xml", b"Calibri", b"Arial", "looks"),
]


@pytest.mark.parametrize(("part", "right", "wrong", "area"), CHANGES)
def test_a_change_is_found_and_named(
    qbank: Qbank, printed: Path, part: str, right: bytes, wrong: bytes, area: str
) -> None:
    if area == "properties":
        right, wrong = b"<dc:title>", b"<dc:title>x"
    change_part(paper_in(printed), part, right, wrong)

    ran = qbank("exam", "verify", printed, "--json")
    said = qbank("exam", "verify", printed)

    assert (ran.code, ran.data["result"]) == (4, "changed")
    assert states(ran) == {"FR.IA.05A": ["changed", "bank", area]}
    assert "Error: 1 files are not as they were printed." in said.err


def test_a_change_that_the_manifest_was_made_to_agree_with_is_found_by_the_bank(
    qbank: Qbank, printed: Path
) -> None:
    change_part(paper_in(printed), "word/document.xml", b"</w:t>", b" (x)</w:t>")
    forged = qbank("exam", "verify", printed, "--json").data
    manifest = json.loads((printed / "manifest.json").read_text())
    for row in manifest["documents"]:
        row["content_sha256"] = row["content_sha256"][::-1] if "05A" in row["file"] else row["content_sha256"]
    (printed / "manifest.json").write_text(json.dumps(manifest))

    ran = qbank("exam", "verify", printed, "--json")

    assert forged["result"] == "changed"
    assert states(ran) == {
        "FR.IA.05A": ["changed", "bank", "text"],
        "manifest.json": ["changed", "bank"],
    }


def test_another_packaging_of_the_same_content_is_unaltered(qbank: Qbank, printed: Path) -> None:
    change_part(paper_in(printed), "word/document.xml", b"<w:body>", b"<w:body>")

    ran = qbank("exam", "verify", printed, "--json")

    assert ran.code == 0
    assert [row["file"] for row in ran.data["files"] if row["repacked"]] == [
        f"asesi/{paper_in(printed).name}"
    ]


def test_missing_and_extra_files_are_named(qbank: Qbank, printed: Path) -> None:
    paper_in(printed).unlink()
    (printed / "asesi" / "contekan.docx").write_bytes(b"PK")
    (printed / "catatan.txt").write_text("x")

    ran = qbank("exam", "verify", printed, "--json")

    assert ran.code == 4
    assert states(ran) == {
        "FR.IA.05A": ["missing", "manifest"],
        "contekan.docx": ["extra", "nothing"],
        "catatan.txt": ["extra", "nothing"],
    }


def test_a_renamed_file_is_not_missing(qbank: Qbank, printed: Path) -> None:
    paper = paper_in(printed)
    paper.rename(paper.with_name("soal.docx"))

    ran = qbank("exam", "verify", printed, "--json")

    assert (ran.code, states(ran)) == (0, {})
    assert [row["printed_as"] for row in ran.data["files"] if row["printed_as"]] == [f"asesi/{paper.name}"]


def test_a_folder_without_its_manifest_is_not_whole(qbank: Qbank, printed: Path) -> None:
    (printed / "manifest.json").unlink()

    ran = qbank("exam", "verify", printed, "--json")

    assert (ran.code, states(ran)) == (4, {"manifest.json": ["missing", "nothing"]})


def test_a_bundle_is_verified_in_its_place_and_away_from_it(
    qbank: Qbank, printed: Path, tmp_path: Path
) -> None:
    away = shutil.copytree(printed / "asesi", tmp_path / "untuk-asesi")
    whole = qbank("exam", "verify", printed / "asesi", "--json")
    lent = qbank("exam", "verify", away, "--json")
    paper_in(printed).unlink()
    lacking = qbank("exam", "verify", printed / "asesi", "--json")

    assert (whole.code, states(whole), lent.code, states(lent)) == (0, {}, 0, {})
    assert (lacking.code, states(lacking)) == (4, {"FR.IA.05A": ["missing", "manifest"]})


def test_without_a_bank_the_manifest_speaks(printed: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain"
    shutil.copytree(printed, elsewhere / "cetakan")
    shutil.copyfile(paper_in(printed), elsewhere / "soal.docx")

    whole = run_apart("exam", "verify", "cetakan", cwd=elsewhere)
    alone = run_apart("exam", "verify", "soal.docx", cwd=elsewhere)
    change_part(paper_in(elsewhere / "cetakan"), "word/document.xml", b"</w:t>", b"x</w:t>")
    changed = run_apart("exam", "verify", "cetakan", cwd=elsewhere)

    assert (whole.code, alone.code, changed.code) == (0, 3, 4)
    assert "There is no bank here" in whole.err
    assert "unaltered; by manifest.json, not by the bank" in whole.out
    assert alone.out.startswith(f"Set {SET} · form A · check number ")
    assert ": CHANGED; by manifest.json, not by the bank" in changed.out


def test_a_draft_printed_with_other_looks_is_held_against_its_manifest(qbank: Qbank, printed: Path) -> None:
    qbank("lsp", "set", "--name", "LSP Lain")

    ran = qbank("exam", "verify", printed, "--json")

    assert ran.code == 0
    assert {(row["state"], row["basis"]) for row in ran.data["files"]} == {("unaltered", "manifest")}


@pytest.mark.parametrize("data", [b"", b"halo", b"PK\x03\x04", b"\xff" * 99])
def test_a_file_that_qbank_did_not_print_is_unknown(qbank: Qbank, with_set: Path, data: bytes) -> None:
    (with_set / "surat.docx").write_bytes(data)

    ran = qbank("exam", "verify", "surat.docx", "--json")

    assert (ran.code, ran.data["result"]) == (3, "unknown")
    assert ran.data["files"][0]["stamp"] is None


def test_a_path_that_leads_nowhere_is_told(qbank: Qbank, with_set: Path) -> None:
    ran = qbank("exam", "verify", "tidak-ada")

    assert with_set.is_dir()
    assert (ran.code, ran.out) == (3, "")
    assert "The file does not exist." in ran.err


def test_documents_of_the_whole_set_are_known_for_any_number_of_people(
    qbank: Qbank, with_set: Path, tmp_path: Path
) -> None:
    people = ("--candidates", "20", "--assessors", "2")
    folder = with_set / qbank("exam", "print", SET, "--bundle", "arsip", *people, "--json").data["folder"]
    cover = next((folder / "arsip").glob("SAMPUL*"))
    shutil.copyfile(cover, tmp_path / "sampul.docx")

    whole = qbank("exam", "verify", folder, "--json")
    alone = qbank("exam", "verify", tmp_path / "sampul.docx", "--json")

    assert (whole.code, states(whole)) == (0, {})
    assert (alone.code, alone.data["files"][0]["basis"]) == (0, "bank")
    assert alone.data["files"][0]["stamp"]["people"] == "20+2"
