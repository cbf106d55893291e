"""Information without a value: as much as every form of a set can have, beside a proof of how much more there could be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from qbank.assembly.highs import RelaxedProgramme
from qbank.assembly.joint import several
from qbank.assembly.measures import measure_of
from qbank.assembly.model import columns_of
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules import rows_of
from qbank.domain.blueprint import Target

_SHARES = (1.0, 0.99, 0.98, 0.96, 0.93, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.35, 0.2, 0.0)
"""Levels to try, as shares of what is proved to be the most: whole forms come close to it, seldom quite."""


def open_targets(problem: AssemblyProblem) -> tuple[Target, ...]:
    """Return the targets that ask for as much as can be reached."""
    return tuple(target for target in problem.targets if target.value is None)


def most_information(problem: AssemblyProblem, count: int) -> Mapping[str, float]:
    """Return what no set of so many forms exceeds in its poorest form, by target; none where no set exists.

    All forms together, with items in fractions, have so much and no more; the poorest has at most its equal share.
    """
    rows = rows_of(problem)
    columns = columns_of(problem, rows)
    programme = several(problem, columns, rows, count)
    found = {}
    for target in open_targets(problem):
        measure = measure_of(target)
        worth = {item.code: measure(item) or 0.0 for item in problem.items}
        costs = np.array([-worth.get(column.name, 0.0) for column in columns])
        answer = RelaxedProgramme(replace(programme, costs=costs)).solve()
        if answer.is_found:
            found[target.name] = -answer.objective / count
    return found


def levels(problem: AssemblyProblem, most: Mapping[str, float]) -> Iterator[AssemblyProblem]:
    """Yield the problem with a value for every open target, the highest first; `tolerance` below the most at least."""
    for share in _SHARES:
        targets = tuple(
            target
            if target.value is not None
            else replace(target, value=round(max(0.0, share * (most[target.name] - target.tolerance)), 4))
            for target in problem.targets
        )
        yield replace(problem, blueprint=replace(problem.blueprint, targets=targets))
