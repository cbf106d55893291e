"""A print is in its folder completely or not at all; the same content is the same folder and nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PosixPath

import pytest
from running import SCHEME, Ran, clean_environment, run_apart, told, tree
from sqlalchemy import text

from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.usecases.print_set import prepare_print, print_set

Qbank = Callable[..., Ran]
SET = f"{SCHEME}-001"
PRINT = ("exam", "print", SET)


def test_a_print_is_one_new_folder_with_all_that_its_manifest_names(qbank: Qbank, with_set: Path) -> None:
    before = tree(with_set)

    ran = qbank(*PRINT)

    (folder,) = (with_set / "exports").iterdir()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {document["file"]: document["sha256"] for document in manifest["documents"]}
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert folder.name.startswith(f"{SET}-")
    assert (ran.out.split()[0], ran.out.split()[-1]) == (str(len(files)), str(folder.relative_to(with_set)))
    assert len(files) >= 18
    assert found == files | {"manifest.json": found["manifest.json"]}
    assert manifest["set"] == SET
    assert {name: data for name, data in tree(with_set).items() if not name.startswith("exports")} == before


def test_printing_again_is_nothing_to_do(qbank: Qbank, with_set: Path) -> None:
    first = qbank(*PRINT, "--json")
    before, times = tree(with_set), _times(with_set / "exports")

    again = qbank(*PRINT, "--json")
    told_so = qbank(*PRINT)

    assert again.data == first.data
    assert told_so.out.startswith("Printed before, exactly the same: ")
    assert (tree(with_set), _times(with_set / "exports")) == (before, times)


def test_other_content_is_another_folder(qbank: Qbank, with_set: Path) -> None:
    folders = [qbank(*PRINT, "--json").data["folder"]]
    folders.append(qbank(*PRINT, "--json", "--edition", "2020").data["folder"])
    folders.append(qbank(*PRINT, "--json", "--bundle", "asesi").data["folder"])
    qbank("lsp", "set", "--name", "LSP Lain")
    folders.append(qbank(*PRINT, "--json").data["folder"])

    assert sorted(path.name for path in (with_set / "exports").iterdir()) == sorted(
        Path(folder).name for folder in folders
    )
    assert len(set(folders)) == 4


def test_a_bundle_holds_its_own_documents_only(qbank: Qbank, with_set: Path) -> None:
    printed = qbank(*PRINT, "--json", "--bundle", "asesi").data

    files = {
        path.relative_to(with_set / printed["folder"]).parts[0]
        for path in _files(with_set / printed["folder"])
    }
    assert files == {"asesi", "manifest.json"}
    assert {document["bundle"] for document in printed["documents"]} == {"asesi"}
    assert not [document for document in printed["documents"] if document["role"] == "kunci"]


@pytest.mark.usefixtures("with_set")
def test_the_archive_alone_is_a_whole_master(qbank: Qbank) -> None:
    printed = qbank(*PRINT, "--json").data["documents"]

    names = {
        bundle: {
            document["file"].partition("/")[2]: document["sha256"]
            for document in printed
            if document["bundle"] == bundle
        }
        for bundle in ("asesi", "asesor", "arsip")
    }
    assert {**names["asesi"], **names["asesor"]}.items() <= names["arsip"].items()
    assert {"PENGESAHAN-MUK", "KISI-KISI", "MATRIKS-BUKTI", "FR.VA"} <= {
        document["code"] for document in printed if document["bundle"] == "arsip"
    }


@pytest.mark.usefixtures("with_set")
def test_documents_of_the_set_follow_the_number_of_people(qbank: Qbank) -> None:
    usual = qbank(*PRINT, "--json").data["documents"]
    more = qbank(*PRINT, "--json", "--candidates", "8", "--assessors", "2").data["documents"]

    changed = {
        one["code"]: one["form"]
        for one, other in zip(usual, more, strict=True)
        if one["sha256"] != other["sha256"]
    }
    assert changed == dict.fromkeys(("SAMPUL", "TANDA-TERIMA", "DAFTAR-HADIR", "BERITA-ACARA"))
    assert {one["code"] for one in usual if one["form"] is None} == {
        *changed,
        "PENGESAHAN-MUK",
        "BERKAS-SET",
    }


@pytest.mark.parametrize(
    ("change", "language"), [("alter", "id"), ("remove", "en"), ("alter manifest", "en")]
)
def test_a_print_that_was_altered_is_refused_and_left_alone(
    qbank: Qbank, with_set: Path, change: str, language: str
) -> None:
    folder = Path(qbank(*PRINT, "--json").data["folder"])
    file = folder / "manifest.json" if change == "alter manifest" else next((folder / "asesi").glob("*.docx"))
    if change == "remove":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + b" ")
    before = tree(with_set)

    ran = qbank(*PRINT, language=language)

    facts = {"files": file.relative_to(folder).as_posix()}
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.endswith(told("print.altered", language, facts, file=str(folder)))
    assert tree(with_set) == before


def test_once_the_altered_folder_has_another_name_the_print_is_made_anew(
    qbank: Qbank, with_set: Path
) -> None:
    first = qbank(*PRINT, "--json").data
    folder = with_set / first["folder"]
    (folder / "manifest.json").write_text("x")
    folder.rename(folder.with_name("lama"))

    again = qbank(*PRINT, "--json").data

    assert again == first
    assert sorted(path.name for path in (with_set / "exports").iterdir()) == sorted(["lama", folder.name])


@pytest.mark.parametrize(
    ("out", "reason", "language"),
    [("surat.txt", "File exists", "id"), ("surat.txt/hasil", "Not a directory", "en")],
)
def test_a_file_in_place_of_the_folder_is_told(
    qbank: Qbank, with_set: Path, out: str, reason: str, language: str
) -> None:
    (with_set / "surat.txt").write_text("x")
    before = tree(with_set)

    ran = qbank(*PRINT, "--out", out, language=language)

    assert (ran.code, ran.out) == (6, "")
    what = told("print.unwritable", language, {"reason": reason}).splitlines()[0]
    assert what in ran.err
    assert out in ran.err
    assert tree(with_set) == before


def test_a_file_with_the_name_of_the_print_is_left_alone(qbank: Qbank, with_set: Path) -> None:
    folder = with_set / qbank(*PRINT, "--json").data["folder"]
    folder.rename(folder.with_name("lama"))
    folder.write_text("surat")
    before = tree(with_set)

    ran = qbank(*PRINT)

    assert (ran.code, ran.out) == (6, "")
    assert "This print exists and files in it were changed" in ran.err
    assert tree(with_set) == before


def test_a_folder_without_permission_is_told(needs: Callable[..., None], with_set: Path) -> None:
    needs("setpriv")
    (with_set / "hasil").mkdir()
    before = tree(with_set)
    (with_set / "hasil").chmod(0o555)
    without_root = ("setpriv", "--bounding-set", "-dac_override")

    ran = run_apart(*PRINT, "--out", "hasil", cwd=with_set, before=without_root)
    (with_set / "hasil").chmod(0o755)
    with_permission = run_apart(*PRINT, "--out", "hasil/lagi", cwd=with_set, before=without_root)

    assert (ran.code, ran.out) == (6, "")
    assert "The output folder can't be written (Permission denied); nothing was changed." in ran.err
    assert with_permission.code == 0
    assert {name: data for name, data in tree(with_set).items() if "lagi" not in name} == before


def test_a_full_disk_leaves_nothing_of_a_print(needs: Callable[..., None], with_set: Path) -> None:
    """One document is larger than a file may be here; several smaller ones come before it."""
    needs("prlimit")
    (with_set / "hasil").mkdir()
    before = tree(with_set)

    ran = run_apart(*PRINT, "--out", "hasil", cwd=with_set, before=("prlimit", "--fsize=36000"))
    after = tree(with_set)
    with_room = run_apart(*PRINT, "--out", "hasil", cwd=with_set)

    assert (ran.code, ran.out) == (6, "")
    assert "The output folder can't be written (File too large); nothing was changed." in ran.err
    assert after == before
    assert with_room.code == 0
    sizes = [path.stat().st_size for path in _files(with_set / "hasil")]
    assert max(sizes) > 36000 > min(sizes)


def test_what_a_killed_print_left_behind_stands_in_nobodys_way(qbank: Qbank, with_set: Path) -> None:
    first = qbank(*PRINT, "--json").data
    folder = with_set / first["folder"]
    folder.rename(folder.with_name(f".{folder.name}.{os.getpid()}.part"))

    again = qbank(*PRINT, "--json")

    assert (again.code, again.data) == (0, first)


def test_several_prints_at_once_make_one_folder(with_set: Path) -> None:
    command = [sys.executable, "-m", "qbank", *PRINT, "--json"]
    running = [
        subprocess.Popen(
            command, cwd=with_set, env=clean_environment({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    results = [process.communicate()[0] for process in running]

    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(set(results)) == 1
    assert [path.name for path in (with_set / "exports").iterdir()] == [
        Path(json.loads(results[0])["folder"]).name
    ]


class _OvertakenPath(PosixPath):
    """A path where another print comes to stand just after this one has looked and found nothing."""

    def exists(self) -> bool:
        is_there = super().exists()
        if not is_there and self.name.startswith(SET):
            shutil.copytree(self.parent / "lebih-dulu", str(self))
        return is_there


@pytest.mark.skipif(sys.platform == "win32", reason="the path of the test is of POSIX")
def test_a_print_that_is_overtaken_finds_its_work_done(qbank: Qbank, with_set: Path) -> None:
    printed = qbank(*PRINT, "--json").data
    (with_set / printed["folder"]).rename(with_set / "exports" / "lebih-dulu")
    engine = open_engine("sqlite:///qbank.db")
    with session_scope(engine) as session:
        job = prepare_print(session, SET)
    engine.dispose()

    second = print_set(job, _OvertakenPath("exports"))

    assert (str(second.folder), second.is_new) == (printed["folder"], False)
    assert list(second.documents) == printed["documents"]
    assert sorted(path.name for path in (with_set / "exports").iterdir()) == sorted(
        ["lebih-dulu", second.folder.name]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of POSIX")
def test_a_print_is_for_this_account_only(qbank: Qbank, with_set: Path) -> None:
    folder = with_set / qbank(*PRINT, "--json").data["folder"]

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_demo_does_the_whole_job_twice_the_same(qbank: Qbank, folder: Path) -> None:
    first = qbank("demo", "--out", "hasil", "--json")
    printed = tree(folder / "hasil" / Path(first.data["folder"]).name)

    again = qbank("demo", "--out", "hasil", "--json")

    assert (first.code, again.code) == (0, 0)
    assert again.data == first.data
    assert tree(folder / "hasil" / Path(first.data["folder"]).name) == printed
    assert sorted(path.name for path in (folder / "hasil").iterdir()) == sorted(
        ["demo.db", Path(first.data["folder"]).name]
    )
    assert len(first.data["documents"]) >= 18


def test_a_set_of_the_first_version_has_no_dossier(qbank: Qbank, with_set: Path) -> None:
    """Version 0.1 kept the solver and the lines only."""
    before = {one["code"] for one in qbank(*PRINT, "--json").data["documents"]}
    engine = open_engine(f"sqlite:///{with_set / 'qbank.db'}")
    with engine.begin() as connection:
        record = json.loads(connection.execute(text("SELECT record FROM exam_set")).scalar_one())
        older = json.dumps({name: record[name] for name in ("solver", "lines")})
        connection.execute(text("UPDATE exam_set SET record = :record"), {"record": older})
    engine.dispose()

    after = {one["code"] for one in qbank(*PRINT, "--json").data["documents"]}

    assert before - after == {"BERKAS-SET"}
    assert after < before


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}
