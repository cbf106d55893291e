"""The blueprint's lines: how many items match a condition, once or for each unit, element, KUK or job group."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Place
from qbank.assembly.rows import Row
from qbank.domain.blueprint import Grouping, QuotaLine
from qbank.errors import Fact, Issue

_PLACE_FIELDS = {grouping.value: grouping for grouping in Grouping}
_ATTRIBUTES: Mapping[str, Callable[[PoolItem], tuple[str | None, ...]]] = {
    "level": lambda item: (item.level,),
    "dimension": lambda item: (item.dimension,),
    "difficulty": lambda item: (item.difficulty,),
    "kind": lambda item: (item.kind,),
    "author": lambda item: (item.author,),
    "tag": lambda item: item.tags,
}


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for each line, or for each part that it is repeated for."""
    groups = _alike(problem.items)
    for line in problem.blueprint.lines:
        terms_by_part: dict[str, list[tuple[str, float]]] = {part: [] for part in _parts(problem, line)}
        for items in groups:
            for part in _counts_for(problem, line, items[0]):
                if part in terms_by_part:
                    terms_by_part[part] += [(item.code, 1.0) for item in items]
        most = math.inf if line.maximum is None else line.maximum
        for part, terms in terms_by_part.items():
            yield Row("quota_lines", line.name, part, line.minimum, most, tuple(terms))


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each line, or part of one, with too few or too many matching items."""
    for line in problem.blueprint.lines:
        named = [part for item in form for part in _counts_for(problem, line, item)]
        for part in _parts(problem, line):
            found = named.count(part)
            facts: dict[str, Fact] = {"rule": "quota_lines", "line": line.name, "part": part, "found": found}
            if found < line.minimum:
                yield Issue("assembly.form_has_too_few", {**facts, "asked": line.minimum})
            if line.maximum is not None and found > line.maximum:
                yield Issue("assembly.form_has_too_many", {**facts, "most": line.maximum})


def _parts(problem: AssemblyProblem, line: QuotaLine) -> tuple[str, ...]:
    """Name the parts in scheme order; a line without `each` has one part without a name."""
    places = (place for place in problem.places.values() if _is_there(line, place))
    return ("",) if line.each is None else tuple(dict.fromkeys(place[line.each] for place in places))


def _alike(items: Iterable[PoolItem]) -> list[list[PoolItem]]:
    """Group the items that every line counts alike: a bank of 100,000 items has a few thousand such groups."""
    groups: defaultdict[tuple[object, ...], list[PoolItem]] = defaultdict(list)
    for item in items:
        attributes = tuple(read(item) for read in _ATTRIBUTES.values())
        groups[item.instrument, item.criteria, item.job_group, attributes].append(item)
    return list(groups.values())


def _counts_for(problem: AssemblyProblem, line: QuotaLine, item: PoolItem) -> tuple[str, ...]:
    """Name the parts that the item counts for, each once, however many of its KUK lie there."""
    if item.instrument not in line.instruments or not _has_attributes(line, item):
        return ()
    places = [place for place in problem.places_of(item) if _is_there(line, place)]
    if line.each is None:
        return ("",) if places else ()
    return tuple(dict.fromkeys(place[line.each] for place in places))


def _is_there(line: QuotaLine, place: Place) -> bool:
    return all(
        place[_PLACE_FIELDS[name]] in allowed for name, allowed in line.where.items() if name in _PLACE_FIELDS
    )


def _has_attributes(line: QuotaLine, item: PoolItem) -> bool:
    return all(
        not set(allowed).isdisjoint(_ATTRIBUTES[name](item))
        for name, allowed in line.where.items()
        if name not in _PLACE_FIELDS
    )
