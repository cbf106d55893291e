"""Several processes write to one bank at once: nothing is lost, and the trail stays one chain."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from bank_rows import fill, rows_by_table
from counting_writer import take_turns
from sqlalchemy import Engine, func, insert, select, text

from qbank.domain.audit_trail import FIRST_HASH
from qbank.store.engine import open_engine
from qbank.store.migrate import HEAD, bank_revision, downgrade_bank, upgrade_bank
from qbank.store.models import AuditEvent, BodySetting
from qbank.store.session import session_scope

if sys.platform == "win32":
    PROCESS = multiprocessing.get_context("spawn")
else:
    # A server that has imported the program forks quickly; it is itself no fork of this process and its threads.
    PROCESS = multiprocessing.get_context("forkserver")
    PROCESS.set_forkserver_preload(["__main__", "counting_writer"])
PROCESSES, TURNS = 4, 25
LEAST_CONFLICTS = 50


@pytest.fixture
def counter(bank_url: str) -> str:
    """Return the URL of a bank whose counter stands at 0."""
    return _with_counter(bank_url)


def test_no_commit_is_lost_among_writers(counter: str) -> None:
    found, conflicts = _take_turns(counter, "writer")

    assert conflicts >= LEAST_CONFLICTS, "void: hardly any conflict"
    assert sorted(found) == list(range(PROCESSES * TURNS))
    assert _counter(counter) == PROCESSES * TURNS
    assert _chain(counter) == list(range(1, PROCESSES * TURNS + 1))


def test_no_commit_is_lost_without_a_write_ahead_log(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    file = Path(sqlite_url.removeprefix("sqlite:///")).rename(folder / "bank.db")
    url = _with_counter(f"sqlite:///{file}")

    found, conflicts = _take_turns(url, "writer")

    assert conflicts >= LEAST_CONFLICTS, "void: hardly any conflict"
    assert sorted(found) == list(range(PROCESSES * TURNS))
    assert _chain(url) == list(range(1, PROCESSES * TURNS + 1))
    assert {path.name for path in folder.iterdir()} <= {"bank.db", "bank.db-journal"}


def test_scopes_that_do_not_say_that_they_write_fail_among_others(counter: str) -> None:
    """The control: with a plain BEGIN the same work is refused again and again."""
    found, conflicts = _take_turns(counter, "reader", turns=10)

    assert conflicts > 10
    assert 0 < len(found) <= PROCESSES * 10 - 10
    assert _counter(counter) == len(found)


def test_a_bank_can_be_created_by_several_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bank.db'}"

    codes = _init_at_once(url)

    engine = open_engine(url)
    assert codes == [0] * PROCESSES
    assert bank_revision(engine) == HEAD
    engine.dispose()


@pytest.mark.parametrize("bank_url", ["postgresql"], indirect=True)
def test_a_bank_on_a_server_can_be_created_by_several_at_once(bank: Engine) -> None:
    downgrade_bank(bank, "base")

    codes = _init_at_once(bank.url.render_as_string(hide_password=False))

    assert codes == [0] * PROCESSES
    assert bank_revision(bank) == HEAD


def test_upgrading_again_changes_nothing(sqlite_bank: Engine) -> None:
    with sqlite_bank.begin() as connection:
        fill(connection)
    before = _dump(sqlite_bank)

    upgrade_bank(sqlite_bank)

    assert sorted(map(repr, _dump(sqlite_bank))) == sorted(map(repr, before))
    assert len(before) > 50


def _with_counter(url: str) -> str:
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(insert(BodySetting.__table__).values(name="counter", value=0))  # type: ignore[arg-type]
    engine.dispose()
    return url


def _take_turns(url: str, kind: str, *, turns: int = TURNS) -> tuple[list[int], int]:
    """Let the processes add, all at once in every turn.

    Returns the numbers that they added to, and how often another had been there since they looked.
    """
    ends = [PROCESS.Pipe() for _ in range(PROCESSES)]
    running = [
        PROCESS.Process(
            target=take_turns, args=(url, f"p{n}", end[1]), kwargs={"as_writer": kind == "writer"}
        )
        for n, end in enumerate(ends)
    ]
    for process in running:
        process.start()
    found: list[int] = []
    conflicts = 0
    for _ in range(turns):
        seen = _ask_all(ends)
        added_to = _ask_all(ends)
        found += [number for number in added_to if number is not None]
        conflicts += sum(before != after for before, after in zip(seen, added_to, strict=True))
    for process, end in zip(running, ends, strict=True):
        end[0].send(False)
        process.join()
    assert [process.exitcode for process in running] == [0] * PROCESSES
    return found, conflicts


def _ask_all(ends: Sequence[tuple[Connection, Connection]]) -> list[int | None]:
    for end in ends:
        end[0].send(True)
    return [end[0].recv() for end in ends]


def _init_at_once(url: str) -> list[int]:
    command = [sys.executable, "-m", "qbank", "--database", url, "init"]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(PROCESSES)]
    return [process.wait() for process in running]


def _counter(url: str) -> int:
    engine = open_engine(url)
    with session_scope(engine) as session:
        value = session.get_one(BodySetting, "counter").value
    engine.dispose()
    return int(value)


def _chain(url: str) -> Sequence[int]:
    """Return what each event counted, following the hashes from the first."""
    engine = open_engine(url)
    with session_scope(engine) as session:
        by_previous = {event.previous_hash: event for event in session.scalars(select(AuditEvent))}
        total = session.scalar(select(func.count(AuditEvent.id)))
    engine.dispose()
    assert len(by_previous) == total
    counted, head = [], FIRST_HASH
    while head in by_previous:
        counted.append(by_previous[head].after)
        head = by_previous[head].hash
    return counted


def _dump(engine: Engine) -> list[Sequence[Any]]:
    with engine.connect() as connection:
        rows = [tuple(row) for part in rows_by_table(connection).values() for row in part]
        return rows + [tuple(row) for row in connection.execute(text("SELECT name, sql FROM sqlite_master"))]
