"""The cheapest repair: which lines to lower or raise, and by how much, so that a form fits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qbank.assembly.highs import minimise
from qbank.assembly.model import Column, columns_of
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.errors import Issue

_ROUNDING = 1e-6
_PRICE_BY_RULE = {
    "minutes": 0.2,
    "length": 1.0,
    "quota_lines": 1.0,
    "named_items": 3.0,
    "overlap": 3.0,
    "key_positions": 1.0,
    "targets": 1.0,
    "enemies": 3.0,
    "stimulus": 3.0,
    "tasks": 10.0,
    "coverage": 10.0,
}
"""What a step away from a rule costs: numbers are given up first, evidence last, a minute is a small step."""


def find_repair(problem: AssemblyProblem, rows: Sequence[Row]) -> Iterator[Issue]:
    """Yield the lines to relax and the amounts: the same rows, but a wish may be missed at its rule's price."""
    plain = (replace(column, cost=0) for column in columns_of(problem, rows))
    slacks = [
        Column(name, _PRICE_BY_RULE[row.rule], math.inf, is_whole=False)
        for index, row in enumerate(rows)
        for name, _ in _slack_terms(index, row)
    ]
    elastic = [replace(row, terms=(*row.terms, *_slack_terms(index, row))) for index, row in enumerate(rows)]
    values = minimise((*plain, *slacks), elastic).values
    for index, row in enumerate(rows):
        for name, sign in _slack_terms(index, row):
            if values.get(name, 0) > _ROUNDING:
                yield _clash(row, values[name] * sign)


def _slack_terms(index: int, row: Row) -> Iterator[tuple[str, float]]:
    if not row.is_definition and row.lower > -math.inf:
        yield f"row {index} below", 1.0
    if not row.is_definition and row.upper < math.inf:
        yield f"row {index} above", -1.0


def _clash(row: Row, missing: float) -> Issue:
    facts = {**row.name, "by": round(abs(missing), 3)}
    return Issue("assembly.line_asks_too_much" if missing > 0 else "assembly.line_allows_too_little", facts)
