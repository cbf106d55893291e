"""Length: each instrument holds as many items as the blueprint says, and an instrument it doesn't list holds none."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.codes import Instrument
from qbank.errors import Issue


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for each instrument."""
    for instrument in Instrument:
        terms = tuple((item.code, 1.0) for item in problem.items_of(instrument))
        least, most = _bounds(problem, instrument)
        if terms or least:
            yield Row("length", instrument.value, lower=least, upper=most, terms=terms)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each instrument with too few or too many items."""
    for instrument in Instrument:
        least, most = _bounds(problem, instrument)
        found = [item.instrument for item in form].count(instrument)
        facts = {"rule": "length", "line": instrument.value, "part": "", "found": found}
        if found < least:
            yield Issue("assembly.form_has_too_few", {**facts, "asked": least})
        if found > most:
            yield Issue("assembly.form_has_too_many", {**facts, "most": most})


def _bounds(problem: AssemblyProblem, instrument: Instrument) -> tuple[int, int]:
    for quota in problem.blueprint.instruments:
        if quota.instrument is instrument:
            return quota.minimum, quota.maximum
    return 0, 0
