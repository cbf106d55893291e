"""Fetch a scheme together with its evidence plan."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.domain.evidence_plan import EvidencePlan
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, NotFoundError
from qbank.store import plans, schemes


def get_evidence_plan(session: Session, code: str) -> tuple[SchemeDraft, EvidencePlan]:
    """Return a scheme and its plan; raises NotFoundError where either is missing."""
    scheme = schemes.get_scheme(session, code)
    plan = plans.find_plan(session, scheme)
    if plan is None:
        raise NotFoundError(Issue("plan.not_found", {"scheme": code}))
    return schemes.scheme_draft(scheme), plan


def get_adoption(session: Session, code: str) -> plans.Adoption | None:
    """Return who adopted the plan of a scheme and when, None where nobody did."""
    return plans.find_adoption(session, schemes.get_scheme(session, code))
