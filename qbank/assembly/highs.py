"""The solver back end: HiGHS behind one function; nothing else knows which solver it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qbank.assembly.model import Column
from qbank.assembly.rows import Row
from qbank.domain.set_record import SolverRecord, SolverStatus

if TYPE_CHECKING:
    from highspy import Highs, HighsLp

# A limit in nodes and not in seconds: a slow machine finds the same form as a fast one. Ordinary banks need a few;
# what a longer search would still improve is only the variety.
_MOST_NODES = 1_000
# From the linear programme (2). To ask for an irreducible set too (6) takes seconds where this takes 0.1 s; the few
# rows found are made irreducible by trying, which whole items need anyway.
_FROM_LINEAR = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The solver's record and, if it found a solution, the value of each column by name."""

    record: SolverRecord
    values: Mapping[str, float]


def minimise(columns: Sequence[Column], rows: Sequence[Row]) -> Answer:
    """Return the cheapest values that meet every row, the same on every run; one thread, no clock."""
    import highspy

    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_max_nodes", _MOST_NODES),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(_linear_programme(columns, rows))
    solver.run()
    status = _status(solver)
    record = SolverRecord(status, f"HiGHS {solver.version()}", solver.getRunTime())
    if status in {SolverStatus.IMPOSSIBLE_PROVED, SolverStatus.NOT_FOUND}:
        return Answer(record, {})
    values = solver.getSolution().col_value
    return Answer(record, {column.name: values[index] for index, column in enumerate(columns)})


def find_clash(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the indices of a few rows that clash even where items may be taken in parts; none if none do."""
    import highspy

    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("iis_strategy", _FROM_LINEAR)):
        solver.setOptionValue(option, value)
    solver.passModel(_linear_programme([replace(column, is_whole=False) for column in columns], rows))
    solver.run()
    if _status(solver) is not SolverStatus.IMPOSSIBLE_PROVED:
        return ()
    _, found = solver.getIis()
    return tuple(sorted(found.row_index_))


def _linear_programme(columns: Sequence[Column], rows: Sequence[Row]) -> HighsLp:
    import highspy

    whole, fractional = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    programme = highspy.HighsLp()
    # One more column, fixed at 0: HiGHS calls a model without columns empty and doesn't look at its rows.
    programme.num_col_ = len(columns) + 1
    programme.col_cost_ = [*(float(column.cost) for column in columns), 0.0]
    programme.col_lower_ = [0.0] * (len(columns) + 1)
    programme.col_upper_ = [*(float(column.upper) for column in columns), 0.0]
    programme.integrality_ = [*(whole if column.is_whole else fractional for column in columns), fractional]
    programme.num_row_ = len(rows)
    programme.row_lower_ = [float(row.lower) for row in rows]
    programme.row_upper_ = [float(row.upper) for row in rows]
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts, indices, coefficients = _sparse_rows(columns, rows)
    programme.a_matrix_.start_ = starts
    programme.a_matrix_.index_ = indices
    programme.a_matrix_.value_ = coefficients
    return programme


def _sparse_rows(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[int], list[int], list[float]]:
    """Return where each row starts, its columns in ascending order, and their coefficients."""
    index_by_name = {column.name: index for index, column in enumerate(columns)}
    starts, indices, coefficients = [0], [], []
    for row in rows:
        terms = sorted((index_by_name[name], float(coefficient)) for name, coefficient in row.terms)
        indices += [index for index, _ in terms]
        coefficients += [coefficient for _, coefficient in terms]
        starts.append(len(indices))
    return starts, indices, coefficients


def _status(solver: Highs) -> SolverStatus:
    import highspy

    statuses = highspy.HighsModelStatus
    status = solver.getModelStatus()
    if status == statuses.kOptimal:
        return SolverStatus.PROVED
    # Every variable and every cost is bounded below, so a model that isn't bounded is one without a solution.
    if status in {statuses.kInfeasible, statuses.kUnboundedOrInfeasible}:
        return SolverStatus.IMPOSSIBLE_PROVED
    if solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        return SolverStatus.WITHIN_TOLERANCE
    return SolverStatus.NOT_FOUND
