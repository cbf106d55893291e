"""The scheme and the evidence plan that a form was frozen with: what its documents show, whatever the bank says since."""

from __future__ import annotations

from qbank.domain.codes import CriterionRef
from qbank.domain.evidence_plan import EvidencePlan, PlanLine
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft


def frozen_scheme(snapshot: FormSnapshot) -> SchemeDraft:
    """Return the scheme as the form shows it."""
    units = tuple(
        UnitDraft(
            unit.code,
            unit.title,
            tuple(
                ElementDraft(
                    element.number,
                    element.title,
                    tuple(CriterionDraft(criterion.number, criterion.text) for criterion in element.criteria),
                )
                for element in unit.elements
            ),
        )
        for unit in snapshot.units
    )
    facts = snapshot.scheme
    return SchemeDraft(units, facts.code, facts.title, facts.kind, facts.number, facts.level)


def frozen_plan(snapshot: FormSnapshot) -> EvidencePlan:
    """Return the evidence plan that the form was made to meet."""
    lines = tuple(
        PlanLine(
            CriterionRef(unit.code, criterion.number),
            criterion.way,
            criterion.kind,
            criterion.instruments,
            criterion.pieces,
            criterion.supplementary,
        )
        for unit in snapshot.units
        for criterion in unit.criteria
    )
    return EvidencePlan(
        snapshot.scheme.code, snapshot.plan_status, snapshot.job_groups, lines, snapshot.potential
    )
