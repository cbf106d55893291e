"""Record a sitting of an issued set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.issuing import check_issued
from qbank.domain.lifecycle import Role
from qbank.domain.rights import Right
from qbank.errors import Issue, NotAllowedError
from qbank.store import people, sets
from qbank.store.audit import record_event
from qbank.store.models import Sitting
from qbank.store.rights import require_right
from qbank.store.sittings import add_sitting


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """When and where a set was sat, by how many candidates, before which assessors (codes); `place` is the TUK."""

    day: date
    place: str
    candidates: int
    assessors: Sequence[str]


def record_sitting(session: Session, actor: Actor, set_code: str, facts: SittingFacts) -> None:
    """Store a sitting; raises NotAllowedError where the set is not issued, or somebody named is no assessor."""
    require_right(session, actor, Right.RECORD_SITTING)
    exam_set = sets.get_set(session, set_code)
    assessors = [people.get_person(session, code) for code in dict.fromkeys(facts.assessors)]
    issues = [*check_issued(set_code, exam_set.status)]
    for person in assessors:
        if Role.ASSESSOR not in {row.role for row in person.roles}:
            issues.append(Issue("issue.wrong_role", {"person": person.code, "role": Role.ASSESSOR}))
    if issues:
        raise NotAllowedError(*issues)
    sitting = Sitting(
        set_id=exam_set.id, sitting_date=facts.day, place=facts.place, candidates=facts.candidates
    )
    add_sitting(session, sitting, assessors)
    after = {
        "date": facts.day.isoformat(),
        "place": facts.place,
        "candidates": facts.candidates,
        "assessors": [person.code for person in assessors],
    }
    record_event(session, actor, "set.sitting", set_code, after=after)
