"""The solver back end: HiGHS behind a class and two functions; nothing else knows which solver it is.

Limits are counted in nodes and never in seconds: a slow machine finds the same form as a fast one. The solver and
numpy, which it needs, are imported by the functions that solve: they cost a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qbank.assembly.model import Column
from qbank.assembly.rows import Row
from qbank.domain.set_record import SolverRecord, SolverStatus

if TYPE_CHECKING:
    from highspy import Highs, HighsLp

    from qbank.assembly.programme import Floats, Programme

_MOST_NODES = 1_000
_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    # Two heuristics that find nothing in forms with exact quotas, and take a quarter of the time.
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
# From the linear programme (2). To ask for an irreducible set too (6) takes seconds where this takes 0.1 s; the few
# rows found are made irreducible by trying, which whole items need anyway.
_FROM_LINEAR = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The solver's record and, if it found a solution, the value of each column by name."""

    record: SolverRecord
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found: values and, of a relaxed programme, reduced costs; both empty without a solution."""

    status: SolverStatus
    values: Floats
    reduced_costs: Floats
    objective: float

    @property
    def is_found(self) -> bool:
        """Say whether there are values."""
        return self.status in {SolverStatus.PROVED, SolverStatus.WITHIN_TOLERANCE}


def minimise(
    columns: Sequence[Column], rows: Sequence[Row], *, most_nodes: int = _MOST_NODES, gap: float = 0.0
) -> Answer:
    """Return the cheapest values that meet every row, at most `gap` dearer than the best; the same on every run."""
    from qbank.assembly.programme import programme_of

    solver = _solver(mip_max_nodes=most_nodes, mip_abs_gap=gap)
    found = _solve(solver, programme_of(columns, rows))
    record = SolverRecord(found.status, solver_version(), solver.getRunTime())
    if not found.is_found:
        return Answer(record, {})
    return Answer(record, {column.name: found.values[index] for index, column in enumerate(columns)})


def solve_whole(programme: Programme, *, most_nodes: int = _MOST_NODES, gap: float = 0.0) -> Solution:
    """Return the cheapest whole values, at most `gap` dearer than the best; WITHIN_TOLERANCE where nodes ran out."""
    solver = _solver(mip_max_nodes=most_nodes, mip_abs_gap=gap)
    return _solve(solver, programme)


class RelaxedProgramme:
    """A programme whose columns need not be whole, kept by the solver so that a change costs only a few steps."""

    def __init__(self, programme: Programme) -> None:
        self._solver = _solver()
        self._solver.passModel(_linear_programme(programme, relaxed=True))
        self._width = programme.width

    def solve(self) -> Solution:
        """Return the cheapest values, fractions allowed."""
        return _run(self._solver, self._width)

    def forbid_columns(self, columns: Sequence[int]) -> None:
        """Hold these columns at 0."""
        for column in columns:
            self._solver.changeColBounds(column, 0.0, 0.0)

    def set_costs(self, columns: Sequence[int], costs: Floats) -> None:
        """Give these columns other costs."""
        for column, cost in zip(columns, costs, strict=True):
            self._solver.changeColCost(column, float(cost))

    def limit_row(self, row: int, lower: float, upper: float) -> None:
        """Give a row other bounds."""
        self._solver.changeRowBounds(row, lower, upper)

    def add_rows(self, rows: Programme) -> None:
        """Put more rows below the others."""
        for row in range(rows.height):
            of_row = rows.entry_rows == row
            columns, values = rows.entry_columns[of_row], rows.entry_values[of_row]
            self._solver.addRow(rows.row_lower[row], rows.row_upper[row], len(columns), columns, values)


def solver_version() -> str:
    """Return name and version of the solver, for the record of a set."""
    import highspy

    return f"HiGHS {highspy.Highs().version()}"


def _solver(**options: float) -> Highs:
    import highspy

    solver = highspy.Highs()
    for option, value in {**_OPTIONS, "mip_max_nodes": _MOST_NODES, **options}.items():
        solver.setOptionValue(option, value)
    return solver


def _solve(solver: Highs, programme: Programme) -> Solution:
    solver.passModel(_linear_programme(programme, relaxed=False))
    return _run(solver, programme.width)


def _run(solver: Highs, width: int) -> Solution:
    import numpy as np

    solver.run()
    status = _status(solver)
    if status in {SolverStatus.IMPOSSIBLE_PROVED, SolverStatus.NOT_FOUND}:
        return Solution(status, np.zeros(0), np.zeros(0), 0.0)
    solution = solver.getSolution()
    values, duals = (np.array(part[:width]) for part in (solution.col_value, solution.col_dual))
    return Solution(status, values, duals, solver.getInfo().objective_function_value)


def find_clash(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the indices of a few rows that clash even where items may be taken in parts; none if none do."""
    from qbank.assembly.programme import programme_of

    solver = _solver(iis_strategy=_FROM_LINEAR)
    solver.passModel(_linear_programme(programme_of(columns, rows), relaxed=True))
    solver.run()
    if _status(solver) is not SolverStatus.IMPOSSIBLE_PROVED:
        return ()
    _, found = solver.getIis()
    return tuple(sorted(found.row_index_))


def _linear_programme(programme: Programme, *, relaxed: bool) -> HighsLp:
    import highspy
    import numpy as np

    whole, fractional = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    made = highspy.HighsLp()
    # One more column, fixed at 0: HiGHS calls a model without columns empty and doesn't look at its rows.
    made.num_col_ = programme.width + 1
    made.col_cost_ = np.append(programme.costs, 0.0)
    made.col_lower_ = np.append(programme.lower, 0.0)
    made.col_upper_ = np.append(programme.upper, 0.0)
    if not relaxed:
        made.integrality_ = [
            *(whole if is_whole else fractional for is_whole in programme.is_whole),
            fractional,
        ]
    made.num_row_ = programme.height
    made.row_lower_ = programme.row_lower
    made.row_upper_ = programme.row_upper
    made.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    counts = np.bincount(programme.entry_rows, minlength=programme.height)
    made.a_matrix_.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    made.a_matrix_.index_ = programme.entry_columns
    made.a_matrix_.value_ = programme.entry_values
    return made


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
