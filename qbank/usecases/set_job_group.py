"""The job groups (kelompok pekerjaan) of a scheme, and a change of one: title, minutes of its task, units."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanStatus, check_plan
from qbank.domain.job_groups import JobGroupChange, with_job_group
from qbank.errors import InputRefusedError, Issue, NotFoundError
from qbank.store import plans, schemes
from qbank.store.audit import record_event
from qbank.usecases.get_evidence_plan import get_evidence_plan


def get_job_groups(session: Session, scheme_code: str, code: str | None = None) -> tuple[JobGroup, ...]:
    """Return the job groups of a scheme, or the one of that code; raise NotFoundError where it is missing."""
    _, plan = get_evidence_plan(session, scheme_code)
    found = tuple(group for group in plan.job_groups if code in (None, group.code))
    if not found:
        known = ", ".join(group.code for group in plan.job_groups)
        facts = {"scheme": scheme_code, "group": str(code), "known": known}
        raise NotFoundError(Issue("plan.no_job_group", facts))
    return found


def set_job_group(
    session: Session, actor: Actor, scheme_code: str, change: JobGroupChange
) -> tuple[JobGroup, ...]:
    """Store the change and return all job groups; the plan is a proposal again.

    Raises InputRefusedError where it would not fit its scheme, NotFoundError for a code that is no group's and gets no
    units: it would be gone at once.
    """
    if not change.units:
        get_job_groups(session, scheme_code, change.code)
    scheme, before = get_evidence_plan(session, scheme_code)
    after = with_job_group(before, change)
    if issues := tuple(check_plan(after, scheme)):
        raise InputRefusedError(*issues)
    if after != before:
        after = replace(after, status=PlanStatus.PROPOSED)
        plans.replace_plan(session, schemes.get_scheme(session, scheme_code), after)
        record_event(
            session, actor, "plan.job_group", scheme_code, before=_summary(before), after=_summary(after)
        )
    return after.job_groups


def _summary(plan: EvidencePlan) -> dict[str, object]:
    return {
        group.code: {"title": group.title, "minutes": group.minutes, "units": list(group.units)}
        for group in plan.job_groups
    }
