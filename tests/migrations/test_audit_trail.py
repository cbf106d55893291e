"""The trail is one chain of hashes: computed here a second time, from the rows as they lie in the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from bank_rows import load_triggers
from sqlalchemy import Engine, text

from qbank.domain.actor import Actor
from qbank.domain.audit_trail import FIRST_HASH
from qbank.store.audit import audit_head, record_event
from qbank.store.people import add_person
from qbank.store.session import session_scope

COLUMNS = (
    "id",
    "at",
    "person_id",
    "os_account",
    "action",
    "subject",
    "before",
    "after",
    "previous_hash",
    "hash",
    "seals",
)
AFTER = {"teks": "é ’ 漢 🙂", "angka": [1, 2.5, 1e22, -0.0, None, True], "dalam": {"b": 1, "a": ""}, "1": 0}


@pytest.fixture
def trail(bank: Engine) -> Engine:
    """Return a bank with a trail of four events: by nobody, by somebody, by somebody unknown, by somebody."""
    with session_scope(bank, write=True) as session:
        add_person(session, "ani", "Ani", "", [])
        record_event(session, Actor("saya"), "person.add", "ani", after={"name": "Ani"})
        record_event(session, Actor("akun ’", "ani"), "item.import", "2 items", before=AFTER, after=[])
    for person in ("tidak-ada", "ani"):
        with session_scope(bank, write=True) as session:
            record_event(session, Actor("", person), "x", "", before="", after=AFTER)
    return bank


def test_every_event_follows_the_one_before_it(trail: Engine) -> None:
    rows = _rows(trail)

    assert [(row["person_id"], row["os_account"]) for row in rows] == [
        (None, "saya"), (1, "akun ’"), (None, ""), (1, ""),
    ]  # fmt: skip
    assert [(row["before"], row["after"]) for row in rows[:2]] == [(None, {"name": "Ani"}), (AFTER, [])]
    assert list(_breaks(rows)) == []


def test_the_head_is_the_hash_of_the_newest_event(trail: Engine) -> None:
    with session_scope(trail) as session:
        assert audit_head(session) == _rows(trail)[-1]["hash"]


def test_a_bank_without_events_has_the_first_hash_as_its_head(bank: Engine) -> None:
    with session_scope(bank) as session:
        assert audit_head(session) == FIRST_HASH == "0" * 64


def test_events_are_stamped_in_order_and_in_utc(trail: Engine) -> None:
    before = datetime.now(UTC)
    with session_scope(trail, write=True) as session:
        record_event(session, Actor("saya"), "x", "y")
    moments = [datetime.fromisoformat(row["at"]) for row in _rows(trail)]

    assert moments == sorted(moments)
    assert moments[-2] <= before <= moments[-1] <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("change", "first_break"),
    [
        ("UPDATE audit_event SET action = 'y' WHERE id = 2", 2),
        ("UPDATE audit_event SET subject = '3 items' WHERE id = 2", 2),
        ("UPDATE audit_event SET person_id = NULL WHERE id = 2", 2),
        ("UPDATE audit_event SET os_account = 'lain' WHERE id = 2", 2),
        ("UPDATE audit_event SET after = '[1]' WHERE id = 2", 2),
        ("UPDATE audit_event SET before = NULL WHERE id = 2", 2),
        ("UPDATE audit_event SET seals = NULL WHERE id = 1", 1),
        ("UPDATE audit_event SET at = '2020-01-01 00:00:00.000001+00' WHERE id = 2", 2),
        ("UPDATE audit_event SET previous_hash = hash WHERE id = 2", 2),
        ("DELETE FROM audit_event WHERE id = 1", 2),
        ("DELETE FROM audit_event WHERE id = 2", 3),
        ("UPDATE audit_event SET id = 9 WHERE id = 2", 3),
    ],
)
def test_a_changed_event_breaks_the_chain(trail: Engine, change: str, first_break: int) -> None:
    with trail.begin() as connection:
        load_triggers().drop_triggers(connection)
        assert connection.execute(text(change)).rowcount == 1

    assert next(_breaks(_rows(trail))) == first_break


def test_an_event_with_its_hash_made_anew_breaks_the_next(trail: Engine) -> None:
    row = _rows(trail)[1] | {"action": "y"}
    with trail.begin() as connection:
        load_triggers().drop_triggers(connection)
        change = text("UPDATE audit_event SET action = 'y', hash = :hash WHERE id = 2")
        connection.execute(change, {"hash": _hash(row)})

    assert list(_breaks(_rows(trail))) == [3]


def _rows(engine: Engine) -> list[dict[str, Any]]:
    """Read past the mapped class: JSON as text, moments as ISO text in UTC."""
    with engine.connect() as connection:
        found = connection.execute(text(f"SELECT {', '.join(COLUMNS)} FROM audit_event ORDER BY id"))
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in found]
    for row in rows:
        for name in ("before", "after", "seals"):
            row[name] = (
                json.loads(row[name]) if isinstance(row[name], str) and _is_sqlite(engine) else row[name]
            )
        at = row["at"] if isinstance(row["at"], datetime) else datetime.fromisoformat(row["at"])
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        row["at"] = at.isoformat(timespec="microseconds")
    return rows


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _breaks(rows: list[dict[str, Any]]) -> Iterator[int]:
    """Yield the events whose hash is not that of their facts, or that don't name the event before them."""
    head = "0" * 64
    for row in rows:
        if row["previous_hash"] != head or row["hash"] != _hash(row):
            yield row["id"]
        head = row["hash"]


def _hash(row: dict[str, Any]) -> str:
    facts = {name: row[name] for name in ("at", "os_account", "action", "subject", "before", "after")}
    facts |= {"person": row["person_id"], "previous": row["previous_hash"]}
    facts |= {"seals": row["seals"]} if row["seals"] else {}
    canonical = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
