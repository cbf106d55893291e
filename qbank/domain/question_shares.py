"""Share the questions of a paper among the units of a scheme."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from qbank.domain.scheme import SchemeDraft, UnitDraft


@dataclass(frozen=True, slots=True)
class UnitShare:
    """How the multiple-choice questions of one unit were computed: `exact` is its share by number of KUK."""

    unit: str
    criteria: int
    elements: int
    exact: Fraction
    questions: int


def share_questions(scheme: SchemeDraft, questions: int) -> tuple[UnitShare, ...]:
    """Share questions among the units by number of KUK, by the largest remainder, each at least its elements.

    A unit whose share is below its elements gets these, and the rest is shared among the others. Where there are
    fewer questions than elements, units only get their share, and one each as far as they reach.
    """
    units = list(scheme.units)
    floors = {unit.code: len(unit.elements) for unit in units}
    if sum(floors.values()) > questions:
        floors = dict.fromkeys(floors, 1 if len(units) <= questions else 0)
    exact = _shares_above(floors, {unit.code: len(unit.criteria) for unit in units}, questions)
    given = {code: int(share) for code, share in exact.items()}
    by_remainder = sorted(units, key=lambda unit: given[unit.code] - exact[unit.code])
    for unit in by_remainder[: questions - sum(given.values())]:
        given[unit.code] += 1
    total = len(scheme.references)
    return tuple(_unit_share(unit, Fraction(questions * len(unit.criteria), total), given) for unit in units)


def _unit_share(unit: UnitDraft, exact: Fraction, given: dict[str, int]) -> UnitShare:
    return UnitShare(unit.code, len(unit.criteria), len(unit.elements), exact, given[unit.code])


def _shares_above(floors: dict[str, int], weights: dict[str, int], total: int) -> dict[str, Fraction]:
    """Return shares by weight that add up to the total, none below its floor."""
    fixed: dict[str, Fraction] = {}
    while True:
        left = total - sum(fixed.values())
        weight = sum(weights[code] for code in weights if code not in fixed)
        shares = {code: left * Fraction(weights[code], weight) for code in weights if code not in fixed}
        low = {code: Fraction(floors[code]) for code, share in shares.items() if share < floors[code]}
        if not low:
            return {code: fixed.get(code, shares.get(code, Fraction(0))) for code in weights}
        fixed |= low
