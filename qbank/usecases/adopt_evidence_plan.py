"""Adopt the evidence plan of a scheme: from then on it is the body's own, no proposal (usulan → ditetapkan)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.rights import Right
from qbank.errors import Issue, NotAllowedError
from qbank.store import people, plans, schemes
from qbank.store.audit import record_event
from qbank.store.rights import require_right
from qbank.usecases.get_evidence_plan import get_evidence_plan


def adopt_evidence_plan(session: Session, actor: Actor, code: str) -> plans.Adoption:
    """Store who adopts the plan, and when; raises NotAllowedError for one that is adopted, or without the right."""
    require_right(session, actor, Right.ADOPT_PLAN)
    get_evidence_plan(session, code)
    scheme = schemes.get_scheme(session, code)
    if standing := plans.find_adoption(session, scheme):
        facts = {"scheme": code, "person": standing.person, "day": standing.at.date().isoformat()}
        raise NotAllowedError(Issue("plan.adopted_already", facts))
    adoption = plans.adopt_plan(session, scheme, people.get_person(session, actor.person))
    record_event(
        session, actor, "plan.adopt", code,
        before={"status": PlanStatus.PROPOSED},
        after={"status": PlanStatus.ADOPTED, "adopted_by": adoption.person},
    )  # fmt: skip
    return adoption
