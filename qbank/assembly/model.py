"""The variables of a problem in the order and at the costs that a seed gives: the same draw, the same model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row

_SPREAD = 1000


@dataclass(frozen=True, slots=True)
class Column:
    """A variable in 0…`upper`; the solver makes Σ cost · variable as small as it can."""

    name: str
    cost: float
    upper: float
    is_whole: bool


def columns_of(problem: AssemblyProblem, rows: Iterable[Row]) -> tuple[Column, ...]:
    """Return a column for every item, in the seed's order, then one for every auxiliary of the rows.

    A seeded cost for each item makes another seed another form. Every earlier use weighs more than any seeded
    cost. A list that is printed in full and asked from (`asked`) gets a gain for each item, to be as long as it may.
    """
    codes = sorted(problem.items_by_code, key=lambda code: (seeded_key(problem, code), code))
    costs = _costs(problem)
    banned = problem.banned
    items = tuple(Column(code, costs[code], 0 if code in banned else 1, is_whole=True) for code in codes)
    named = dict.fromkeys(name for row in rows for name, _ in row.terms)
    auxiliaries = (name for name in named if name not in costs)
    return (*items, *(Column(name, 0, 1, is_whole=True) for name in auxiliaries))


def _costs(problem: AssemblyProblem) -> dict[str, int]:
    uses = problem.draw.uses
    gain = _SPREAD * (2 + max(uses.values(), default=0))
    listed = {quota.instrument for quota in problem.blueprint.instruments if quota.asked is not None}
    return {
        item.code: 1
        + seeded_key(problem, item.code) % _SPREAD
        + _SPREAD * uses.get(item.code, 0)
        - (gain if item.instrument in listed else 0)
        for item in problem.items
    }


def seeded_key(problem: AssemblyProblem, code: str) -> int:
    """Return a hash of seed and code; unlike that of `hash`, it is the same in every process."""
    digest = blake2b(f"{problem.draw.seed}:{code}".encode(), digest_size=8).digest()
    return int.from_bytes(digest)
