"""The cheapest whole values: looked for among the columns that pay, proved by what the others would cost at least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zlib import crc32

import numpy as np

from qbank.assembly.highs import RelaxedProgramme, Solution, minimise, solve_whole
from qbank.assembly.model import Column
from qbank.assembly.programme import Flags, Floats, Programme, programme_of
from qbank.assembly.rows import Row
from qbank.domain.set_record import SolverStatus

_FEW = 600
_ANY_GAP = 1e9
_WHOLE = 1e-6


Found = tuple[SolverStatus, Mapping[str, float]]
"""What is known, and the value of each column by name; no values without a solution."""


def minimise_reduced(columns: Sequence[Column], rows: Sequence[Row]) -> Found:
    """Return the cheapest values that meet every row, like `minimise`, sooner where columns are many; without costs, any.

    A column whose reduced cost is above what a whole solution costs more than the linear programme is in no better
    one. So the solution from the others is the cheapest of all.
    """
    if len(columns) <= _FEW or not any(column.is_whole for column in columns):
        return _minimised(columns, rows)
    programme = programme_of(columns, rows)
    is_priced = bool(programme.costs.any())
    if not is_priced:
        # Which columns pay is no matter, but the same pay again when only a few rows are added.
        costs = np.array([crc32(column.name.encode()) / 2**32 for column in columns])
        programme = replace(programme, costs=costs)
    relaxed = RelaxedProgramme(programme).solve()
    if not relaxed.is_found:
        return relaxed.status, {}
    values = _cheapest(programme, relaxed) if is_priced else _any(programme, relaxed)
    if values is None:
        return _minimised(columns, rows)
    return SolverStatus.PROVED, {column.name: value for column, value in zip(columns, values, strict=True)}


def _minimised(columns: Sequence[Column], rows: Sequence[Row]) -> Found:
    answer = minimise(columns, rows)
    return answer.record.status, answer.values


def _any(programme: Programme, relaxed: Solution) -> Floats | None:
    kept = _promising(programme, relaxed)
    found = solve_whole(programme.narrowed(kept, np.zeros(programme.width)), gap=_ANY_GAP)
    return _spread(programme, kept, found) if found.is_found else None


def _cheapest(programme: Programme, relaxed: Solution) -> Floats | None:
    """Return the cheapest values; nothing where too many columns are as good as those that pay."""
    kept, nowhere = _promising(programme, relaxed), np.zeros(programme.width)
    for _ in range(2):
        found = solve_whole(programme.narrowed(kept, nowhere))
        if found.status is not SolverStatus.PROVED:
            return None
        dearer = found.objective - relaxed.objective
        missing = ~kept & (relaxed.reduced_costs < dearer - _WHOLE)
        if not missing.any():
            return _spread(programme, kept, found)
        kept |= missing
    return None


def _promising(programme: Programme, relaxed: Solution) -> Flags:
    """Return which columns the linear programme uses or would use next, and all that need not be whole."""
    promise = np.where(relaxed.values > _WHOLE, -np.inf, relaxed.reduced_costs)
    kept = ~programme.is_whole
    kept[np.argsort(promise, kind="stable")[:_FEW]] = True
    return kept


def _spread(programme: Programme, kept: Flags, found: Solution) -> Floats:
    values = np.zeros(programme.width)
    values[kept] = found.values
    return values
