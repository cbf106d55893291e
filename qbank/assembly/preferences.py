"""Preferences: oral and supporting questions go where the rest of the form leaves a KUK or a dimension open.

They are costs and no rules: a form that could not follow them is no worse by the blueprint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.blueprint import Grouping
from qbank.domain.codes import Instrument

GAIN = 300.0
"""What it is worth that a KUK, or a dimension in a job group, is asked about at all: less than one use of an item."""

_RULE = "preferences"
_WRITTEN = (Instrument.DPT_PG, Instrument.DPT_ESAI)
_IN_TURN = ((Instrument.PMO, _WRITTEN), (Instrument.DPL, (*_WRITTEN, Instrument.PMO)))
"""The questions that fill gaps, and whose gaps: supporting ones those of the paper, oral ones what is open even then."""


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield what each auxiliary means: it is 1 at most, and 0 while no chosen question asks about its KUK or dimension."""
    for gap in _gaps(problem):
        terms = ((gap.name, 1.0), *((code, -1.0) for code in gap.codes))
        yield Row(_RULE, gap.name, upper=0, terms=terms, is_definition=True)


def gains(problem: AssemblyProblem) -> Mapping[str, float]:
    """Return what each auxiliary gains when it is 1."""
    return {gap.name: GAIN for gap in _gaps(problem)}


@dataclass(frozen=True, slots=True)
class _Gap:
    """A KUK or a dimension in a job group, and the questions that ask about it."""

    name: str
    codes: Sequence[str]


def _gaps(problem: AssemblyProblem) -> Iterator[_Gap]:
    listed = {quota.instrument for quota in problem.blueprint.instruments if quota.maximum}
    for filler, rest in _IN_TURN:
        if filler in listed:
            asked = _places_by_code(problem, (filler, *rest))
            filled = {place for item in problem.items_of(filler) for place in _places(problem, item)}
            for place in sorted(filled):
                yield _Gap(f"{place} asked by {filler} or before", asked[place])


def _places_by_code(
    problem: AssemblyProblem, instruments: Sequence[Instrument]
) -> Mapping[str, Sequence[str]]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for instrument in instruments:
        for item in problem.items_of(instrument):
            for place in _places(problem, item):
                codes[place].append(item.code)
    return codes


def _places(problem: AssemblyProblem, item: PoolItem) -> frozenset[str]:
    """Name the KUK of a question, and its dimension in each job group that it touches."""
    groups = {place[Grouping.JOB_GROUP] for place in problem.places_of(item)}
    dimensions = {f"{item.dimension} in {group}" for group in groups} if item.dimension else set()
    return frozenset({*item.criteria, *dimensions})
