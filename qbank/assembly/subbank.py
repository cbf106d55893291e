"""A part of the bank that is large enough for a set, drawn evenly over element × level × difficulty in the seed's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import ceil

from qbank.assembly.measures import measure_of
from qbank.assembly.model import seeded_key
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.domain.blueprint import InstrumentQuota, Measure

_LEAST = 1_500
_CHOICE = 4
"""How many items there are to choose from for each one that a set needs."""


def subbank(problem: AssemblyProblem, forms: int, widening: int = 1) -> AssemblyProblem:
    """Return the same problem on a part of the bank, or itself where that would be the whole bank.

    Items that a form must hold are in it, and a case with all of its items or not at all.
    """
    if len(problem.items) <= _LEAST:
        return problem
    chosen: set[str] = set(problem.required)
    length = sum(quota.maximum for quota in problem.blueprint.instruments)
    for quota in problem.blueprint.instruments:
        items = [item for item in problem.items_of(quota.instrument) if item.code not in problem.banned]
        size = widening * _size(problem, quota, forms, length)
        chosen.update(item.code for item in (items if len(items) <= size else _spread(problem, items)[:size]))
    for codes in problem.cases.values():
        if not chosen.isdisjoint(codes):
            chosen.update(codes)
    if len(chosen) >= sum(len(problem.items_of(quota.instrument)) for quota in problem.blueprint.instruments):
        return problem
    return problem.on(item for item in problem.items if item.code in chosen)


def _size(problem: AssemblyProblem, quota: InstrumentQuota, forms: int, length: int) -> int:
    shared = problem.shared_limits.get(quota.instrument, quota.maximum)
    new_in_each = max(0, quota.maximum - shared)
    needed = quota.maximum + new_in_each * (forms - 1)
    return max(ceil(_LEAST * quota.maximum / max(1, length)), _CHOICE * needed)


def _spread(problem: AssemblyProblem, items: Sequence[PoolItem]) -> list[PoolItem]:
    """Order items so that every beginning of the list holds as many of each cell as of any other; least used first."""
    uses, worth = problem.draw.uses, _worth(problem)
    keyed = sorted(
        (uses.get(item.code, 0), -worth(item), seeded_key(problem, item.code), item.code) for item in items
    )
    by_code = {item.code: item for item in items}
    seen: Counter[tuple[str, str | None, str | None]] = Counter()
    ranked = []
    for position, (*_, code) in enumerate(keyed):
        item = by_code[code]
        cell = (item.criteria[0].rpartition(".")[0] if item.criteria else "", item.level, item.difficulty)
        seen[cell] += 1
        ranked.append((seen[cell], position, code))
    return [by_code[code] for _, _, code in sorted(ranked)]


def _worth(problem: AssemblyProblem) -> Callable[[PoolItem], float]:
    """Return how much an item brings where forms are to have information; a part of the bank must hold the best ones."""
    wanted = [measure_of(t) for t in problem.targets if t.measure is Measure.INFORMATION]
    return lambda item: sum(measure(item) or 0.0 for measure in wanted)
