"""One scope is one transaction: all of it or nothing, with one writer at a time and one state for a reader."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from writing import told_scope

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role
from qbank.errors import InputRefusedError, Issue, NotAllowedError, Where
from qbank.store.audit import record_event
from qbank.store.engine import open_engine
from qbank.store.models import AuditEvent, BodySetting, Person, PersonRole
from qbank.store.people import add_person
from qbank.store.session import session_scope
from qbank.store.sqlite import sqlite_module
from qbank.store.waiting import wait_until

ACTOR = Actor("pengujian")


class PulledPlugError(Exception):
    """Something that goes wrong in the middle of the work."""


@pytest.fixture
def impatient(bank_url: str) -> Iterator[Engine]:
    """Return an engine that waits no longer than a moment for another writer."""
    engine = open_engine(bank_url, longest_wait_seconds=0.05)
    yield engine
    engine.dispose()


def test_a_scope_that_ends_well_is_stored(bank: Engine) -> None:
    with session_scope(bank, write=True) as session:
        _write_much(session)

    assert _counts(bank) == {"person": 1, "person_role": 2, "body_setting": 1, "audit_event": 1}


def test_an_error_rolls_back_everything_even_what_was_flushed(bank: Engine) -> None:
    def fail() -> None:
        with session_scope(bank, write=True) as session:
            _write_much(session)
            session.execute(text("UPDATE person SET name = 'Lain'"))
            raise PulledPlugError

    with pytest.raises(PulledPlugError):
        fail()

    assert set(_counts(bank).values()) == {0}


def test_an_error_of_the_database_rolls_back_everything(bank: Engine) -> None:
    def fail() -> None:
        with session_scope(bank, write=True) as session:
            _write_much(session)
            session.add(Person(code="ani", name="Ani lagi"))

    with pytest.raises(IntegrityError):
        fail()

    assert set(_counts(bank).values()) == {0}


def test_an_interruption_rolls_back_everything(bank: Engine) -> None:
    def fail() -> None:
        with session_scope(bank, write=True) as session:
            _write_much(session)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()

    assert set(_counts(bank).values()) == {0}


def test_what_was_loaded_can_be_read_after_the_scope(bank: Engine) -> None:
    with told_scope(bank) as session:
        person = add_person(session, "ani", "Ani", "", [])

    assert (person.code, person.name, person.id) == ("ani", "Ani", 1)


def test_a_reader_inside_a_writer_sees_what_stood_before(bank: Engine) -> None:
    with session_scope(bank, write=True) as writer:
        _write_much(writer)
        inside = _counts(bank)

    assert set(inside.values()) == {0}
    assert set(_counts(bank).values()) == {1, 2}


def test_a_writer_inside_a_reader_stands_though_the_reader_fails(bank: Engine) -> None:
    def fail() -> None:
        with session_scope(bank) as reader:
            reader.scalar(select(func.count(Person.id)))
            with session_scope(bank, write=True) as writer:
                _write_much(writer)
            raise PulledPlugError

    with pytest.raises(PulledPlugError):
        fail()

    assert set(_counts(bank).values()) == {1, 2}


def test_a_reader_sees_one_state_though_others_write(bank: Engine) -> None:
    with session_scope(bank) as reader:
        before = reader.scalar(select(func.count(Person.id)))
        with session_scope(bank, write=True) as writer:
            _write_much(writer)
        after = reader.scalar(select(func.count(Person.id)))

    assert (before, after) == (0, 0)
    assert _counts(bank)["person"] == 1


def test_a_writer_inside_a_writer_is_told_that_the_bank_is_busy(impatient: Engine) -> None:
    with session_scope(impatient, write=True) as outer:
        _write_much(outer)
        with (
            pytest.raises(NotAllowedError) as refused,
            session_scope(impatient, write=True) as inner,
        ):
            inner.scalar(select(func.count(Person.id)))

    facts = {"database": impatient.url.database or ""}
    assert refused.value.issues == (Issue("database.busy", facts),)
    assert _counts(impatient)["person"] == 1


def test_a_writer_waits_for_the_other_and_sees_what_it_wrote(bank: Engine) -> None:
    has_begun, found = threading.Event(), []

    def second() -> None:
        has_begun.wait(10)
        with session_scope(bank, write=True) as session:
            found.append(session.scalar(select(func.count(Person.id))))

    thread = threading.Thread(target=second)
    thread.start()
    with session_scope(bank, write=True) as session:
        session.scalar(select(func.count(Person.id)))
        has_begun.set()
        thread.join(0.1)
        _write_much(session)
    thread.join(10)

    assert found == [1]


def test_a_writer_without_a_write_ahead_log_waits_for_a_slow_reader(
    migrated_sqlite: Path, tmp_path: Path
) -> None:
    """A reader holds back COMMIT longer than SQLite's own waiting; it is said again and nothing is lost."""
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    file = Path(shutil.copy(migrated_sqlite, folder / "bank.db"))
    engine = open_engine(f"sqlite:///{file}")
    with session_scope(engine) as settled:
        assert settled.scalar(text("PRAGMA journal_mode")) == "truncate"
    reader = _plain_connection(file)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM person").fetchall()

    plain = _plain_connection(file)
    plain.execute("BEGIN IMMEDIATE")
    plain.execute("INSERT INTO person (code, name, met) VALUES ('b', 'B', '')")
    with pytest.raises(sqlite_module().OperationalError, match="locked"):
        plain.execute("COMMIT")
    plain.execute("ROLLBACK")
    plain.close()
    writer = threading.Thread(target=_write_alone, args=(engine,))
    writer.start()
    writer.join(0.4)
    is_waiting = writer.is_alive()
    reader.close()
    writer.join(10)

    assert is_waiting
    assert _counts(engine)["person"] == 1
    engine.dispose()


