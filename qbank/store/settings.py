"""Settings of the certification body."""

from __future__ import annotations

import dataclasses

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.domain.print_profile import BodyFacts
from qbank.store.models import BodySetting


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
