"""Overlap: two forms of one set share at most so many items of an instrument."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.codes import Instrument
from qbank.errors import Issue


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for each instrument and earlier form; where nothing may be shared, a ban does it."""
    for instrument, most in problem.shared_limits.items():
        for number, earlier in enumerate(problem.draw.earlier if most else (), start=1):
            shared = (code for code in earlier if _is_of(problem, code, instrument))
            terms = tuple((code, 1.0) for code in sorted(shared))
            if len(terms) > most:
                yield Row("overlap", instrument.value, str(number), upper=most, terms=terms)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each earlier form that this one shares too many items with."""
    for instrument, most in problem.shared_limits.items():
        codes = {item.code for item in form if item.instrument is instrument}
        for number, earlier in enumerate(problem.draw.earlier, start=1):
            if (found := len(codes.intersection(earlier))) > most:
                facts = {"instrument": instrument.value, "form": number, "found": found, "most": most}
                yield Issue("assembly.form_shares_items", facts)


def _is_of(problem: AssemblyProblem, code: str, instrument: Instrument) -> bool:
    item = problem.items_by_code.get(code)
    return item is not None and item.instrument is instrument
