"""The blueprint's lines: items that match a condition, or their minutes or points, once or for each part of the scheme."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.blueprint import Amount, Grouping, QuotaLine
from qbank.domain.places import Place
from qbank.errors import Fact, Issue

_ROUNDING = 0.001
_PLACE_FIELDS = {grouping.value: grouping for grouping in Grouping}
_ATTRIBUTES: Mapping[str, Callable[[PoolItem], tuple[str | None, ...]]] = {
    "level": lambda item: (item.level,),
    "dimension": lambda item: (item.dimension,),
    "difficulty": lambda item: (item.difficulty,),
    "kind": lambda item: (item.kind,),
    "author": lambda item: (item.author,),
    "tag": lambda item: item.tags,
}
_AMOUNTS: Mapping[Amount, Callable[[PoolItem], float]] = {
    Amount.ITEMS: lambda item: 1.0,  # noqa: ARG005
    Amount.MINUTES: lambda item: item.minutes,
    Amount.POINTS: lambda item: item.points or 0.0,
}


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for each line, or for each part that it is repeated for."""
    for line in problem.blueprint.lines:
        amount_of = _AMOUNTS[line.amount]
        terms_by_part: dict[str, dict[str, float]] = {part: {} for part in _parts(problem, line)}
        for place, groups in problem.alike:
            terms = terms_by_part.get("" if line.each is None else place[line.each])
            if terms is not None and _is_there(line, place):
                for items in (group for group in groups if _has_attributes(line, group[0])):
                    terms.update((item.code, amount_of(item)) for item in items)
        most = math.inf if line.maximum is None else line.maximum
        for part, terms in terms_by_part.items():
            yield Row("quota_lines", line.name, part, line.minimum, most, tuple(terms.items()))


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each line, or part of one, that got too little or too much."""
    placed = [(item, problem.places_of(item)) for item in form]
    for line in problem.blueprint.lines:
        got = dict.fromkeys(_parts(problem, line), 0.0)
        for item, places in placed:
            for part in _counts_for(line, item, places):
                got[part] = got.get(part, 0.0) + _AMOUNTS[line.amount](item)
        for part in _parts(problem, line):
            facts = _facts(line, part, got[part])
            if got[part] < line.minimum - _ROUNDING:
                yield Issue("assembly.form_has_too_few", {**facts, "asked": line.minimum})
            if line.maximum is not None and got[part] > line.maximum + _ROUNDING:
                yield Issue("assembly.form_has_too_many", {**facts, "most": line.maximum})


def _facts(line: QuotaLine, part: str, got: float) -> dict[str, Fact]:
    found = int(got) if got == int(got) else round(got, 3)
    return {"rule": "quota_lines", "line": line.name, "part": part, "found": found}


def _parts(problem: AssemblyProblem, line: QuotaLine) -> tuple[str, ...]:
    """Name the parts in scheme order; a line without `each` has one part without a name."""
    if line.each is None:
        return ("",)
    places = (place for place in problem.places.values() if _is_there(line, place))
    return tuple(dict.fromkeys(place[line.each] for place in places))


def _counts_for(line: QuotaLine, item: PoolItem, places: Sequence[Place]) -> tuple[str, ...]:
    """Name the parts that the item counts for, each once, however many of its KUK lie there."""
    there = [place for place in places if _is_there(line, place)]
    if not there or not _has_attributes(line, item):
        return ()
    return ("",) if line.each is None else tuple(dict.fromkeys(place[line.each] for place in there))


def _is_there(line: QuotaLine, place: Place) -> bool:
    return all(
        place[_PLACE_FIELDS[name]] in allowed for name, allowed in line.where.items() if name in _PLACE_FIELDS
    )


def _has_attributes(line: QuotaLine, item: PoolItem) -> bool:
    if item.instrument not in line.instruments:
        return False
    return all(
        not set(allowed).isdisjoint(_ATTRIBUTES[name](item))
        for name, allowed in line.where.items()
        if name not in _PLACE_FIELDS
    )
