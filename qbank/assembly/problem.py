"""What is to be assembled, as one frozen value that can be dumped as JSON: blueprint, plan, scheme, bank and draw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from qbank.assembly.measures import measure_of
from qbank.assembly.pool import PoolItem
from qbank.domain.blueprint import Blueprint, Grouping, InstrumentQuota, Measure, Target
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.places import Place, places_by_criterion

_INDEXES = (
    "places",
    "items_by_code",
    "items_by_instrument",
    "items_by_place",
    "cases",
    "key_letters",
    "targets",
    "shared_limits",
)


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
        named = (
            (unit.code, element.code, criterion)
            for unit in self.units
            for element in unit.elements
            for criterion in element.criteria
        )
        return places_by_criterion(named, self.job_groups)

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
        held = {code for code in self._held_before if self.is_apart(code)}
        return frozenset({*self.draw.banned, *self.blueprint.never_use, *held})

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The items that this form must hold, by code.

        One that must be used, of an instrument whose forms share none, is left to the form that holds it already.
        """
        elsewhere = {code for code in self._held_before if self.is_apart(code)}
        wanted = {*self.draw.pins, *self.blueprint.must_use}
        return tuple(sorted(wanted - elsewhere))

    @property
    def _held_before(self) -> frozenset[str]:
        return frozenset(code for form in self.draw.earlier for code in form)

    def is_apart(self, code: str) -> bool:
        """Say whether forms of the set may not share the item."""
        item = self.items_by_code.get(code)
        return item is not None and self.shared_limits.get(item.instrument) == 0

    @cached_property
    def items_by_instrument(self) -> Mapping[Instrument, tuple[PoolItem, ...]]:
        """The bank's items of each instrument that has any, banned ones included."""
        grouped: defaultdict[Instrument, list[PoolItem]] = defaultdict(list)
        for item in self.items:
            grouped[item.instrument].append(item)
        return {instrument: tuple(items) for instrument, items in grouped.items()}

    @cached_property
    def alike(self) -> tuple[tuple[Place, tuple[tuple[PoolItem, ...], ...]], ...]:
        """The items at each place of the scheme, in groups that differ in nothing that a line may name."""
        places: defaultdict[tuple[str, str], defaultdict[object, list[PoolItem]]]
        places = defaultdict(lambda: defaultdict(list))
        for item in self.items:
            attributes = (item.kind, item.level, item.dimension, item.difficulty, item.author, item.tags)
            for criterion in item.criteria:
                places[criterion, item.job_group][attributes].append(item)
        return tuple(
            (self._place(*key), tuple(map(tuple, groups.values()))) for key, groups in places.items()
        )

    @cached_property
    def cases(self) -> Mapping[tuple[str, Instrument], tuple[str, ...]]:
        """The items of each case (kasus) in each instrument."""
        grouped: defaultdict[tuple[str, Instrument], list[str]] = defaultdict(list)
        for item in self.items:
            if item.stimulus is not None:
                grouped[item.stimulus, item.instrument].append(item.code)
        return {case: tuple(codes) for case, codes in grouped.items()}

    @cached_property
    def key_letters(self) -> Mapping[Instrument, tuple[int, ...]]:
        """The letters (from 0) that are a key somewhere in the bank, by instrument."""
        keys: defaultdict[Instrument, set[int]] = defaultdict(set)
        for item in self.items:
            if item.key is not None:
                keys[item.instrument].add(item.key)
        return {instrument: tuple(sorted(found)) for instrument, found in keys.items()}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The blueprint's targets; one without a value has the bank's mean (information stays open, as much as can be)."""
        return tuple(_with_value(self, target) for target in self.blueprint.targets)

    def beside(self, forms: Iterable[Collection[str]]) -> AssemblyProblem:
        """Return the problem of a form beside these forms of the same set."""
        fixed = tuple(tuple(sorted(form)) for form in forms)
        beside = replace(self, draw=replace(self.draw, earlier=(*self.draw.earlier, *fixed)))
        # The bank is the same, so its indexes are: with 100,000 items building them again takes longer than solving.
        beside.__dict__.update({name: self.__dict__[name] for name in _INDEXES if name in self.__dict__})
        return beside

    def on(self, items: Iterable[PoolItem]) -> AssemblyProblem:
        """Return the same problem on a part of the bank; what the whole bank decides stays as it is."""
        part = replace(self, items=tuple(items))
        part.__dict__.update(places=self.places, key_letters=self.key_letters, targets=self.targets)
        return part

    def places_of(self, item: PoolItem) -> tuple[Place, ...]:
        """Return where the item's KUK stand; a task belongs to its own job group, whatever units it touches."""
        return tuple(self._place(criterion, item.job_group) for criterion in item.criteria)

    def _place(self, criterion: str, job_group: str) -> Place:
        place = self.places[criterion]
        return {**place, Grouping.JOB_GROUP: job_group} if job_group else place

    def items_of(self, instrument: Instrument) -> tuple[PoolItem, ...]:
        """Return the bank's items of one instrument, banned ones included."""
        return self.items_by_instrument.get(instrument, ())


def _most_shared(quota: InstrumentQuota) -> int | None:
    """Return the limit of an instrument; a checklist has a row for every KUK and a list printed in full all it can hold."""
    is_whole = quota.instrument is Instrument.CL or quota.asked is not None
    return None if is_whole else quota.most_shared


def _with_value(problem: AssemblyProblem, target: Target) -> Target:
    """Give a target the mean of the bank's items, each instrument by its length in a form."""
    if target.value is not None or target.measure is Measure.INFORMATION:
        return target
    measure, left_out = measure_of(target), {*problem.draw.banned, *problem.blueprint.never_use}
    total = length = 0.0
    for quota in problem.blueprint.instruments:
        free = (item for item in problem.items_of(quota.instrument) if item.code not in left_out)
        if values := [value for item in free if (value := measure(item)) is not None]:
            items = (quota.minimum + quota.maximum) / 2
            total += items * sum(values) / len(values)
            length += items
    is_mean = target.measure is Measure.DIFFICULTY
    return replace(target, value=round(total / length if is_mean and length else total, 3))
