"""One run of assembly as a value: the problem, how many forms were asked for, by which program, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qbank.assembly.assembled_set import AssembledSet, form_label
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.solve import assemble_forms
from qbank.domain.set_record import SolverStatus
from qbank.errors import Fact, Issue, NoSolutionError

FOUND = frozenset({SolverStatus.PROVED, SolverStatus.WITHIN_TOLERANCE})


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence of an explanation: its code in the catalogue, and its facts as they are said."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: the item codes of each form in print order, or the reasons why there are none."""

    status: SolverStatus
    forms: tuple[tuple[str, ...], ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """By what a run was made: the program and its solver, each with its version."""

    program: str
    solver: str


@dataclass(frozen=True, slots=True)
class AssemblyRun:
    """A run of assembly; `forms` were asked for, and `blueprint_sha256` is the hash of the blueprint's file."""

    made_by: Maker
    blueprint_sha256: str
    forms: int
    problem: AssemblyProblem
    outcome: Outcome


def solve_again(run: AssemblyRun) -> tuple[Outcome, tuple[Issue, ...]]:
    """Solve the problem of a run, every rule checked; returns what came of it and, without forms, the explanation."""
    try:
        return outcome_of(assemble_forms(run.problem, count=run.forms)), ()
    except NoSolutionError as error:
        return outcome_without_forms(error.issues), error.issues


def outcome_of(assembled: AssembledSet) -> Outcome:
    """Return the outcome of a run that found its forms."""
    return Outcome(assembled.solver.status, tuple(form.codes for form in assembled.forms))


def outcome_without_forms(issues: Iterable[Issue]) -> Outcome:
    """Return the outcome of a run whose explanation is given; impossible is what was not just not found."""
    reasons = tuple(
        Reason(issue.code, {name: str(fact) for name, fact in issue.facts.items()}) for issue in issues
    )
    is_open = any(reason.code == "assembly.not_found" for reason in reasons)
    return Outcome(SolverStatus.NOT_FOUND if is_open else SolverStatus.IMPOSSIBLE_PROVED, (), reasons)


def check_repeated(run: AssemblyRun, again: Outcome, here: Maker) -> tuple[Issue, ...]:
    """Say how the outcome of a run that was repeated `here` differs from its own; nothing where it doesn't."""
    before, there = run.outcome, run.made_by
    facts: dict[str, Fact] = {
        "program": there.program,
        "solver": there.solver,
        "program_here": here.program,
        "solver_here": here.solver,
    }
    if len(before.forms) != len(again.forms):
        counts: dict[str, Fact] = {"before": len(before.forms), "after": len(again.forms)}
        return (Issue("run.other_count", counts | facts),)
    if before.forms != again.forms:
        return (Issue("run.other_forms", {"labels": _differing(before, again), **facts}),)
    if not before.forms and before != again:
        return (Issue("run.other_reasons", facts),)
    return ()


def _differing(before: Outcome, again: Outcome) -> str:
    pairs = enumerate(zip(before.forms, again.forms, strict=True))
    return ", ".join(form_label(index) for index, (old, new) in pairs if old != new)
