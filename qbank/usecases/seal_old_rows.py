"""Seal the rows of a bank from before there were seals."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.audit_trail import FIRST_HASH
from qbank.store.audit import audit_head, has_seals, record_event
from qbank.store.seals import note_everything


def seal_old_rows(session: Session, actor: Actor) -> None:
    """Record one event that seals every row, where the trail has events but no seals; later it does nothing.

    What was changed by hand before that can't be found any more; what is changed after it can.
    """
    if audit_head(session) != FIRST_HASH and not has_seals(session):
        note_everything(session)
        record_event(session, actor, "bank.seal", "bank")
