"""Stimulus: the items of one case (kasus) stand in the form all together or not at all, instrument by instrument."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.codes import Instrument
from qbank.errors import Issue


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield, for each case, that every other item is chosen exactly if the first one is."""
    for (case, _), codes in _sets(problem).items():
        for code in codes[1:]:
            yield Row("stimulus", case, code, 0, 0, ((codes[0], 1.0), (code, -1.0)))


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each case of which the form holds only some items."""
    chosen = {item.code for item in form}
    for (case, instrument), codes in _sets(problem).items():
        found = len(chosen.intersection(codes))
        if 0 < found < len(codes):
            facts = {"stimulus": case, "instrument": instrument.value, "found": found, "asked": len(codes)}
            yield Issue("assembly.form_splits_stimulus", facts)


def _sets(problem: AssemblyProblem) -> Mapping[tuple[str, Instrument], list[str]]:
    codes: defaultdict[tuple[str, Instrument], list[str]] = defaultdict(list)
    for item in problem.items:
        if item.stimulus is not None:
            codes[item.stimulus, item.instrument].append(item.code)
    return codes
