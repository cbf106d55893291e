"""A change of the evidence plan for one KUK, or for all of an element, a unit or the scheme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qbank.domain.codes import EVIDENCE_KIND_BY_INSTRUMENT, EvidenceKind, Instrument
from qbank.domain.evidence_plan import EvidencePlan, PlanLine, PlanStatus, Way
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, Where


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What is to change; None leaves it as it is. The kind of evidence follows the first of the `instruments`.

    `target` is the code of the scheme or of a unit, or an element or KUK of one ("UNIT/1", "UNIT/1.1").
    """

    target: str
    way: Way | None = None
    instruments: tuple[Instrument, ...] | None = None
    pieces: int | None = None
    supplementary: tuple[Instrument, ...] | None = None


def criteria_of_target(scheme: SchemeDraft, target: str) -> frozenset[str]:
    """Return the KUK ("UNIT/1.1") that a target names, none where the scheme doesn't have it."""
    return frozenset(
        name
        for unit in scheme.units
        for element in unit.elements
        for criterion in element.criteria
        for name in [f"{unit.code}/{criterion.number}"]
        if target in {scheme.code, unit.code, f"{unit.code}/{element.number}", name}
    )


def with_plan_change(plan: EvidencePlan, scheme: SchemeDraft, change: PlanChange) -> EvidencePlan:
    """Return the plan with the change, a proposal again; the same plan where nothing changes."""
    targets = criteria_of_target(scheme, change.target)
    lines = tuple(_changed(line, change) if str(line.criterion) in targets else line for line in plan.lines)
    return plan if lines == plan.lines else replace(plan, lines=lines, status=PlanStatus.PROPOSED)


def check_plan_change(plan: EvidencePlan, scheme: SchemeDraft, change: PlanChange) -> Iterator[Issue]:
    """Yield the KUK that the changed plan says can't be shown on the day, though its instruments watch it there."""
    targets = criteria_of_target(scheme, change.target)
    for line in plan.lines:
        name = str(line.criterion)
        if name in targets and line.way is Way.INDIRECT and line.kind is EvidenceKind.DIRECT:
            facts = {"criterion": name, "instruments": ", ".join(line.instruments)}
            yield Issue("plan.indirect_by_watching", facts, Where(field=name))


def _changed(line: PlanLine, change: PlanChange) -> PlanLine:
    instruments = line.instruments if change.instruments is None else change.instruments
    kind = EVIDENCE_KIND_BY_INSTRUMENT[instruments[0]] if change.instruments else line.kind
    return replace(
        line,
        way=change.way or line.way,
        kind=kind,
        instruments=instruments,
        pieces=line.pieces if change.pieces is None else change.pieces,
        supplementary=line.supplementary if change.supplementary is None else change.supplementary,
    )
