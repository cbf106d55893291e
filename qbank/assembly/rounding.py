"""From fractions to whole items: most of a relaxed solution is whole already, so a small programme settles the rest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from qbank.assembly.highs import Solution, solve_whole
from qbank.assembly.model import PRICE_OF_USE
from qbank.assembly.programme import Floats, Programme
from qbank.domain.set_record import SolverStatus

ENOUGH = PRICE_OF_USE / 2
"""How much dearer than the best a form may be: half of what one earlier use of an item costs, the rest is variety."""

_TRIALS = ((250, 5), (350, 15), (750, 30))
"""Columns beside the chosen items that are open in a trial, and how many of the chosen ones are open too."""

_MOST_NODES = 1_000
_FEW_NODES = 20
_LARGE = 5_000
_WHOLE = 1e-6


def round_off(programme: Programme, relaxed: Solution, *, to_proof: bool) -> Solution:
    """Return a whole solution near the relaxed one.

    It is PROVED when no whole solution is cheaper by more than `ENOUGH`, IMPOSSIBLE_PROVED when there is none. Without
    `to_proof` the first solution is enough.
    """
    for columns, open_items in _TRIALS:
        if columns < programme.width:
            found = _trial(programme, relaxed, columns, open_items)
            if found and (found.status is SolverStatus.PROVED or not to_proof):
                return found
    most_nodes = _MOST_NODES if programme.width <= _LARGE else _FEW_NODES
    return solve_whole(programme, most_nodes=most_nodes, gap=ENOUGH)


def _trial(programme: Programme, relaxed: Solution, columns: int, open_items: int) -> Solution | None:
    """Search among the most promising columns, beside the items that are chosen almost for sure."""
    values = relaxed.values
    chosen = (values > 1 - _WHOLE) & programme.is_whole
    held = np.flatnonzero(chosen)
    held = held[np.argsort(relaxed.reduced_costs[held], kind="stable")][: max(0, len(held) - open_items)]
    promise = np.where(values > _WHOLE, -np.inf, relaxed.reduced_costs)
    promise[programme.upper <= _WHOLE] = np.inf
    kept = np.zeros(programme.width, dtype=bool)
    kept[np.argsort(promise, kind="stable")[: columns + int(chosen.sum())]] = True
    kept |= ~programme.is_whole
    kept &= programme.upper > _WHOLE
    fixed = np.zeros(programme.width)
    fixed[held], kept[held] = 1.0, False
    found = solve_whole(programme.narrowed(kept, fixed), most_nodes=_MOST_NODES, gap=ENOUGH)
    if not found.is_found:
        return None
    fixed[kept] = found.values
    return _judged(programme, relaxed, fixed)


def _judged(programme: Programme, relaxed: Solution, values: Floats) -> Solution:
    objective = float(programme.costs @ values)
    is_proved = objective <= relaxed.objective + ENOUGH
    status = SolverStatus.PROVED if is_proved else SolverStatus.WITHIN_TOLERANCE
    return replace(relaxed, status=status, values=values, objective=objective)
