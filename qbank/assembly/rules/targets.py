"""Targets: every form comes to the same difficulty, minutes, points or information, within the tolerance."""

from __future__ import annotations

import math
from collections.abc import Iterator

from qbank.assembly.measures import measure_of, measured
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.blueprint import Measure, Target
from qbank.errors import Issue

_ROUNDING = 1e-6


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for a sum, two for a mean; a target whose value isn't known yet asks for nothing."""
    for target in problem.targets:
        if target.value is not None:
            measure = measure_of(target)
            values = [(item.code, value) for item in problem.items if (value := measure(item)) is not None]
            is_mean = target.measure is Measure.DIFFICULTY
            make_rows = _mean_rows if is_mean else _sum_rows
            yield from make_rows(target, target.value, values)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each target that the form is too far from."""
    for target in problem.targets:
        says_nothing = not any(measure_of(target)(item) is not None for item in form)
        if target.value is None or (target.measure is Measure.DIFFICULTY and says_nothing):
            continue
        found = measured(target, form)
        if abs(found - target.value) > target.tolerance + _ROUNDING:
            facts = {"asked": target.value, "tolerance": target.tolerance, "found": round(found, 4)}
            yield Issue("assembly.form_misses_target", {"target": target.name, **facts})


def _sum_rows(target: Target, value: float, values: list[tuple[str, float]]) -> Iterator[Row]:
    least, most = value - target.tolerance, value + target.tolerance
    yield Row("targets", target.name, lower=least, upper=most, terms=tuple(values))


def _mean_rows(target: Target, value: float, values: list[tuple[str, float]]) -> Iterator[Row]:
    """Hold a mean between two values without dividing: Σ (bᵢ − most)·xᵢ ≤ 0 ≤ Σ (bᵢ − least)·xᵢ."""
    least, most = value - target.tolerance, value + target.tolerance
    above = tuple((code, amount - most) for code, amount in values)
    below = tuple((code, amount - least) for code, amount in values)
    yield Row("targets", target.name, "maximum", -math.inf, 0.0, above)
    yield Row("targets", target.name, "minimum", 0.0, math.inf, below)
