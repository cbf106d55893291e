"""Withdraw an issued set."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.issuing import check_issued
from qbank.domain.lifecycle import SetStatus
from qbank.domain.rights import Right
from qbank.errors import Issue, NotAllowedError
from qbank.store import sets
from qbank.store.audit import record_event
from qbank.store.rights import require_right


def withdraw_set(session: Session, actor: Actor, code: str, reason: str, *, leaked: bool = False) -> None:
    """Withdraw a set for a reason; it can still be printed, but not sat.

    A leak keeps its items out of new sets, but for what candidates may know beforehand.
    """
    require_right(session, actor, Right.WITHDRAW)
    exam_set = sets.get_set(session, code)
    issues = [*check_issued(code, exam_set.status)]
    if not reason.strip():
        issues.append(Issue("issue.no_reason", {"set": code}))
    if issues:
        raise NotAllowedError(*issues)
    before = {"status": exam_set.status}
    exam_set.status, exam_set.withdrawn_reason, exam_set.is_leaked = (
        SetStatus.WITHDRAWN,
        reason.strip(),
        leaked,
    )
    after = {"status": exam_set.status, "reason": exam_set.withdrawn_reason, "leaked": leaked}
    record_event(session, actor, "set.withdraw", code, before=before, after=after)
