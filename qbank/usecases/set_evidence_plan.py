"""Change the evidence plan for a KUK, an element, a unit or the whole scheme."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.evidence_plan import EvidencePlan, PlanLine, check_plan
from qbank.domain.plan_change import PlanChange, check_plan_change, criteria_of_target, with_plan_change
from qbank.errors import InputRefusedError, Issue, NotFoundError
from qbank.store import plans, schemes
from qbank.store.audit import record_event
from qbank.usecases.get_evidence_plan import get_evidence_plan


def set_evidence_plan(session: Session, actor: Actor, code: str, change: PlanChange) -> tuple[PlanLine, ...]:
    """Store the change and return the lines that changed; the plan is a proposal again.

    Raises NotFoundError for a target that the scheme doesn't have, InputRefusedError where the plan would not be sound.
    """
    scheme, before = get_evidence_plan(session, code)
    if not criteria_of_target(scheme, change.target):
        raise NotFoundError(Issue("plan.no_target", {"scheme": code, "target": change.target[:80]}))
    after = with_plan_change(before, scheme, change)
    if issues := (*check_plan(after, scheme), *check_plan_change(after, scheme, change)):
        raise InputRefusedError(*issues)
    changed = tuple(new for old, new in zip(before.lines, after.lines, strict=True) if old != new)
    if changed:
        plans.replace_plan(session, schemes.get_scheme(session, code), after)
        names = {str(line.criterion) for line in changed}
        record_event(
            session, actor, "plan.set", code, before=_summary(before, names), after=_summary(after, names)
        )
    return changed


def _summary(plan: EvidencePlan, names: set[str]) -> dict[str, object]:
    lines = (line for line in plan.lines if str(line.criterion) in names)
    return {"status": plan.status, "lines": {str(line.criterion): _facts(line) for line in lines}}


def _facts(line: PlanLine) -> dict[str, object]:
    return {
        "way": line.way,
        "instruments": list(line.instruments),
        "pieces": line.pieces,
        "supplementary": list(line.supplementary),
    }
