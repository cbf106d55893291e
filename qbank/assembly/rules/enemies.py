"""Enemies: two items that give each other away, or ask the same, never stand in one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.codes import Instrument
from qbank.errors import Issue

# The oral list is printed in full and only for the assessor, who asks for KUK that are still open and sees what
# was asked before; with enemies on it the list could never be complete. The checklist asks the candidate nothing.
_EXEMPT = frozenset({Instrument.DPL, Instrument.CL})


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for each pair, over all instruments of the form."""
    for first, second in _pairs(problem.items):
        yield Row("enemies", first, second, upper=1, terms=((first, 1.0), (second, 1.0)))


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:  # noqa: ARG001
    """Yield each pair of enemies in the form."""
    for first, second in _pairs(form):
        yield Issue("assembly.form_has_enemies", {"item": first, "enemy": second})


def _pairs(items: Iterable[PoolItem]) -> list[tuple[str, str]]:
    """List the pairs by code; it is enough that one of the two names the other."""
    concerned = {item.code: item for item in items if item.instrument not in _EXEMPT}
    named = ((code, enemy) for code, item in concerned.items() for enemy in item.enemies)
    return sorted({(min(pair), max(pair)) for pair in named if pair[1] in concerned and pair[0] != pair[1]})
