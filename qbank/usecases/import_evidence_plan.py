"""Import the evidence plan of a scheme (FR.MAPA.01 bagian 2)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.evidence_plan import EvidencePlan, PlanStatus, check_plan
from qbank.domain.import_plan import Change
from qbank.errors import InputRefusedError
from qbank.store import plans, schemes
from qbank.store.audit import record_event
from qbank.usecases.get_evidence_plan import get_evidence_plan
from qbank.usecases.read_file import read_file


def read_plan_file(path: Path) -> EvidencePlan:
    """Read a plan from YAML; raises InputRefusedError with all faults."""
    from qbank.formats.yaml.plan import read_plan_yaml

    plan, issues = read_plan_yaml(read_file(path))
    if plan is None or issues:
        raise InputRefusedError(*(issue.in_file(str(path)) for issue in issues))
    return plan


def read_plan_of_workbook(session: Session, path: Path) -> EvidencePlan:
    """Read a plan's lines from a workbook; job groups and ticks stay as the bank has them.

    Raises InputRefusedError with every fault and its cell, NotFoundError where the scheme has no plan yet.
    """
    from qbank.formats.xlsx.plan import read_plan_workbook

    try:
        rows = read_plan_workbook(read_file(path))
    except InputRefusedError as error:
        raise InputRefusedError(*(issue.in_file(str(path)) for issue in error.issues)) from error
    scheme, plan = get_evidence_plan(session, rows.scheme)
    plan = replace(plan, lines=rows.lines)
    found = (
        replace(issue, where=rows.places.get(issue.where.field, issue.where)).in_file(str(path))
        for issue in check_plan(plan, scheme)
    )
    if issues := tuple(found):
        raise InputRefusedError(*issues)
    return plan


def import_evidence_plan(session: Session, actor: Actor, plan: EvidencePlan) -> Change:
    """Store the plan in place of the scheme's earlier one; raises InputRefusedError where it doesn't fit the scheme.

    A file can't adopt a plan, a person does: what differs from the earlier plan is stored as a proposal, whatever
    status the file names, and a file that names only another status changes nothing.
    """
    scheme = schemes.get_scheme(session, plan.scheme)
    issues = tuple(check_plan(plan, schemes.scheme_draft(scheme)))
    if issues:
        raise InputRefusedError(*issues)
    before = plans.find_plan(session, scheme)
    if before and before == replace(plan, status=before.status):
        return Change.SAME
    plan = replace(plan, status=PlanStatus.PROPOSED)
    plans.replace_plan(session, scheme, plan)
    record_event(
        session, actor, "plan.import", plan.scheme,
        before=_summary(before) if before else None, after=_summary(plan),
    )  # fmt: skip
    return Change.CHANGED if before else Change.NEW


def _summary(plan: EvidencePlan) -> dict[str, object]:
    return {
        "status": plan.status,
        "job_groups": [group.code for group in plan.job_groups],
        "ways": {str(line.criterion): line.way for line in plan.lines},
    }
