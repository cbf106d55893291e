"""The audit trail: append an event to the hash chain."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.store.base import now
from qbank.store.models import AuditEvent, Person

FIRST_HASH = "0" * 64
_CHAIN_LOCK = 7_114_001


def record_event(
    session: Session, actor: Actor, action: str, subject: str, *, before: Any = None, after: Any = None
) -> None:
    """Append one change to the trail, hashed together with the event before it."""
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
        previous_hash=audit_head(session),
    )
    event.hash = event_hash(event)
    session.add(event)
    session.flush()


def audit_head(session: Session) -> str:
    """Return the hash of the newest event, the anchor that an issued set carries."""
    newest = select(AuditEvent.hash).order_by(AuditEvent.id.desc()).limit(1)
    return session.scalar(newest) or FIRST_HASH


def event_hash(event: AuditEvent) -> str:
    """Return the SHA-256 over an event's facts and the hash of the event before it."""
    facts = {
        "at": event.at.isoformat(timespec="microseconds"),
        "person": event.person_id,
        "os_account": event.os_account,
        "action": event.action,
        "subject": event.subject,
        "before": event.before,
        "after": event.after,
        "previous": event.previous_hash,
    }
    text_form = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text_form.encode()).hexdigest()
