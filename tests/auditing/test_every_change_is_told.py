"""No transaction ends with a change that the audit trail doesn't tell: what a use case forgets to record is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role
from qbank.store.audit import record_event, trail_events
from qbank.store.models import AuditEvent, BodySetting, Person, PersonRole
from qbank.store.people import add_person
from qbank.store.session import session_scope
from qbank.usecases.set_body import set_body

ACTOR = Actor("pengujian")


def add_row(session: Session) -> None:
    session.add(Person(code="budi", name="Budi"))


def add_rows(session: Session) -> None:
    add_person(session, "budi", "Budi", "", [Role.AUTHOR])


def change_a_row(session: Session) -> None:
    session.get_one(BodySetting, "name").value = "LSP Lain"


def change_by_statement(session: Session) -> None:
    session.execute(update(BodySetting).values(value="LSP Lain"))


def delete_a_row(session: Session) -> None:
    session.delete(session.get_one(BodySetting, "name"))


def delete_by_statement(session: Session) -> None:
    session.execute(delete(BodySetting).where(BodySetting.name == "name"))


WRITERS: list[Callable[[Session], None]] = [
    add_row, add_rows, change_a_row, change_by_statement, delete_a_row, delete_by_statement,
]  # fmt: skip


@pytest.fixture
def bank_with_body(bank: Engine) -> Engine:
    with session_scope(bank, write=True) as session:
        set_body(session, ACTOR, {"name": "LSP"})
    return bank


@pytest.mark.parametrize("write", WRITERS)
def test_a_change_that_no_event_tells_is_refused(
    bank_with_body: Engine, write: Callable[[Session], None]
) -> None:
    before = _state(bank_with_body)

    with (
        pytest.raises(RuntimeError, match="without an event"),
        session_scope(bank_with_body, write=True) as session,
    ):
        write(session)

    assert _state(bank_with_body) == before


@pytest.mark.parametrize("write", WRITERS)
def test_a_change_after_the_event_is_refused_too(
    bank_with_body: Engine, write: Callable[[Session], None]
) -> None:
    def tell_too_early() -> None:
        with session_scope(bank_with_body, write=True) as session:
            record_event(session, ACTOR, "x", "y")
            write(session)

    with pytest.raises(RuntimeError, match="without an event"):
        tell_too_early()


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_change_with_its_event_is_stored_and_sealed(
    bank_with_body: Engine, write: Callable[[Session], None]
) -> None:
    with session_scope(bank_with_body, write=True) as session:
        write(session)
        record_event(session, ACTOR, "x", "y")

    with session_scope(bank_with_body) as session:
        seals = trail_events(session)[-1].seals
    assert set(seals) <= {"person", "person_role", "body_setting"}
    assert seals


def test_a_deleted_row_is_sealed_as_gone(bank_with_body: Engine) -> None:
    with session_scope(bank_with_body, write=True) as session:
        delete_by_statement(session)
        record_event(session, ACTOR, "x", "y")

    with session_scope(bank_with_body) as session:
        assert trail_events(session)[-1].seals == {"body_setting": {"name": None}}


def test_rows_added_in_bulk_are_refused_since_their_keys_are_not_known(bank: Engine) -> None:
    with pytest.raises(RuntimeError, match="bulk INSERT"), session_scope(bank, write=True) as session:
        session.execute(insert(Person).values(code="budi", name="Budi"))


def test_what_was_rolled_back_needs_no_event(bank_with_body: Engine) -> None:
    with session_scope(bank_with_body, write=True) as session:
        change_a_row(session)
        session.rollback()

    with session_scope(bank_with_body) as session:
        assert len(trail_events(session)) == 1


def test_a_row_that_was_only_looked_at_needs_no_event(bank_with_body: Engine) -> None:
    with session_scope(bank_with_body, write=True) as session:
        row = session.get_one(BodySetting, "name")
        row.value = "LSP"

    assert _state(bank_with_body)[2] == 1


def _state(engine: Engine) -> tuple[object, ...]:
    with session_scope(engine) as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (Person, PersonRole)]
        body = session.execute(text("SELECT name, CAST(value AS TEXT) FROM body_setting ORDER BY name")).all()
        events = session.scalar(select(func.count()).select_from(AuditEvent))
    return (tuple(counts), tuple(tuple(row) for row in body), events)
