"""Several forms in one programme: slow, so only for small banks, but complete: what it calls impossible is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from qbank.assembly.highs import RelaxedProgramme, minimise
from qbank.assembly.model import Column, columns_of
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.programme import Programme, programme_of
from qbank.assembly.rows import Row
from qbank.assembly.rules import rows_of
from qbank.domain.set_record import SolverStatus

_MOST_COLUMNS = 6_000
_MOST_NODES = 2_000


def are_impossible(problem: AssemblyProblem, count: int) -> bool:
    """Say whether so many forms are proved impossible: not even fractions of items add up to what they need together."""
    rows = rows_of(problem)
    columns = [replace(column, cost=0.0) for column in columns_of(problem, rows)]
    answer = RelaxedProgramme(several(problem, columns, rows, count)).solve()
    return answer.status is SolverStatus.IMPOSSIBLE_PROVED


def several(
    problem: AssemblyProblem, columns: Sequence[Column], rows: Sequence[Row], count: int
) -> Programme:
    """Return what so many forms need together, counted in fractions of items: what it can't, they can't."""
    lasting = [
        column if problem.is_apart(column.name) else replace(column, upper=column.upper * count)
        for column in columns
    ]
    one = programme_of(lasting, [row for row in rows if row.rule != "named_items"])
    return replace(one, row_lower=one.row_lower * count, row_upper=one.row_upper * count)


def find_together(problem: AssemblyProblem, count: int) -> tuple[SolverStatus, tuple[frozenset[str], ...]]:
    """Return so many forms made at once; none, and NOT_FOUND, where the bank is too large to try."""
    rows = rows_of(problem)
    columns = columns_of(problem, rows)
    if len(columns) * count > _MOST_COLUMNS:
        return SolverStatus.NOT_FOUND, ()
    numbers = range(count)
    linking, extra = _linking(problem, count)
    answer = minimise(
        [*(_column_of(column, number) for number in numbers for column in columns), *extra],
        [
            *(_row_of(row, number) for number in numbers for row in rows if _stands(problem, row, number)),
            *linking,
        ],
        most_nodes=_MOST_NODES,
        gap=math.inf,
    )
    if not answer.values:
        return answer.record.status, ()
    codes = [item.code for item in problem.items]
    chosen = [
        frozenset(code for code in codes if answer.values[_name(code, number)] > 0.5) for number in numbers
    ]
    return SolverStatus.WITHIN_TOLERANCE, tuple(chosen)


def _stands(problem: AssemblyProblem, row: Row, number: int) -> bool:
    """Leave an item that must be used to the first form, where forms may not share it."""
    return number == 0 or row.rule != "named_items" or not problem.is_apart(row.line)


def _linking(problem: AssemblyProblem, count: int) -> tuple[list[Row], list[Column]]:
    """Return what holds the forms apart, and an auxiliary for each item that two forms may share within a limit."""
    rows: list[Row] = []
    extra: list[Column] = []
    for instrument, most in problem.shared_limits.items():
        codes = [item.code for item in problem.items_of(instrument)]
        if most == 0:
            rows += [_row("apart", code, [(_name(code, n), 1.0) for n in range(count)], 1) for code in codes]
            continue
        for first, second in combinations(range(count), 2):
            shared = [f"{code} in {first} and {second}" for code in codes]
            extra += [Column(name, 0, 1, is_whole=False) for name in shared]
            rows.append(_row("overlap", instrument.value, [(name, 1.0) for name in shared], most))
            for code, name in zip(codes, shared, strict=True):
                terms = [(_name(code, first), 1.0), (_name(code, second), 1.0), (name, -1.0)]
                rows.append(_row("overlap", code, terms, 1))
    return rows, extra


def _row(rule: str, line: str, terms: Sequence[tuple[str, float]], upper: float) -> Row:
    return Row(rule, line, upper=upper, terms=tuple(terms))


def _column_of(column: Column, number: int) -> Column:
    return replace(column, name=_name(column.name, number))


def _row_of(row: Row, number: int) -> Row:
    return replace(row, terms=tuple((_name(name, number), value) for name, value in row.terms))


def _name(name: str, number: int) -> str:
    return f"{number}: {name}"
