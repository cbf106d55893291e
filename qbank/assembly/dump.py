"""A problem as JSON and back, so that a run can be repeated from a file, on another machine or by another solver."""

from __future__ import annotations

from pydantic import TypeAdapter

from qbank.assembly.problem import AssemblyProblem


def dump_problem(problem: AssemblyProblem) -> bytes:
    """Return the problem as JSON."""
    return TypeAdapter(AssemblyProblem).dump_json(problem)


def read_problem(data: bytes) -> AssemblyProblem:
    """Return the problem of a dump; the same forms come of it."""
    return TypeAdapter(AssemblyProblem).validate_json(data)
