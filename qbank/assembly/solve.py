"""Assemble the forms of a set: count first, solve the rows, then check every answer by rules that know no solver."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from qbank.assembly.assembled_set import AssembledSet, describe_set
from qbank.assembly.explain.counts import count_shortages
from qbank.assembly.explain.repairs import find_repair
from qbank.assembly.highs import Answer, minimise
from qbank.assembly.model import columns_of
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules import check_form, rows_of
from qbank.domain.set_record import SolverRecord, SolverStatus
from qbank.errors import Issue, NoSolutionError


def assemble_forms(
    problem: AssemblyProblem, *, count: int | None = None, earlier: Sequence[Collection[str]] = ()
) -> AssembledSet:
    """Return `count` forms (the blueprint's number without it) that meet every rule, alone and beside each other.

    `earlier` are the item codes of forms of the same set that stand fixed. The same problem always gives the same
    set. Raises `NoSolutionError` with what is short, else with the lines to relax; or that no form was found in time.
    """
    forms: list[frozenset[str]] = []
    records: list[SolverRecord] = []
    for _ in range(problem.blueprint.forms if count is None else count):
        codes, record = _assemble_one(_beside(problem, [*earlier, *forms]))
        forms.append(codes)
        records.append(record)
    return describe_set(problem, rows_of(problem), forms, _joint_record(records))


def _beside(problem: AssemblyProblem, forms: Sequence[Collection[str]]) -> AssemblyProblem:
    fixed = tuple(tuple(sorted(form)) for form in forms)
    return replace(problem, draw=replace(problem.draw, earlier=(*problem.draw.earlier, *fixed)))


def _assemble_one(problem: AssemblyProblem) -> tuple[frozenset[str], SolverRecord]:
    rows = rows_of(problem)
    if shortages := tuple(count_shortages(problem, rows)):
        raise NoSolutionError(*shortages)
    answer = minimise(columns_of(problem, rows), rows)
    if answer.record.status is SolverStatus.IMPOSSIBLE_PROVED:
        raise NoSolutionError(*find_repair(problem, rows))
    if answer.record.status is SolverStatus.NOT_FOUND:
        raise NoSolutionError(Issue("assembly.not_found", {"items": len(problem.items)}))
    codes = _chosen(problem, answer)
    if issues := check_form(problem, codes):
        raise RuntimeError(f"the solver's form breaks the rules: {issues}")
    return codes, answer.record


def _chosen(problem: AssemblyProblem, answer: Answer) -> frozenset[str]:
    return frozenset(item.code for item in problem.items if answer.values[item.code] > 0.5)


def _joint_record(records: Sequence[SolverRecord]) -> SolverRecord:
    """Return the record of all forms together: proved when every form is."""
    all_proved = all(record.status is SolverStatus.PROVED for record in records)
    status = SolverStatus.PROVED if all_proved else SolverStatus.WITHIN_TOLERANCE
    version = records[0].version if records else ""
    return SolverRecord(status, version, sum(record.seconds for record in records))
