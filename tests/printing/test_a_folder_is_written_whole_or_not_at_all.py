"""Whatever goes wrong, and whenever: a printed folder is there whole or not at all, and nothing is left behind for ever."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qbank.usecases.write_folder import write_folder

FILES = {"asesi/soal.docx": b"soal" * 9, "asesor/kunci.docx": b"kunci" * 9, "arsip/matriks.docx": b"matriks"}
WHOLE = {**FILES, "manifest.json": b"{}"}
# The k-th time that the process touches a file, it is killed, or told that there is no room.
CHILD = """
import os, signal, sys
from pathlib import Path
from qbank.usecases.write_folder import write_folder
folder, fault, at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
files = {name: bytes.fromhex(data) for name, data in (pair.split("=") for pair in sys.argv[4:])}
touched = 0
def watch(event, arguments):
    global touched
    if event.split(".")[0] not in ("open", "os", "shutil", "tempfile") or str(folder.parent) not in str(arguments):
        return
    touched += 1
    if touched == at and fault == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if touched == at:
        raise OSError(int(fault), os.strerror(int(fault)))
sys.addaudithook(watch)
write_folder(folder, files, lambda stage: (stage / "manifest.json").write_bytes(b"{}"))
sys.exit(UNHARMED if touched < at else 0)
"""
UNHARMED = 7


def write_with_a_fault(folder: Path, fault: str, at: int) -> int:
    pairs = (f"{name}={data.hex()}" for name, data in FILES.items())
    command = [sys.executable, "-c", f"UNHARMED = {UNHARMED}\n{CHILD}", str(folder), fault, str(at), *pairs]
    return subprocess.run(command, check=False, capture_output=True).returncode


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def faults_at_every_step(out: Path, fault: str) -> Iterator[tuple[Path, int]]:
    """Yield the folder and the exit code of each faulty run, until the fault comes too late for a run."""
    for at in range(1, 60):
        folder = out / f"cetak-{at}"
        code = write_with_a_fault(folder, fault, at)
        if code == UNHARMED:
            assert files_in(folder) == WHOLE
            return
        yield folder, code
    pytest.fail("the fault never came too late")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_a_print_killed_at_any_moment_leaves_no_half_folder(tmp_path: Path) -> None:
    runs = list(faults_at_every_step(tmp_path, "kill"))

    assert {code for _, code in runs} == {-9}
    assert len(runs) >= 20
    assert [folder.name for folder, _ in runs if folder.exists() and files_in(folder) != WHOLE] == []


def test_what_a_killed_print_left_is_gone_after_the_next(tmp_path: Path) -> None:
    write_with_a_fault(tmp_path / "cetak", "kill", 12)
    left = [path.name for path in tmp_path.iterdir()]

    write_folder(tmp_path / "lagi", FILES)

    assert [name.startswith(".cetak.") for name in left] == [True]
    assert [path.name for path in tmp_path.iterdir()] == ["lagi"]


def test_no_room_at_any_moment_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("surat")

    runs = list(faults_at_every_step(tmp_path, str(errno.ENOSPC)))

    stopped = [folder for folder, code in runs if code == 1]
    assert len(stopped) >= 10
    assert [folder.name for folder in stopped if folder.exists() and files_in(folder) != WHOLE] == []
    write_folder(tmp_path / "lagi", FILES)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert (tmp_path / "surat.txt").read_text() == "surat"


def test_a_folder_that_is_being_written_is_nobodys_left_over(tmp_path: Path) -> None:
    seen = []

    def write_another(_: Path) -> None:
        seen.append(write_folder(tmp_path / "kedua", FILES))

    is_first = write_folder(tmp_path / "pertama", FILES, write_another)

    assert (seen, is_first) == ([True], True)
    assert files_in(tmp_path / "pertama") == FILES == files_in(tmp_path / "kedua")


class _Held:
    """A file in the folder is held open, as Word does on Windows, for the first tries of the rename."""

    def __init__(self, tries: int) -> None:
        self.tries = tries
        self.is_on = True

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_on and event == "os.rename" and ".part" in str(arguments[0]) and self.tries:
            self.tries -= 1
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.fixture(name="held")
def _held() -> Iterator[_Held]:
    # An audit hook can't be removed, only fall silent.
    hook = _Held(0)
    sys.addaudithook(hook)
    yield hook
    hook.is_on = False


def test_a_file_held_open_for_a_moment_is_waited_for(tmp_path: Path, held: _Held) -> None:
    held.tries = 3

    is_first = write_folder(tmp_path / "cetak", FILES)

    assert (is_first, held.tries, files_in(tmp_path / "cetak")) == (True, 0, FILES)


def test_a_file_held_open_for_long_is_an_error_that_leaves_nothing(tmp_path: Path, held: _Held) -> None:
    held.tries = 99

    with pytest.raises(PermissionError):
        write_folder(tmp_path / "cetak", FILES)

    assert (held.tries, list(tmp_path.iterdir())) == (89, [])
