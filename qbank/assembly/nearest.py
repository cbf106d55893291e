"""How near to its targets a set can come at all: what is proved, beside what the forms came to."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from qbank.assembly.highs import RelaxedProgramme
from qbank.assembly.joint import several
from qbank.assembly.measures import measure_of, measured
from qbank.assembly.model import Column, columns_of
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.assembly.rules import rows_of
from qbank.domain.blueprint import Measure, Target

_LARGE = 5_000
"""Items of a bank that is large enough to come as near as one likes: nothing above 0 is looked for."""

_FOUND = 1e-4
_ROUNDING = 1e-3
_ABOVE, _BELOW = "above the target", "below the target"


def nearest(problem: AssemblyProblem, forms: Sequence[Collection[str]]) -> Mapping[str, float]:
    """Return by target what the form that is farthest from it is off by at least, in every set of so many forms.

    0 where the forms have it already, or where the bank is large. Else all forms together, with items in fractions,
    are brought as near as can be: a proof, but seldom the most that could be proved. For information without a value
    see `most_information`.
    """
    return {
        target.name: _least_miss(problem, target, len(forms))
        if len(problem.items) <= _LARGE and _miss(problem, target, forms) > _FOUND
        else 0.0
        for target in problem.targets
        if target.value is not None
    }


def _miss(problem: AssemblyProblem, target: Target, forms: Sequence[Collection[str]]) -> float:
    items = ([problem.items_by_code[code] for code in sorted(form)] for form in forms)
    return max((abs(measured(target, form) - (target.value or 0.0)) for form in items), default=0.0)


def _least_miss(problem: AssemblyProblem, target: Target, count: int) -> float:
    """Return the least that all forms together miss a target by, shared out; of a mean over the most items of a form."""
    rows = [row for row in rows_of(problem) if (row.rule, row.line) != ("targets", target.name)]
    columns = [replace(column, cost=0.0) for column in columns_of(problem, rows)]
    measure, value = measure_of(target), target.value or 0.0
    is_mean = target.measure is Measure.DIFFICULTY
    amounts = ((item.code, measure(item)) for item in problem.items)
    terms = tuple(
        (code, amount - (value if is_mean else 0.0)) for code, amount in amounts if amount is not None
    )
    asked = 0.0 if is_mean else value
    misses = (Column(_ABOVE, 1.0, math.inf, is_whole=False), Column(_BELOW, 1.0, math.inf, is_whole=False))
    row = Row("targets", target.name, "", asked, asked, (*terms, (_ABOVE, -1.0), (_BELOW, 1.0)))
    programme = several(problem, [*columns, *misses], [*rows, row], count)
    found = RelaxedProgramme(programme).solve()
    if not found.is_found:
        return 0.0
    longest = sum(q.maximum for q in problem.blueprint.instruments if q.instrument in target.instruments)
    least = found.objective / count / (max(1, longest) if is_mean else 1)
    return math.floor(least / _FOUND + _ROUNDING) * _FOUND
