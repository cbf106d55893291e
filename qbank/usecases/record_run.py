"""Assemble forms and keep the run as a file, whatever came of it, so that it can be repeated without the bank."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from qbank.assembly.assembled_set import AssembledSet
from qbank.assembly.highs import solver_version
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.run import AssemblyRun, Maker, Outcome, outcome_of, outcome_without_forms
from qbank.assembly.run_file import write_run
from qbank.assembly.solve import assemble_forms
from qbank.errors import Issue, NoSolutionError, Severity, Where
from qbank.text.own_wording import SECRET_WORD
from qbank.usecases.write_file import require_new, write_new_file


def run_path(path: Path) -> Path:
    """Return the name that a run is written under: a run holds keys, so its name says RAHASIA."""
    is_marked = SECRET_WORD in path.name
    return path if is_marked else path.with_name(f"{path.stem}-{SECRET_WORD}{path.suffix}")


def assemble_recorded(
    problem: AssemblyProblem, *, count: int, blueprint_sha256: str, file: Path
) -> AssembledSet:
    """Assemble as `assemble_forms` does, and write the run to a new file, found or not.

    Raises NotAllowedError before anything is solved where the file exists, and NoSolutionError with a note about it.
    """
    require_new(file)

    def write(outcome: Outcome) -> None:
        run = AssemblyRun(made_here(), blueprint_sha256, count, problem, outcome)
        write_new_file(file, write_run(run))

    try:
        assembled = assemble_forms(problem, count=count)
    except NoSolutionError as error:
        write(outcome_without_forms(error.issues))
        written = Issue("run.written", {}, Where(file=str(file)), Severity.NOTE)
        raise NoSolutionError(*error.issues, written) from error
    write(outcome_of(assembled))
    return assembled


def made_here() -> Maker:
    """Return this program and its solver."""
    return Maker(f"qbank {version('qbank')}", solver_version())
