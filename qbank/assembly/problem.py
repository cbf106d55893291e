"""What is to be assembled, as one frozen value that can be dumped as JSON: blueprint, plan, scheme, bank and draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from qbank.assembly.pool import PoolItem
from qbank.domain.blueprint import Blueprint, Grouping, InstrumentQuota
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.evidence_plan import EvidencePlan, JobGroup
from qbank.domain.scheme import SchemeDraft, UnitDraft
from qbank.errors import InputRefusedError

Place = Mapping[Grouping, str]
"""Where one KUK stands: its unit "UNIT", element "UNIT/1", itself "UNIT/1.1", and job group."""


@dataclass(frozen=True, slots=True)
class ProblemElement:
    """An element "UNIT/1" with its KUK "UNIT/1.1" in order."""

    code: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemUnit:
    """A unit with its elements in order."""

    code: str
    elements: tuple[ProblemElement, ...]


@dataclass(frozen=True, slots=True)
class EvidenceNeed:
    """The plan for one KUK: at least `pieces` different `instruments` evidence it in the form.

    The plan's supplementary instruments are no need of a single form: 36 questions can't name 132 KUK.
    """

    criterion: str
    instruments: tuple[Instrument, ...]
    pieces: int


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw from the bank.

    `banned` codes may not be used, `pins` must be; `uses` counts how often an item was issued, and the least used
    come first. `earlier` are forms of the same set that stand fixed.
    """

    seed: int
    banned: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()
    uses: Mapping[str, int] = field(default_factory=dict)
    earlier: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class AssemblyProblem:
    """All that decides a form; items stand by code, so the order of the source doesn't matter."""

    blueprint: Blueprint
    needs: tuple[EvidenceNeed, ...]
    job_groups: tuple[JobGroup, ...]
    units: tuple[ProblemUnit, ...]
    items: tuple[PoolItem, ...]
    draw: Draw

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each KUK of the scheme stands, in scheme order."""
        group_by_unit = {unit: group.code for group in self.job_groups for unit in group.units}
        return {
            criterion: {
                Grouping.UNIT: unit.code,
                Grouping.ELEMENT: element.code,
                Grouping.CRITERION: criterion,
                Grouping.JOB_GROUP: group_by_unit.get(unit.code, ""),
            }
            for unit in self.units
            for element in unit.elements
            for criterion in element.criteria
        }

    @cached_property
    def items_by_code(self) -> Mapping[str, PoolItem]:
        """Every item of the bank by its code."""
        return {item.code: item for item in self.items}

    @cached_property
    def shared_limits(self) -> Mapping[Instrument, int]:
        """How many items two forms of the set may share, for each instrument where that is limited."""
        limits = ((quota.instrument, _most_shared(quota)) for quota in self.blueprint.instruments)
        return {instrument: most for instrument, most in limits if most is not None}

    @cached_property
    def banned(self) -> frozenset[str]:
        """The items that this form may not hold: banned by the draw or the blueprint, or held by a form that shares none."""
        held = {code for code in self._held_before if self._is_apart(code)}
        return frozenset({*self.draw.banned, *self.blueprint.never_use, *held})

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The items that this form must hold, by code.

        One that must be used, of an instrument whose forms share none, is left to the form that holds it already.
        """
        elsewhere = {code for code in self._held_before if self._is_apart(code)}
        wanted = {*self.draw.pins, *self.blueprint.must_use}
        return tuple(sorted(wanted - elsewhere))

    @property
    def _held_before(self) -> frozenset[str]:
        return frozenset(code for form in self.draw.earlier for code in form)

    def _is_apart(self, code: str) -> bool:
        item = self.items_by_code.get(code)
        return item is not None and self.shared_limits.get(item.instrument) == 0

    def places_of(self, item: PoolItem) -> tuple[Place, ...]:
        """Return where the item's KUK stand; a task belongs to its own job group, whatever units it touches."""
        places = (self.places[criterion] for criterion in item.criteria)
        if not item.job_group:
            return tuple(places)
        return tuple({**place, Grouping.JOB_GROUP: item.job_group} for place in places)

    def items_of(self, instrument: Instrument) -> tuple[PoolItem, ...]:
        """Return the bank's items of one instrument, banned ones included."""
        return tuple(item for item in self.items if item.instrument is instrument)


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
        draw=replace(draw, banned=tuple(sorted(draw.banned)), pins=tuple(sorted(draw.pins))),
    )


def _most_shared(quota: InstrumentQuota) -> int | None:
    """Return the limit of an instrument; a checklist has a row for every KUK and a list printed in full all it can hold."""
    is_whole = quota.instrument is Instrument.CL or quota.asked is not None
    return None if is_whole else quota.most_shared


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
