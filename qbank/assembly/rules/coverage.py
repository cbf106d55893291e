"""Coverage: in every form each KUK is evidenced as the evidence plan asks, and the checklist (CL) has a row for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, EvidenceNeed
from qbank.assembly.rows import Row
from qbank.domain.codes import Instrument
from qbank.errors import Fact, Issue

_Naming = Mapping[tuple[str, Instrument], Sequence[str]]


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield, for each KUK, the number of instruments that evidence it, and its one row of the checklist.

    The auxiliary "KUK by instrument" is at most 1 and at most the number of chosen items that name the KUK, so
    two questions of one instrument are one piece of evidence.
    """
    naming: defaultdict[tuple[str, Instrument], list[str]] = defaultdict(list)
    for item in problem.items:
        for criterion in item.criteria:
            naming[criterion, item.instrument].append(item.code)
    for need in problem.needs:
        yield from _need_rows(need, naming)
    if _has_checklist(problem):
        for criterion in problem.places:
            terms = tuple((code, 1.0) for code in naming[criterion, Instrument.CL])
            yield Row("coverage", criterion, Instrument.CL.value, 1, 1, terms)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each KUK with too little evidence, and each that hasn't exactly one row of the checklist."""
    for need in problem.needs:
        found = {item.instrument for item in form if need.criterion in item.criteria}
        count = len(found.intersection(need.instruments))
        if count < need.pieces:
            facts: dict[str, Fact] = {"criterion": need.criterion, "asked": need.pieces, "found": count}
            yield Issue("assembly.form_lacks_evidence", facts)
    if _has_checklist(problem):
        observed = [name for item in form if item.instrument is Instrument.CL for name in item.criteria]
        for criterion in problem.places:
            if observed.count(criterion) != 1:
                facts = {"criterion": criterion, "found": observed.count(criterion)}
                yield Issue("assembly.form_checklist_row", facts)


def _need_rows(need: EvidenceNeed, naming: _Naming) -> Iterator[Row]:
    shown = {instrument: f"{need.criterion} by {instrument}" for instrument in need.instruments}
    for instrument, auxiliary in shown.items():
        items = tuple((code, -1.0) for code in naming.get((need.criterion, instrument), ()))
        terms = ((auxiliary, 1.0), *items)
        yield Row("coverage", need.criterion, instrument.value, upper=0, terms=terms, is_definition=True)
    total = tuple((auxiliary, 1.0) for auxiliary in shown.values())
    yield Row("coverage", need.criterion, lower=need.pieces, terms=total)


def _has_checklist(problem: AssemblyProblem) -> bool:
    return any(quota.instrument is Instrument.CL for quota in problem.blueprint.instruments)
