"""Say how many approvals make a version approved."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.rights import Right
from qbank.store import settings
from qbank.store.audit import record_event
from qbank.store.rights import require_right


def set_quorum(session: Session, actor: Actor, quorum: int) -> None:
    """Store the quorum; it counts for verdicts from now on, and what is approved stays approved."""
    require_right(session, actor, Right.SET_RULES)
    before = settings.review_quorum(session)
    if quorum != before:
        settings.save_review_quorum(session, quorum)
        record_event(session, actor, "body.quorum", "lsp", before=before, after=quorum)
