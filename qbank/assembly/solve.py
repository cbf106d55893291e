"""Assemble one form: count first, solve the rows, then check the answer by rules that know no solver."""

from __future__ import annotations

from qbank.assembly.explain.counts import count_shortages
from qbank.assembly.explain.repairs import find_repair
from qbank.assembly.form import AssembledForm, arrange_form
from qbank.assembly.highs import minimise
from qbank.assembly.model import columns_of
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules import check_form, rows_of
from qbank.domain.set_record import SolverStatus
from qbank.errors import Issue, NoSolutionError


def assemble_form(problem: AssemblyProblem) -> AssembledForm:
    """Return a form that meets every rule; the same problem always gives the same form.

    Raises `NoSolutionError` with what is short, else with the lines to relax; or that no form was found in time.
    """
    rows = rows_of(problem)
    if shortages := tuple(count_shortages(problem, rows)):
        raise NoSolutionError(*shortages)
    answer = minimise(columns_of(problem, rows), rows)
    if answer.record.status is SolverStatus.IMPOSSIBLE_PROVED:
        raise NoSolutionError(*find_repair(problem, rows))
    if answer.record.status is SolverStatus.NOT_FOUND:
        raise NoSolutionError(Issue("assembly.not_found", {"items": len(problem.items)}))
    codes = [item.code for item in problem.items if answer.values[item.code] > 0.5]
    if issues := check_form(problem, codes):
        raise RuntimeError(f"the solver's form breaks the rules: {issues}")
    return arrange_form(problem, rows, codes, answer.record)
