"""One form after another from one bank: the rows stay, only what earlier forms took and what later ones need changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from qbank.assembly import preferences
from qbank.assembly.highs import RelaxedProgramme, Solution
from qbank.assembly.look_ahead import look_ahead
from qbank.assembly.model import PRICE_OF_USE, columns_of, is_varied
from qbank.assembly.polish import Polish
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.programme import Floats, programme_of, rows_over
from qbank.assembly.rounding import round_off
from qbank.assembly.rules import overlap, rows_of
from qbank.domain.set_record import SolverStatus

SMALL = 800
"""Items of a bank whose forms are worth a search for the best; the committee of a larger one has choice enough."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One form as the solver found it, or why there is none: `codes` is None then."""

    status: SolverStatus
    codes: frozenset[str] | None


class FormSequence:
    """Draws forms from one bank, each beside those before it."""

    def __init__(self, problem: AssemblyProblem) -> None:
        rows = (*rows_of(problem), *preferences.rows(problem))
        columns = columns_of(problem, rows, preferences.gains(problem))
        self._problem = problem
        self._index = {column.name: index for index, column in enumerate(columns)}
        self._codes = [column.name if column.name in problem.items_by_code else None for column in columns]
        self._programme = programme_of(columns, rows)
        self._required = {row.line: index for index, row in enumerate(rows) if row.rule == "named_items"}
        self._look_ahead = look_ahead(problem, self._index, self._programme, [row.rule for row in rows])
        self._polish = Polish(problem, self._codes)
        self._relaxed = RelaxedProgramme(self._programme)
        self._bounds = (self._programme.row_lower, self._programme.row_upper)

    def next_form(self, forms_after: int) -> Draft:
        """Return a form that leaves enough for so many forms after it, else any form, else why there is none."""
        plain = (self._programme.row_lower, self._programme.row_upper)
        careful = self._look_ahead.bounds(self._programme, forms_after) if forms_after else plain
        found = self._solve(*careful)
        if not found.is_found and forms_after:
            found = self._solve(*plain)
        if not found.is_found:
            return Draft(found.status, None)
        chosen = np.flatnonzero(found.values > 0.5)
        codes = frozenset(code for index in chosen if (code := self._codes[index]) is not None)
        if forms_after:
            self._set_apart(codes)
        return Draft(found.status, codes)

    def _solve(self, lower: Floats, upper: Floats) -> Solution:
        for row in np.flatnonzero((lower != self._bounds[0]) | (upper != self._bounds[1])):
            self._relaxed.limit_row(int(row), lower[row], upper[row])
        self._bounds = (lower, upper)
        relaxed = self._relaxed.solve()
        if not relaxed.is_found:
            return relaxed
        programme = replace(self._programme, row_lower=lower, row_upper=upper)
        found = round_off(programme, relaxed, to_proof=len(self._problem.items) <= SMALL)
        values = self._polish.polished(programme, found.values) if found.is_found else found.values
        return replace(found, values=values)

    def _set_apart(self, codes: frozenset[str]) -> None:
        """Forbid what the form holds to the next ones, or make it dear where they may share it."""
        beside = self._problem.beside([codes])
        held = sorted(codes & beside.banned)
        columns = [self._index[code] for code in held]
        released = [self._required[code] for code in held if code in self._required]
        newest = str(len(beside.draw.earlier))
        added = rows_over(self._index, [row for row in overlap.rows(beside) if row.part == newest])
        shared = [self._index[code] for code in sorted(codes - beside.banned) if is_varied(beside, code)]
        costs, upper = self._programme.costs.copy(), self._programme.upper.copy()
        row_lower = self._programme.row_lower.copy()
        costs[shared] += PRICE_OF_USE
        upper[columns], row_lower[released] = 0.0, 0.0
        self._programme = replace(self._programme, costs=costs, upper=upper, row_lower=row_lower).with_rows(
            added
        )
        self._relaxed.set_costs(shared, costs[shared])
        self._relaxed.forbid_columns(columns)
        self._relaxed.add_rows(added)
        lower, upper = self._bounds
        self._bounds = (np.append(lower, added.row_lower), np.append(upper, added.row_upper))
