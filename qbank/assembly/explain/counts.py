"""Reasons that counting shows: too few items, a day too long, lines whose parts don't add up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.assembly.rules.minutes import check_day, minutes_needed, timed_quotas
from qbank.assembly.rules.tasks import check_pakets
from qbank.errors import Issue

_ROUNDING = 1e-6
_COUNTED_RULES = frozenset({"length", "quota_lines"})


def count_shortages(problem: AssemblyProblem, rows: Sequence[Row]) -> Iterator[Issue]:
    """Yield every reason that counting finds, nothing if it finds none.

    Missing evidence is told only when no line is short of items: a bank without tasks would name every KUK.
    """
    yield from check_day(problem)
    short = list(_short_rows(problem, rows))
    yield from [issue for issue in short if issue.facts["rule"] != "coverage"] or short
    yield from check_pakets(problem)
    yield from _short_minutes(problem)
    counted = _counted_rows(problem, rows)
    for whole in counted:
        yield from _parts_exceed(whole, counted)
        yield from _parts_fall_short(whole, counted)


def _short_rows(problem: AssemblyProblem, rows: Sequence[Row]) -> Iterator[Issue]:
    reach = _reach(problem, rows)
    banned = problem.banned
    for row in rows:
        found = sum(coefficient * reach[name] for name, coefficient in row.terms if coefficient > 0)
        if not row.is_definition and found < row.lower - _ROUNDING:
            used = sum(name in banned for name, _ in row.terms)
            facts = {**row.name, "asked": int(row.lower), "found": int(found), "used": used}
            yield Issue("assembly.too_few_items", facts)


def _reach(problem: AssemblyProblem, rows: Sequence[Row]) -> dict[str, float]:
    """Return how far each variable can go: 0 for a banned item, for an auxiliary as far as its definitions let it."""
    reach = {name: 1.0 for row in rows for name, _ in row.terms}
    reach.update(dict.fromkeys(problem.draw.banned, 0.0))
    for row in rows:
        if row.is_definition:
            least = sum(coefficient * reach[name] for name, coefficient in row.terms if coefficient < 0)
            for name, coefficient in row.terms:
                if coefficient > 0:
                    reach[name] = min(reach[name], (row.upper - least) / coefficient)
    return reach


def _short_minutes(problem: AssemblyProblem) -> Iterator[Issue]:
    banned = problem.banned
    for quota in timed_quotas(problem):
        free = [item for item in problem.items_of(quota.instrument) if item.code not in banned]
        shortest = sorted(free, key=_minutes_of)[: quota.minimum]
        needed = minutes_needed(quota, shortest)
        if len(shortest) == quota.minimum and needed > quota.minutes + _ROUNDING:
            facts = {"items": quota.minimum, "minutes": quota.minutes, "needed": needed}
            yield Issue("assembly.minutes_too_short", {"instrument": quota.instrument.value, **facts})


def _minutes_of(item: PoolItem) -> float:
    return item.minutes


@dataclass(frozen=True, slots=True)
class _Counted:
    """A row that counts items, and the free items it counts."""

    row: Row
    codes: frozenset[str]


def _counted_rows(problem: AssemblyProblem, rows: Sequence[Row]) -> list[_Counted]:
    banned = problem.banned
    return [
        _Counted(row, frozenset(name for name, _ in row.terms) - banned)
        for row in rows
        if row.rule in _COUNTED_RULES
    ]


def _parts_exceed(whole: _Counted, counted: Sequence[_Counted]) -> Iterator[Issue]:
    """Yield a line whose maximum is below what separate lines inside it ask for together."""
    if whole.row.upper == math.inf:
        return
    inside = [
        part
        for part in counted
        if part is not whole and 0 < part.row.lower <= len(part.codes) and part.codes <= whole.codes
    ]
    parts = _separate(inside, lambda part: part.row.lower)
    asked = sum(part.row.lower for part in parts)
    if asked > whole.row.upper:
        facts = {**whole.row.name, "most": int(whole.row.upper), "asked": int(asked)}
        yield Issue("assembly.parts_exceed_line", {**facts, "parts": _names(parts)})


def _parts_fall_short(whole: _Counted, counted: Sequence[_Counted]) -> Iterator[Issue]:
    """Yield a line whose minimum is above what separate lines leave of its items.

    A single line around all of its items is left to `_parts_exceed`, which tells the same conflict.
    """

    def kept_out(part: _Counted) -> float:
        return len(part.codes & whole.codes) - part.row.upper

    limiting = [part for part in counted if kept_out(part) > 0 and not part.codes >= whole.codes]
    parts = _separate(limiting, kept_out)
    left = len(whole.codes) - sum(kept_out(part) for part in parts)
    if parts and left < whole.row.lower <= len(whole.codes):
        facts = {**whole.row.name, "asked": int(whole.row.lower), "most": int(left)}
        yield Issue("assembly.parts_fall_short", {**facts, "parts": _names(parts)})


def _separate(parts: Sequence[_Counted], gain: Callable[[_Counted], float]) -> list[_Counted]:
    """Pick rows that share no item, the greatest gain first."""
    picked: list[_Counted] = []
    taken: set[str] = set()
    for part in sorted(parts, key=gain, reverse=True):
        if taken.isdisjoint(part.codes):
            picked.append(part)
            taken |= part.codes
    return picked


def _names(parts: Sequence[_Counted]) -> str:
    return ", ".join(dict.fromkeys(part.row.line for part in parts))
