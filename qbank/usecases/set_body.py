"""Say who the certification body (LSP) is."""

from __future__ import annotations

import dataclasses

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.print_profile import BodyFacts
from qbank.store import settings
from qbank.store.audit import record_event


def set_body(session: Session, actor: Actor, changes: dict[str, str]) -> BodyFacts:
    """Store the given facts (name, licence, address, contact), keep the others, and return them all."""
    before = settings.body_facts(session)
    after = dataclasses.replace(before, **changes)
    if after != before:
        settings.save_body_facts(session, after)
        facts = {"before": dataclasses.asdict(before), "after": dataclasses.asdict(after)}
        record_event(session, actor, "body.set", "lsp", **facts)
    return after