def test_a_reader_without_a_write_ahead_log_waits_for_a_slow_writer(
    migrated_sqlite: Path, tmp_path: Path
) -> None:
    """Its first look is the one that waits, longer than SQLite's own waiting, and not one in the midst of its work."""
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    file = Path(shutil.copy(migrated_sqlite, folder / "bank.db"))
    engine = open_engine(f"sqlite:///{file}")
    assert set(_counts(engine).values()) == {0}
    holder, found = _plain_connection(file), []
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("INSERT INTO person (code, name, met) VALUES ('b', 'B', '')")

    reader = threading.Thread(target=lambda: found.append(_counts(engine)["person"]))
    reader.start()
    reader.join(0.4)
    is_waiting = reader.is_alive()
    holder.execute("COMMIT")
    holder.close()
    reader.join(10)

    assert is_waiting
    assert found == [1]
    engine.dispose()


def test_a_full_disk_is_told_and_nothing_is_stored(sqlite_bank: Engine) -> None:
    def fill_the_disk() -> None:
        with session_scope(sqlite_bank, write=True) as session:
            session.execute(text("PRAGMA max_page_count = 1"))
            _write_much(session)
            session.add(BodySetting(name="x", value="x" * 100_000))

    with pytest.raises(NotAllowedError) as refused:
        fill_the_disk()

    facts = {"database": sqlite_bank.url.database or "", "reason": "database or disk is full"}
    assert refused.value.issues == (Issue("database.failed", facts),)
    assert set(_counts(sqlite_bank).values()) == {0}


@pytest.mark.parametrize("bank_url", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_is_told_and_nothing_is_stored(bank: Engine) -> None:
    def pull_the_plug() -> None:
        with session_scope(bank, write=True) as session:
            _write_much(session)
            session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(NotAllowedError) as refused:
        pull_the_plug()

    assert [issue.code for issue in refused.value.issues] == ["database.failed"]
    assert set(_counts(bank).values()) == {0}


@pytest.mark.parametrize("statement", ["SELECT nothing FROM person", "SELEKT", "SELECT * FROM nowhere"])
def test_a_fault_of_the_program_stays_a_fault(bank: Engine, statement: str) -> None:
    with pytest.raises(DBAPIError), session_scope(bank) as session:
        session.execute(text(statement))


def test_waiting_ends_with_the_attempt_that_succeeds() -> None:
    answers = iter([False, False, True, False])

    wait_until(lambda: next(answers), "bank", 10)

    assert list(answers) == [False]


@pytest.mark.parametrize("length", [60, 61])
def test_text_longer_than_its_column_is_refused_on_both_databases(bank: Engine, length: int) -> None:
    issues = _issues_of(bank, Person(code="ani", name="Ani", met="1" * length))

    where = Where(field="met")
    facts: dict[str, str | int] = {"name": "met", "count": length, "most": 60}
    assert issues == ([Issue("field.too_long", facts, where)] if length > 60 else [])
    assert _counts(bank)["person"] == (0 if length > 60 else 1)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\udcff", "\x85"])
def test_a_character_that_no_text_may_hold_is_refused_on_both_databases(bank: Engine, character: str) -> None:
    row = BodySetting(name="x", value={"teks": ["baik", f"a{character}"]})

    issues = _issues_of(bank, row)

    facts = {"name": "value", "character": f"U+{ord(character):04X}"}
    assert issues == [Issue("field.control_character", facts, Where(field="value"))]
    assert _counts(bank)["body_setting"] == 0


def test_other_text_is_stored_as_it_is_on_both_databases(bank: Engine) -> None:
    value = {"teks": ["tab\tbaris\nbaru", "é 漢 🙂 ’ \u00a0", "[/b] :smile: % {x} ' \" \\"]}

    issues = _issues_of(bank, BodySetting(name="x", value=value))

    with session_scope(bank) as session:
        assert session.scalar(select(BodySetting.value)) == value
    assert issues == []


@pytest.mark.parametrize("column", [PersonRole.person_id, AuditEvent.person_id])
def test_foreign_keys_are_held_on_both_databases(bank: Engine, column: object) -> None:
    table = str(column).partition(".")[0]
    row = PersonRole(person_id=77, role=Role.AUTHOR) if table == "PersonRole" else _orphan_event()

    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), session_scope(bank, write=True) as session:
        session.add(row)

    assert set(_counts(bank).values()) == {0}


def _orphan_event() -> AuditEvent:
    from bank_rows import MOMENT, SHA

    return AuditEvent(
        at=MOMENT, person_id=77, os_account="x", action="x", subject="x", previous_hash=SHA, hash=SHA
    )


def _write_much(session: Session) -> None:
    add_person(session, "ani", "Ani", "", [Role.AUTHOR, Role.VALIDATOR])
    session.merge(BodySetting(name="name", value="LSP"))
    record_event(session, ACTOR, "person.add", "ani", after={"name": "Ani"})


def _write_alone(engine: Engine) -> None:
    with told_scope(engine) as session:
        add_person(session, "ani", "Ani", "", [])


def _plain_connection(file: Path) -> Any:
    """Connect past our engine, but by the same library: two in one process don't see each other's locks."""
    return sqlite_module().connect(str(file), timeout=0.3, isolation_level=None)


def _issues_of(engine: Engine, row: object) -> list[Issue]:
    try:
        with told_scope(engine) as session:
            session.add(row)
    except InputRefusedError as error:
        return list(error.issues)
    return []


def _counts(engine: Engine) -> dict[str, int]:
    tables = (Person, PersonRole, BodySetting, AuditEvent)
    with session_scope(engine) as session:
        return {
            str(table.__tablename__): session.scalar(select(func.count()).select_from(table)) or 0
            for table in tables
        }
