"""Export the evidence plan of a scheme as YAML, or as a workbook for the committee."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.usecases.get_evidence_plan import get_evidence_plan
from qbank.usecases.write_workbook import criterion_lines


def export_evidence_plan(session: Session, scheme: str, *, is_workbook: bool) -> bytes:
    """Return the plan as a file; raises NotFoundError where the scheme or its plan is missing."""
    _, plan = get_evidence_plan(session, scheme)
    if is_workbook:
        from qbank.formats.xlsx.plan import write_plan_workbook

        return write_plan_workbook(plan, tuple(criterion_lines(session, scheme)))
    from qbank.formats.yaml.plan import write_plan_yaml

    return write_plan_yaml(plan)
