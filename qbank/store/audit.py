"""The audit trail: append an event to the hash chain, and read it as it lies in the database."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Text, cast, select, text
from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.audit_trail import FIRST_HASH, TrailEvent, event_hash
from qbank.domain.rights import right_for
from qbank.store.base import now
from qbank.store.models import AuditEvent, ExamSet, Person
from qbank.store.rights import require_right
from qbank.store.seals import take_seals

_CHAIN_LOCK = 7_114_001


def record_event(
    session: Session, actor: Actor, action: str, subject: str, *, before: Any = None, after: Any = None
) -> None:
    """Append one change to the trail, hashed together with the event before it.

    It seals the rows that the session changed since its last event; a session that ends with changes no event
    has sealed is refused. Raises NotAllowedError where who acts has no right to such a change.
    """
    if right := right_for(action):
        require_right(session, actor, right)
    seals = take_seals(session)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CHAIN_LOCK})
    person = session.scalar(select(Person).where(Person.code == actor.person)) if actor.person else None
    event = AuditEvent(
        at=now(),
        person_id=person.id if person else None,
        os_account=actor.os_account,
        action=action,
        subject=subject,
        before=before,
        after=after,
        seals=seals,
        previous_hash=audit_head(session),
    )
    event.hash = event_hash(_as_value(event))
    session.add(event)
    session.flush()


def _as_value(event: AuditEvent) -> TrailEvent:
    return TrailEvent(
        0, event.at, event.person_id, event.os_account, event.action, event.subject,
        event.before, event.after, event.seals, event.previous_hash, "",
    )  # fmt: skip


def audit_head(session: Session) -> str:
    """Return the hash of the newest event, the anchor that an issued set carries."""
    newest = select(AuditEvent.hash).order_by(AuditEvent.id.desc()).limit(1)
    return session.scalar(newest) or FIRST_HASH


def has_seals(session: Session) -> bool:
    """Say whether any event seals what it changed: those of the first version did not."""
    return session.scalar(select(AuditEvent.id).where(AuditEvent.seals.is_not(None)).limit(1)) is not None


def trail_events(session: Session) -> list[TrailEvent]:
    """Return the whole trail in order, past the mapped class: whatever somebody wrote into it can be read."""
    names = ("id", "at", "person_id", "os_account", "action", "subject", "before", "after", "seals",
             "previous_hash", "hash")  # fmt: skip
    columns = [cast(getattr(AuditEvent, name), Text).label(name) for name in names[1:]]
    persons = {row.id: row.code for row in session.execute(select(Person.id, Person.code))}
    rows = session.execute(select(AuditEvent.id, *columns).order_by(AuditEvent.id)).mappings()
    return [_read_event(dict(row), persons) for row in rows]


def frozen_heads(session: Session) -> dict[str, str]:
    """Return the head of the trail that each issued set carries, by set code."""
    query = select(ExamSet.code, ExamSet.audit_head).where(ExamSet.audit_head.is_not(None))
    return dict(sorted((row.code, str(row.audit_head)) for row in session.execute(query)))


def _read_event(row: dict[str, Any], persons: dict[int, str]) -> TrailEvent:
    person_id = int(row["person_id"]) if str(row["person_id"] or "").isdigit() else None
    return TrailEvent(
        number=row["id"],
        at=_moment(row["at"]),
        person_id=person_id,
        os_account=row["os_account"],
        action=row["action"],
        subject=row["subject"],
        before=_json(row["before"]),
        after=_json(row["after"]),
        seals=_json(row["seals"]),
        previous_hash=row["previous_hash"],
        hash=row["hash"],
        person=persons.get(person_id or 0, ""),
    )


def _moment(written: str) -> datetime:
    """Return a moment in UTC; what is none becomes the first moment there is, whose hash is no event's."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _json(written: str | None) -> Any:
    """Return the value of a JSON column; what is no JSON stays text, whose hash is no event's."""
    if written is None:
        return None
    try:
        return json.loads(written)
    except ValueError:
        return f"? {written}"
