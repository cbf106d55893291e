"""Settings of the certification body."""

from __future__ import annotations

import dataclasses

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.domain.print_profile import BodyFacts
from qbank.domain.review_rules import USUAL_QUORUM
from qbank.store.models import BodySetting

_QUORUM = "review_quorum"


def body_facts(session: Session) -> BodyFacts:
    """Return the body's own data; what was never set is empty."""
    names = {field.name for field in dataclasses.fields(BodyFacts)}
    rows = session.scalars(select(BodySetting).where(BodySetting.name.in_(sorted(names))))
    return BodyFacts(**{row.name: str(row.value) for row in rows})


def save_body_facts(session: Session, facts: BodyFacts) -> None:
    """Store the body's own data."""
    for field in dataclasses.fields(BodyFacts):
        session.merge(BodySetting(name=field.name, value=getattr(facts, field.name)))
    session.flush()


def review_quorum(session: Session) -> int:
    """Return how many approvals make a version approved."""
    row = session.get(BodySetting, _QUORUM)
    return int(row.value) if row else USUAL_QUORUM


def save_review_quorum(session: Session, quorum: int) -> None:
    """Store how many approvals make a version approved."""
    session.merge(BodySetting(name=_QUORUM, value=quorum))
    session.flush()
