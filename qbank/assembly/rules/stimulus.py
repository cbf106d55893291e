"""Stimulus: a form takes a case (kasus) with all its items or, where the blueprint says so, with so many of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.blueprint import CaseItems
from qbank.errors import Issue


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield the rows of each case, instrument by instrument."""
    limits = problem.blueprint.cases
    for (case, instrument), codes in problem.cases.items():
        if limits is None:
            yield from _whole_rows(case, codes)
        else:
            yield from _limited_rows(case, f"{case} in {instrument}", codes, limits)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each case of which the form holds too few items or too many."""
    chosen = {item.code for item in form}
    for case, instrument in dict.fromkeys((item.stimulus, item.instrument) for item in form):
        if case is None:
            continue
        codes = problem.cases[case, instrument]
        found = len(chosen.intersection(codes))
        least, most = _limits(problem, codes)
        if not least <= found <= most:
            facts = {"stimulus": case, "instrument": instrument.value, "found": found}
            yield Issue("assembly.form_splits_stimulus", {**facts, "least": least, "most": most})


def _limits(problem: AssemblyProblem, codes: Sequence[str]) -> tuple[int, int]:
    limits = problem.blueprint.cases
    return (len(codes), len(codes)) if limits is None else (limits.minimum, limits.maximum)


def _whole_rows(case: str, codes: Sequence[str]) -> Iterator[Row]:
    """Choose every other item exactly if the first one is."""
    for code in codes[1:]:
        yield Row("stimulus", case, code, 0, 0, ((codes[0], 1.0), (code, -1.0)))


def _limited_rows(case: str, taken: str, codes: Sequence[str], limits: CaseItems) -> Iterator[Row]:
    """Let the auxiliary `taken` say whether the case is in the form, and hold its items between the two limits if it is."""
    items = tuple((code, 1.0) for code in codes)
    yield Row("stimulus", case, "minimum", lower=0, terms=(*items, (taken, -float(limits.minimum))))
    yield Row("stimulus", case, "maximum", upper=0, terms=(*items, (taken, -float(limits.maximum))))
