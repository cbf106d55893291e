"""What a target measures of an item and of a form: difficulty, minutes, points, and information at an ability."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import exp

from qbank.assembly.pool import PoolItem
from qbank.domain.blueprint import Measure, Target
from qbank.domain.items import Calibration, difficulty_logits


def measure_of(target: Target) -> Callable[[PoolItem], float | None]:
    """Return what the target counts of an item; None for an item that says nothing, or is of another instrument."""
    wanted = frozenset(target.instruments)
    measure = _measure(target)
    return lambda item: measure(item) if item.instrument in wanted else None


def measured(target: Target, form: Iterable[PoolItem]) -> float:
    """Return the mean difficulty of the form, or the sum of any other measure; 0 where no item says anything."""
    measure = measure_of(target)
    values = [value for item in form if (value := measure(item)) is not None]
    if target.measure is Measure.DIFFICULTY:
        return sum(values) / len(values) if values else 0.0
    return sum(values)


def information(calibration: Calibration, ability: float) -> float:
    """Return Fisher's information of an item at an ability: the three-parameter logistic model (Birnbaum, 1968)."""
    slope, guessing = calibration.discrimination, calibration.guessing
    likelihood = guessing + (1 - guessing) / (1 + exp(-slope * (ability - calibration.difficulty)))
    above_guessing = (likelihood - guessing) / (1 - guessing)
    return slope**2 * (1 - likelihood) / likelihood * above_guessing**2


def _measure(target: Target) -> Callable[[PoolItem], float | None]:
    match target.measure:
        case Measure.DIFFICULTY:
            return lambda item: difficulty_logits(item.difficulty, item.calibration)
        case Measure.MINUTES:
            return lambda item: item.minutes
        case Measure.POINTS:
            return lambda item: item.points
        case Measure.INFORMATION:
            ability = target.ability or 0.0
            return lambda item: None if item.calibration is None else information(item.calibration, ability)
