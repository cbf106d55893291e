"""A small bank with a trail of its own, and an attacker with a plain SQL client."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select, text, update
from writing import load_triggers

from qbank.domain.actor import Actor
from qbank.domain.audit_trail import FIRST_HASH, event_hash
from qbank.domain.lifecycle import Role
from qbank.domain.scheme import SchemeFacts
from qbank.errors import Issue
from qbank.store.audit import trail_events
from qbank.store.base import Base
from qbank.store.models import AuditEvent
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person
from qbank.usecases.audit_bank import audit_bank
from qbank.usecases.import_evidence_plan import import_evidence_plan, read_plan_file
from qbank.usecases.import_items import import_items, read_item_files
from qbank.usecases.import_scheme import import_scheme, read_scheme_file
from qbank.usecases.set_body import set_body

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "examples"
ACTOR = Actor("pengujian")
TRAIL: Any = AuditEvent.__table__
Attack = Callable[[Connection, random.Random], None]


def fill_bank(engine: Engine) -> None:
    """Import the examples, one transaction after the other, as commands do."""
    scheme, plan = read_scheme_file(EXAMPLES / "scheme.yaml"), read_plan_file(EXAMPLES / "plan.yaml")
    batch = read_item_files(EXAMPLES / "items.yaml")
    with session_scope(engine, write=True) as session:
        import_scheme(session, ACTOR, scheme, SchemeFacts())
    with session_scope(engine, write=True) as session:
        import_evidence_plan(session, ACTOR, plan)
    with session_scope(engine, write=True) as session:
        add_person(session, ACTOR, "contoh-penyusun", "Penyusun Contoh", roles=[Role.AUTHOR])
    with session_scope(engine, write=True) as session:
        import_items(session, Actor("akun", "contoh-penyusun"), batch)
    for name in ("LSP Satu", "LSP Dua", "LSP Tiga"):
        with session_scope(engine, write=True) as session:
            set_body(session, ACTOR, {"name": name})


def findings(engine: Engine, anchor: Path | None = None) -> tuple[Issue, ...]:
    """Return what an audit finds."""
    with session_scope(engine) as session:
        return audit_bank(session, anchor).findings


def take_seals_away(engine: Engine) -> None:
    """Write the trail as the first version did: the same events, chained without seals."""
    with session_scope(engine) as session:
        events = trail_events(session)
    head = FIRST_HASH
    with attacking(engine) as connection:
        for event in events:
            bare = replace(event, seals=None, previous_hash=head)
            head = event_hash(bare)
            values = {"seals": None, "previous_hash": bare.previous_hash, "hash": head}
            connection.execute(update(TRAIL).where(TRAIL.c.id == event.number).values(values))


@contextmanager
def attacking(engine: Engine) -> Iterator[Connection]:
    """Open a connection as somebody does who owns the database: triggers gone, on SQLite foreign keys off."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA foreign_keys=OFF")
        load_triggers().drop_triggers(connection)
        yield connection
        connection.commit()
    engine.dispose()


def edit_event(connection: Connection, draw: random.Random) -> None:
    """Edit one column of an event."""
    changes: dict[str, Any] = {
        "at": "2020-01-01 00:00:00.000001+00", "os_account": "lain", "action": "x.y", "subject": "lain",
        "before": json.dumps({"a": 1}), "after": json.dumps(["lain"]), "seals": json.dumps({}), "hash": "f" * 64,
        "previous_hash": "e" * 64,
    }  # fmt: skip
    name = draw.choice(sorted(changes))
    statement = f"UPDATE audit_event SET {name} = :value WHERE id = :id"
    connection.execute(text(statement), {"value": changes[name], "id": draw.choice(_numbers(connection))})


def delete_event(connection: Connection, draw: random.Random) -> None:
    """Delete an event that others follow, or the newest: a cut tail."""
    connection.execute(delete(TRAIL).where(TRAIL.c.id == draw.choice(_numbers(connection))))


def swap_events(connection: Connection, draw: random.Random) -> None:
    """Let two events change places."""
    first, second = draw.sample(_numbers(connection), 2)
    for old, new in ((first, -1), (second, first), (-1, second)):
        connection.execute(update(TRAIL).where(TRAIL.c.id == old).values(id=new))


def forge_event(connection: Connection, draw: random.Random) -> None:
    """Insert a copy of an event, with a hash of its own, at the end."""
    row = dict(
        connection.execute(select(TRAIL).where(TRAIL.c.id == draw.choice(_numbers(connection))))
        .mappings()
        .one()
    )
    connection.execute(insert(TRAIL).values(row | {"id": 10_000, "hash": f"{draw.getrandbits(256):064x}"}))


def edit_row(connection: Connection, draw: random.Random) -> None:
    """Edit a text of some row in some table."""
    table, row = _some_row(connection, draw)
    texts = [c.name for c in table.columns if isinstance(row[c.name], str) and type(row[c.name]) is str]
    plain = [name for name in texts if name not in table.primary_key.columns and "sha" not in name]
    if not plain:
        delete_row(connection, draw)
        return
    connection.execute(
        update(table).where(*_is(table, row)).values({draw.choice(plain): f"x{draw.random()}"[:8]})
    )


def delete_row(connection: Connection, draw: random.Random) -> None:
    """Delete some row of some table that no other row needs: a server holds foreign keys even for its owner."""
    leaves = ("body_setting", "version_criterion", "evidence_plan_instrument", "person_role", "item_tag")
    table, row = _some_row(connection, draw, leaves)
    connection.execute(delete(table).where(*_is(table, row)))


ATTACKS: tuple[Attack, ...] = (edit_event, delete_event, swap_events, forge_event, edit_row, delete_row)


def _numbers(connection: Connection) -> list[int]:
    return list(connection.scalars(select(TRAIL.c.id).order_by(TRAIL.c.id)))


def _some_row(connection: Connection, draw: random.Random, names: tuple[str, ...] = ()) -> tuple[Table, Any]:
    tables = [t for t in Base.metadata.sorted_tables if t is not TRAIL and (not names or t.name in names)]
    filled = [(t, rows) for t in tables if (rows := connection.execute(select(t)).mappings().all())]
    table, rows = draw.choice(filled)
    return table, draw.choice(rows)


def _is(table: Table, row: Any) -> list[Any]:
    return [column == row[column.name] for column in table.primary_key]
