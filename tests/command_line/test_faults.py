"""A fault of the program ends in one sentence and a log; a reader who has enough, in silence."""

from __future__ import annotations

import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import LANGUAGES, SCHEME, Ran, clean_environment, run_apart, told, tree
from sqlalchemy import text

from qbank.store.engine import open_engine
from qbank.store.sqlite import sqlite_module

BUG = 70


@pytest.fixture
def broken_url(bank_url: str, folder: Path) -> str:
    """Return the URL of a bank that lacks a column, as no user could have made it."""
    assert folder.is_dir()
    engine = open_engine(bank_url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE scheme DROP COLUMN title"))
    engine.dispose()
    return bank_url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_ends_in_one_sentence_and_a_log(broken_url: str, folder: Path, language: str) -> None:
    logs = folder / "sementara"
    logs.mkdir()

    ran = run_apart(
        "--database", broken_url, "scheme", "list", cwd=folder, TMPDIR=str(logs), QBANK_LANG=language
    )

    (log,) = logs.iterdir()
    assert ran == Ran(BUG, "", told("bug", language, {"log": str(log)}))
    assert re.fullmatch(r"qbank-\d{8}-\d{6}-\w+\.log", log.name)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "Traceback (most recent call last):" in log.read_text()
    assert "scheme.title" in log.read_text()
    assert list(tree(folder)) == ["sementara", f"sementara/{log.name}"]


@pytest.mark.parametrize("bank_url", ["sqlite"], indirect=True)
def test_two_faults_have_two_logs(broken_url: str, folder: Path) -> None:
    command = ("--database", broken_url, "scheme", "list")

    for _ in range(2):
        run_apart(*command, cwd=folder, TMPDIR=str(folder))

    assert len(tree(folder)) == 2


@pytest.mark.parametrize("bank_url", ["sqlite"], indirect=True)
def test_debug_shows_the_traceback_instead(broken_url: str, folder: Path) -> None:
    ran = run_apart("--database", broken_url, "scheme", "list", "--debug", cwd=folder, TMPDIR=str(folder))

    assert (ran.code, ran.out) == (BUG, "")
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert "scheme.title" in ran.err
    assert tree(folder) == {}


def test_the_same_command_on_a_whole_bank_is_no_fault(bank_url: str, folder: Path) -> None:
    ran = run_apart("--database", bank_url, "scheme", "list", cwd=folder, TMPDIR=str(folder))

    assert ran == Ran(0, "There is no scheme yet.\n", "")
    assert tree(folder) == {}


@pytest.mark.parametrize(
    "line",
    [f"scheme show {SCHEME}", f"scheme show {SCHEME} --json", f"coverage {SCHEME}", "--help"],
)
def test_a_reader_who_has_seen_enough_is_left_in_peace(seeded: Path, line: str) -> None:
    code, complaint = _run_into_closed_pipe([sys.executable, "-m", "qbank", *line.split()], seeded)

    assert (code, complaint) == (0, "")


def test_a_program_that_does_not_care_complains_about_a_closed_pipe(folder: Path) -> None:
    code, complaint = _run_into_closed_pipe([sys.executable, "-c", "print('x' * 100_000)"], folder)

    assert code != 0
    assert "BrokenPipeError" in complaint


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("line", [f"scheme show {SCHEME}", "item list"])
def test_a_result_that_has_no_room_is_told(seeded: Path, line: str) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "qbank", *line.split()],
            cwd=seeded,
            env=clean_environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    facts = {"reason": "[Errno 28] No space left on device"}
    assert (ran.returncode, ran.stderr) == (6, told("file.unwritable", "en", facts, file="stdout"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_an_interruption_stores_nothing_and_shows_no_traceback(started: Path) -> None:
    holder: Any = sqlite_module().connect("qbank.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    running = subprocess.Popen(
        [sys.executable, "-m", "qbank", "lsp", "set", "--name", "X"],
        cwd=started,
        env=clean_environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    said = running.stderr.readline()

    running.send_signal(signal.SIGINT)
    out, err = running.communicate()

    holder.execute("ROLLBACK")
    rows = holder.execute("SELECT * FROM body_setting").fetchall()
    holder.close()
    assert said == "Waiting for the bank, which somebody else is using …\n"
    assert (running.returncode, out, err.strip()) == (130, "", "")
    assert rows == []


@pytest.mark.parametrize("name", ["[bold]Ani[/bold]", "[/x]", ":smile: [red]", "{x} %s \\[b]"])
def test_names_are_shown_as_they_are(qbank: Callable[..., Ran], started: Path, name: str) -> None:
    assert qbank("person", "add", "ani", "--name", name).code == 0

    ran = qbank("person", "list")

    assert (ran.code, ran.err) == (0, "")
    assert f"│ {name} " in ran.out
    assert started.is_dir()


def test_an_argument_that_is_no_text_is_refused(started: Path) -> None:
    before = tree(started)
    command = [sys.executable.encode(), b"-m", b"qbank", b"lsp", b"set", b"--name", b"a\xff"]
    ran = subprocess.run(
        command, cwd=started, env=clean_environment({}), capture_output=True, text=True, check=False
    )

    facts = {"name": "value", "character": "U+DCFF"}
    assert ran.returncode == 4
    assert ran.stderr == told("field.control_character", "en", facts, field="value")
    assert tree(started) == before


def _run_into_closed_pipe(command: list[str], folder: Path) -> tuple[int, str]:
    running = subprocess.Popen(
        command,
        cwd=folder,
        env=clean_environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    complaint = running.stderr.read()
    running.stderr.close()
    return running.wait(), complaint
