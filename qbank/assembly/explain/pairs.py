"""Two lines that can't be met together: how far one goes within the other is told by sorting, without the solver."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qbank.assembly.explain.conditions import ROUNDING, Condition, Question, Side
from qbank.assembly.explain.counts import Reach
from qbank.assembly.rows import Terms

if TYPE_CHECKING:
    from qbank.assembly.programme import Floats


@dataclass(frozen=True, slots=True)
class _Sum:
    """A condition of one row: Σ amount · uses, of which all forms together ask for `bound` at least or at most."""

    condition: Condition
    terms: Terms
    bound: float
    is_measured: bool


def clashing_pairs(
    question: Question, conditions: Sequence[Condition]
) -> Iterator[tuple[Condition, Condition]]:
    """Yield each two conditions that clash, at least one of them about minutes, points or the like.

    Counts beside counts are left to the linear programme: there a clash mostly takes more than two lines.
    """
    limits = [_sum(question, c) for c in conditions if c.side is Side.MOST and _is_sum(question, c)]
    measured = [limit for limit in limits if limit.is_measured]
    uses = _uses(question)
    for condition in conditions:
        if condition.side is Side.LEAST and _is_sum(question, condition):
            asked = _sum(question, condition)
            beside = limits if asked.is_measured else measured
            gains = _gains(question, asked, uses) if beside else uses
            yield from (
                (condition, limit.condition) for limit in _in_the_way(question, asked, gains, beside, uses)
            )


def _is_sum(question: Question, condition: Condition) -> bool:
    rows = question.rows_by_condition[condition]
    return len(rows) == 1 and bool(rows[0].terms) and not question.uses_auxiliaries(condition)


def _sum(question: Question, condition: Condition) -> _Sum:
    (row,) = question.rows_by_condition[condition]
    bound = row.lower if condition.side is Side.LEAST else row.upper
    is_measured = not question.arrays.are_alike(row.terms)
    return _Sum(condition, row.terms, bound * question.scale_of(row), is_measured)


def _uses(question: Question) -> Floats:
    """Return how often all forms together can use each item."""
    import numpy as np

    reach = Reach(question, ())
    return np.array([reach[code] for code in question.arrays.codes], dtype=float)


def _gains(question: Question, asked: _Sum, uses: Floats) -> Floats:
    """Return what each item of the bank brings to a sum if it is used as often as it can be."""
    import numpy as np

    positions, amounts = question.arrays.of(asked.terms)
    gains = np.zeros(len(uses))
    gains[positions] = np.maximum(amounts, 0.0) * uses[positions]
    return gains


def _in_the_way(
    question: Question, asked: _Sum, gains: Floats, limits: Sequence[_Sum], uses: Floats
) -> Iterator[_Sum]:
    """Yield the limits within which a sum doesn't come to its bound."""
    total, largest = float(gains.sum()), float(gains.max())
    for limit in limits:
        # Most limits are about so few items that the others are enough.
        if total - largest * len(limit.terms) < asked.bound:
            positions, amounts = question.arrays.of(limit.terms)
            inside = gains[positions]
            more = _most_within(amounts * uses[positions], inside, limit.bound)
            if total - float(inside.sum()) + more < asked.bound - ROUNDING:
                yield limit


def _most_within(weights: Floats, gains: Floats, limit: float) -> float:
    """Return the most that can be gained while the weights stay within a limit; items may be taken in parts.

    The room goes to the items that bring most for it. What makes room is taken too, whatever it costs.
    """
    import numpy as np

    room = limit - float(weights[weights < 0].sum())
    if room < 0:
        return math.inf
    free = float(gains[weights <= 0].sum())
    is_choice = (weights > 0) & (gains > 0)
    weights, gains = weights[is_choice], gains[is_choice]
    best_first = np.argsort(weights / gains, kind="stable")
    weights, gains = weights[best_first], gains[best_first]
    before = np.cumsum(weights) - weights
    return free + float((gains * np.clip((room - before) / weights, 0.0, 1.0)).sum())
