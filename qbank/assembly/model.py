"""The variables of a problem in the order and at the costs that a seed gives: the same draw, the same model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.codes import Instrument

PRICE_OF_USE = 1000
"""What one earlier use of an item costs; seeded costs stay below half of it, so that a form that is nearly the
cheapest still has no used item in place of a new one."""

_VARIETY = PRICE_OF_USE // 2


@dataclass(frozen=True, slots=True)
class Column:
    """A variable in 0…`upper`; the solver makes Σ cost · variable as small as it can."""

    name: str
    cost: float
    upper: float
    is_whole: bool


def columns_of(
    problem: AssemblyProblem, rows: Iterable[Row], gains: Mapping[str, float] = MappingProxyType({})
) -> tuple[Column, ...]:
    """Return a column for every item, in the seed's order, then one for every auxiliary of the rows.

    A seeded cost for each item makes another seed another form. Every earlier use, in an issued set or in a sister
    form, weighs more than any seeded cost. A list that is printed in full and asked from (`asked`) gets a gain for
    each item, to be as long as it may; `gains` are those of auxiliaries.
    """
    codes = sorted(problem.items_by_code, key=lambda code: (seeded_key(problem, code), code))
    costs = _costs(problem)
    banned = problem.banned
    items = tuple(Column(code, costs[code], 0 if code in banned else 1, is_whole=True) for code in codes)
    named = dict.fromkeys(name for row in rows for name, _ in row.terms)
    auxiliaries = (name for name in named if name not in costs)
    # An auxiliary that gains is as large as it may be, so it is whole where the items are.
    return (
        *items,
        *(Column(name, -gains.get(name, 0), 1, is_whole=name not in gains) for name in auxiliaries),
    )


def _costs(problem: AssemblyProblem) -> dict[str, int]:
    uses = Counter(problem.draw.uses)
    uses.update(code for form in problem.draw.earlier for code in form if is_varied(problem, code))
    gain = PRICE_OF_USE * (2 + max(uses.values(), default=0))
    listed = {quota.instrument for quota in problem.blueprint.instruments if quota.asked is not None}
    return {
        item.code: 1
        + seeded_key(problem, item.code) % _VARIETY
        + PRICE_OF_USE * uses[item.code]
        - (gain if item.instrument in listed else 0)
        for item in problem.items
    }


def is_varied(problem: AssemblyProblem, code: str) -> bool:
    """Say whether another item is better where a sister form holds this one: not on a checklist or a list printed in full."""
    item = problem.items_by_code.get(code)
    quota = problem.blueprint.quota(item.instrument) if item else None
    return quota is not None and quota.asked is None and quota.instrument is not Instrument.CL


def seeded_key(problem: AssemblyProblem, code: str) -> int:
    """Return a hash of seed and code; unlike that of `hash`, it is the same in every process."""
    digest = blake2b(f"{problem.draw.seed}:{code}".encode(), digest_size=8).digest()
    return int.from_bytes(digest)
