"""Put together what is to be assembled, from a blueprint, a scheme, its plan, the bank and a draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw, EvidenceNeed, ProblemElement, ProblemUnit
from qbank.domain.blueprint import Blueprint
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.codes import CriterionRef
from qbank.domain.evidence_plan import EvidencePlan
from qbank.domain.scheme import SchemeDraft, UnitDraft
from qbank.errors import InputRefusedError


def build_problem(
    blueprint: Blueprint, scheme: SchemeDraft, plan: EvidencePlan, items: Iterable[PoolItem], draw: Draw
) -> AssemblyProblem:
    """Return the problem of one form; `items` hold one version of each item.

    Left out are items that name a KUK outside the scheme, and tasks of a job group that the plan doesn't know.
    Raises `InputRefusedError` for a blueprint that doesn't fit the scheme.
    """
    if issues := tuple(check_blueprint(blueprint, scheme, [group.code for group in plan.job_groups])):
        raise InputRefusedError(*issues)
    units = tuple(_problem_unit(unit) for unit in scheme.units)
    known = {str(ref) for ref in scheme.references}
    groups = {"", *(group.code for group in plan.job_groups)}
    fitting = (item for item in items if known.issuperset(item.criteria) and item.job_group in groups)
    return AssemblyProblem(
        blueprint=blueprint,
        needs=tuple(
            EvidenceNeed(str(line.criterion), line.instruments, line.pieces)
            for line in plan.lines
            if str(line.criterion) in known
        ),
        job_groups=plan.job_groups,
        units=units,
        items=_one_version_each(fitting),
        draw=replace(
            draw,
            banned=tuple(sorted(draw.banned)),
            pins=tuple(sorted(draw.pins)),
            uses=dict(sorted(draw.uses.items())),
        ),
    )


def _one_version_each(items: Iterable[PoolItem]) -> tuple[PoolItem, ...]:
    by_code = sorted(items, key=lambda item: item.code)
    for earlier, later in pairwise(by_code):
        if earlier.code == later.code:
            raise ValueError(f"two versions of {later.code} in one bank")
    return tuple(by_code)


def _problem_unit(unit: UnitDraft) -> ProblemUnit:
    elements = (
        ProblemElement(
            f"{unit.code}/{element.number}",
            tuple(str(CriterionRef(unit.code, criterion.number)) for criterion in element.criteria),
        )
        for element in unit.elements
    )
    return ProblemUnit(unit.code, tuple(elements))
