"""Which rows a session changed, and the seals of rows: every change belongs to an event of the trail."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, inspect, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction

from qbank.domain.audit_trail import Seals, row_seal
from qbank.store.base import Base
from qbank.store.models import AuditEvent

_UNSEALED = "rows that no event has sealed"
_MOST_KEYS = 400
_Key = tuple[Any, ...]


def sealed_tables() -> list[Table]:
    """Return every table but the trail itself."""
    return [table for table in Base.metadata.sorted_tables if table is not AuditEvent.__table__]


def note_flushed(session: Session, _context: UOWTransaction) -> None:
    """Note the rows that a flush writes."""
    changed = (row for row in session.dirty if session.is_modified(row))
    for row in (*session.new, *changed, *session.deleted):
        if not isinstance(row, AuditEvent):
            mapper: Mapper[Any] = inspect(type(row))
            _note(session, str(mapper.local_table), tuple(mapper.primary_key_from_instance(row)))


def note_statement(state: ORMExecuteState) -> None:
    """Note the rows that an UPDATE or DELETE is about to change; rows are added one by one."""
    if state.is_insert:
        raise RuntimeError("rows are added to the session, since a bulk INSERT doesn't tell their keys")
    if state.is_update or state.is_delete:
        statement: Any = state.statement
        table: Table = statement.table
        state.session.flush()
        keys = select(*table.primary_key)
        if statement.whereclause is not None:
            keys = keys.where(statement.whereclause)
        for key in state.session.execute(keys).all():
            _note(state.session, table.name, tuple(key))


def note_everything(session: Session) -> None:
    """Note every row there is, for a bank from before there were seals."""
    for table in sealed_tables():
        for key in session.execute(select(*table.primary_key)):
            _note(session, table.name, tuple(key))


def forget_changes(session: Session) -> None:
    """Forget what was rolled back."""
    session.info.pop(_UNSEALED, None)


def unsealed_tables(session: Session) -> list[str]:
    """Name the tables with changes that no event has recorded yet."""
    session.flush()
    return sorted(_changes(session))


def take_seals(session: Session) -> Seals | None:
    """Return the seals of all rows changed since the last event, None where there are none; the session starts anew."""
    session.flush()
    changes = _changes(session)
    forget_changes(session)
    found = {
        table.name: _seals_of(session, table, changes[table.name])
        for table in sealed_tables()
        if table.name in changes
    }
    return found or None


def rows_sealed_anew(session: Session, table: Table) -> dict[str, str]:
    """Return the seal of every row of a table as it lies in the database."""
    return {_key_text(row, table): _seal(table, row) for row in session.execute(select(table)).mappings()}


def _seals_of(session: Session, table: Table, keys: Collection[_Key]) -> dict[str, str | None]:
    seals: dict[str, str | None] = {_joined(key): None for key in keys}
    for row in _rows_with(session, table, {key[0] for key in keys}):
        key = _key_text(row, table)
        if key in seals:
            seals[key] = _seal(table, row)
    return dict(sorted(seals.items()))


def _rows_with(session: Session, table: Table, firsts: Collection[Any]) -> Iterator[Mapping[Any, Any]]:
    """Yield the rows whose key begins with one of these values."""
    column, values = next(iter(table.primary_key)), sorted(firsts)
    for start in range(0, len(values), _MOST_KEYS):
        some = values[start : start + _MOST_KEYS]
        yield from session.execute(select(table).where(column.in_(some))).mappings()


def _seal(table: Table, row: Mapping[Any, Any]) -> str:
    return row_seal({column.name: _plain(row[column]) for column in table.columns})


def _plain(value: Any) -> Any:
    match value:
        case datetime() | date():
            return value.isoformat()
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case _:
            return value


def _note(session: Session, table: str, key: _Key) -> None:
    _changes(session).setdefault(table, set()).add(key)


def _changes(session: Session) -> dict[str, set[_Key]]:
    changes: dict[str, set[_Key]] = session.info.setdefault(_UNSEALED, {})
    return changes


def _key_text(row: Mapping[Any, Any], table: Table) -> str:
    return _joined(tuple(row[column] for column in table.primary_key))


def _joined(key: _Key) -> str:
    return " ".join(str(part) for part in key)
