"""Assemble the forms of a set, each answer checked again by rules that know no solver."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from time import process_time

from qbank.assembly.assembled_set import AssembledSet, describe_set
from qbank.assembly.explain.failure import explain_failure
from qbank.assembly.highs import solver_version
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules import check_form
from qbank.domain.set_record import SolverRecord, SolverStatus
from qbank.errors import Issue, NoSolutionError


def assemble_forms(
    problem: AssemblyProblem, *, count: int | None = None, earlier: Sequence[Collection[str]] = ()
) -> AssembledSet:
    """Return `count` forms (the blueprint's number without it) that meet every rule, alone and beside each other.

    `earlier` are the item codes of forms of the same set that stand fixed. The same problem always gives the same
    set. Raises `NoSolutionError` with what is short, else with the lines to relax; or that no form was found in time.
    """
    from qbank.assembly.forms import find_forms
    from qbank.assembly.nearest import nearest

    start = process_time()
    beside = problem.beside(earlier)
    wanted = problem.blueprint.forms if count is None else count
    found = find_forms(beside, wanted)
    if found.status in {SolverStatus.IMPOSSIBLE_PROVED, SolverStatus.NOT_FOUND}:
        not_found = Issue("assembly.not_found", {"items": len(problem.items)})
        raise NoSolutionError(*(explain_failure(beside, wanted).issues or (not_found,)))
    settled = replace(beside, blueprint=replace(beside.blueprint, targets=found.targets))
    _check_again(settled, found.forms)
    solver = SolverRecord(found.status, solver_version(), process_time() - start)
    return describe_set(settled, found.forms, solver, most=found.most, nearest=nearest(settled, found.forms))


def _check_again(problem: AssemblyProblem, forms: Sequence[frozenset[str]]) -> None:
    for number, codes in enumerate(forms):
        if issues := check_form(problem.beside(forms[:number]), codes):
            raise RuntimeError(f"the solver's form {number + 1} breaks the rules: {issues}")
