"""Quotas that don't add up: parts that ask for more than their whole allows, or allow less than it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from qbank.domain.blueprint import Amount, Blueprint, Grouping, QuotaLine
from qbank.domain.codes import (
    INSTRUMENT_BY_KIND,
    CognitiveLevel,
    CompetencyDimension,
    Difficulty,
    Instrument,
)
from qbank.domain.items import LEVELLED_KINDS
from qbank.domain.places import Place
from qbank.errors import Fact, Issue, Where, at

_ONE_UNIT = frozenset({Instrument.CL, Instrument.DPT_PG, Instrument.DPL, Instrument.PMO})
"""Instruments whose items belong to one unit each; an essay, a task or a portfolio may serve several."""
_SCALES: Mapping[str, frozenset[str]] = {
    "level": frozenset(CognitiveLevel),
    "dimension": frozenset(CompetencyDimension),
    "difficulty": frozenset(Difficulty),
}
"""Attributes of which every question has exactly one value, with all their values."""


_LEVELLED = frozenset(INSTRUMENT_BY_KIND[kind] for kind in LEVELLED_KINDS)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a line, or one part that it is repeated for, counts: items of which instruments, on which KUK, of which values.

    `values` of an attribute that isn't there are all of them.
    """

    line: str
    part: str
    where: Where
    instruments: frozenset[Instrument]
    criteria: frozenset[str]
    units: frozenset[str]
    values: Mapping[str, frozenset[str]]
    minimum: int
    maximum: float

    def lies_in(self, whole: _Part) -> bool:
        """Say whether all that this part counts is counted by the whole."""
        return (
            self.instruments <= whole.instruments
            and self.criteria <= whole.criteria
            and all(name in self.values and self.values[name] <= v for name, v in whole.values.items())
        )

    def is_apart_from(self, other: _Part) -> bool:
        """Say whether no item can count for both."""
        instruments = self.instruments | other.instruments
        shared = set(self.values) & set(other.values) - {"tag"}
        return (
            self.instruments.isdisjoint(other.instruments)
            or (instruments <= _ONE_UNIT and self.units.isdisjoint(other.units))
            or any(self.values[name].isdisjoint(other.values[name]) for name in shared)
        )


def check_quota_sums(blueprint: Blueprint, places: Sequence[Place]) -> Iterator[Issue]:
    """Yield each instrument or line whose parts don't add up; the lines are known to be sound one by one."""
    parts = [part for index, line in enumerate(blueprint.lines) for part in _line_parts(line, index, places)]
    for whole in (*_instrument_parts(blueprint, places), *parts):
        inside = [part for part in parts if part is not whole and part.lies_in(whole)]
        yield from _parts_exceed(whole, inside)
        yield from _parts_fall_short(whole, inside)


def _instrument_parts(blueprint: Blueprint, places: Sequence[Place]) -> Iterator[_Part]:
    for index, quota in enumerate(blueprint.instruments):
        line = QuotaLine(quota.instrument.value, (quota.instrument,), {}, None, quota.minimum, quota.maximum)
        yield _part(line, "", places, at("instruments", index))


def _line_parts(line: QuotaLine, index: int, places: Sequence[Place]) -> Iterator[_Part]:
    if line.amount is not Amount.ITEMS:
        return
    wanted = {Grouping(name): values for name, values in line.where.items() if name in set(Grouping)}
    fitting = [p for p in places if all(p[name] in values for name, values in wanted.items())]
    by_part: dict[str, list[Place]] = {}
    for place in fitting:
        by_part.setdefault(place[line.each] if line.each else "", []).append(place)
    for name, part_places in by_part.items():
        yield _part(line, name, part_places, at("lines", index))


def _part(line: QuotaLine, name: str, places: Sequence[Place], where: Where) -> _Part:
    return _Part(
        line.name,
        name,
        where,
        frozenset(line.instruments),
        frozenset(place[Grouping.CRITERION] for place in places),
        frozenset(place[Grouping.UNIT] for place in places),
        {key: frozenset(values) for key, values in line.where.items() if key not in set(Grouping)},
        line.minimum,
        inf if line.maximum is None else line.maximum,
    )


def _parts_exceed(whole: _Part, inside: Sequence[_Part]) -> Iterator[Issue]:
    picked: list[_Part] = []
    for part in sorted(inside, key=lambda part: -part.minimum):
        if part.minimum > 0 and all(part.is_apart_from(other) for other in picked):
            picked.append(part)
    asked = sum(part.minimum for part in picked)
    if asked > whole.maximum:
        facts = {"most": int(whole.maximum), "asked": asked, **_names(whole, picked)}
        yield Issue("blueprint.parts_exceed", facts, whole.where)


def _parts_fall_short(whole: _Part, inside: Sequence[_Part]) -> Iterator[Issue]:
    """Yield a whole that asks for more than parts which cover it allow together; they may part it in one way each time."""
    for scale in ("", *(_SCALES if whole.instruments <= _LEVELLED else ())):
        picked = _covering(whole, scale, [part for part in inside if part.maximum < inf])
        most = sum(part.maximum for part in picked)
        if picked and most < whole.minimum:
            facts = {"asked": whole.minimum, "most": int(most), **_names(whole, picked)}
            yield Issue("blueprint.parts_fall_short", facts, whole.where)


def _covering(whole: _Part, scale: str, inside: Sequence[_Part]) -> list[_Part]:
    """Return parts that together hold all of the whole, parted by KUK or by the values of one scale; none where they don't."""
    left = set(whole.values.get(scale, _SCALES[scale]) if scale else whole.criteria)
    picked = []
    for part in inside:
        own = part.values.get(scale, frozenset()) if scale else part.criteria
        if not own.isdisjoint(left) and _differs_only_in(part, whole, scale):
            picked.append(part)
            left -= own
    return [] if left else picked


def _differs_only_in(part: _Part, whole: _Part, scale: str) -> bool:
    def rest(one: _Part) -> dict[str, frozenset[str]]:
        return {name: values for name, values in one.values.items() if name != scale}

    has_same_place = not scale or part.criteria == whole.criteria
    return part.instruments == whole.instruments and has_same_place and rest(part) == rest(whole)


def _names(whole: _Part, parts: Sequence[_Part]) -> dict[str, Fact]:
    names = ", ".join(f"'{name}'" for name in dict.fromkeys(part.line for part in parts))
    return {"line": " ".join(filter(None, (whole.line, whole.part))), "parts": names}
