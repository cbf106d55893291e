"""The sides of the blueprint's lines, one by one: what a reader can lower, raise or drop."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from qbank.assembly.explain.term_arrays import TermArrays
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row, Terms
from qbank.assembly.rules import rows_of
from qbank.errors import Fact

ROUNDING = 1e-6
_WHOLE_LINES = frozenset({"stimulus"})


class Side(StrEnum):
    """Which way a condition pulls: at least so much, at most so much, or all of a line (a case, whole or not at all)."""

    LEAST = "least"
    MOST = "most"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Condition:
    """One side of a named line; `amount` is its bound in one form."""

    rule: str
    line: str
    part: str
    side: Side
    amount: float

    @property
    def name(self) -> Mapping[str, Fact]:
        """The line's name as an issue's facts."""
        return {"rule": self.rule, "line": self.line, "part": self.part}


@dataclass(frozen=True)
class Question:
    """Whether so many forms can meet these conditions. Each condition's rows have one open side; definitions always hold.

    `auxiliaries` are the names in the rows that are no item's code.
    """

    problem: AssemblyProblem
    forms: int
    rows_by_condition: Mapping[Condition, tuple[Row, ...]]
    definitions: tuple[Row, ...]
    auxiliaries: frozenset[str]
    arrays: TermArrays

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition, in the order of the rules."""
        return tuple(self.rows_by_condition)

    def scale_of(self, row: Row) -> int:
        """Return how often a row counts in all forms together: an item that must be used, where forms share none, once."""
        item = self.problem.items_by_code.get(row.line) if row.rule == "named_items" else None
        is_apart = item is not None and self.problem.shared_limits.get(item.instrument) == 0
        return 1 if is_apart else self.forms

    def rows_for(self, conditions: Iterable[Condition]) -> list[Row]:
        """Return the rows of these conditions, and the definitions of every auxiliary in them."""
        rows = [row for condition in conditions for row in self.rows_by_condition[condition]]
        return [*rows, *self.definitions_for(conditions)]

    def items_in(self, condition: Condition) -> int:
        """Return how many items a condition is about, counted in each of its rows."""
        return sum(len(row.terms) for row in self.rows_by_condition[condition])

    def uses_auxiliaries(self, condition: Condition) -> bool:
        """Say whether a condition can't be counted from the chosen items alone."""
        return bool(self.auxiliaries) and any(map(self._has_auxiliary, self.rows_by_condition[condition]))

    def definitions_for(self, conditions: Iterable[Condition]) -> list[Row]:
        """Return the definitions of the auxiliaries that the conditions use, and of those that these use in turn."""
        if not self.auxiliaries:
            return []
        used = self._auxiliaries_in(row for c in conditions for row in self.rows_by_condition[c])
        found: dict[int, Row] = {}
        while True:
            new = {
                index: row
                for index, row in enumerate(self.definitions)
                if index not in found and any(name in used for name, _ in row.terms)
            }
            if not new:
                return [found[index] for index in sorted(found)]
            found |= new
            used |= self._auxiliaries_in(new.values())

    def restricted_to(self, conditions: Iterable[Condition], codes: Collection[str]) -> Question:
        """Return the same question of only these conditions and items: one item stands for its whole class."""
        conditions = tuple(conditions)
        kept = self.arrays.flags(codes)
        known: dict[int, Terms] = {}

        def restricted(row: Row) -> Row:
            if id(row.terms) not in known:
                auxiliaries = (term for term in row.terms if term[0] in self.auxiliaries)
                more = tuple(auxiliaries) if self.auxiliaries else ()
                known[id(row.terms)] = (*self.arrays.some(row.terms, kept), *more)
            return replace(row, terms=known[id(row.terms)])

        return replace(
            self,
            rows_by_condition={c: tuple(map(restricted, self.rows_by_condition[c])) for c in conditions},
            definitions=tuple(map(restricted, self.definitions_for(conditions))),
        )

    def _has_auxiliary(self, row: Row) -> bool:
        return not self.auxiliaries.isdisjoint(name for name, _ in row.terms)

    def _auxiliaries_in(self, rows: Iterable[Row]) -> set[str]:
        return {name for row in rows for name, _ in row.terms if name in self.auxiliaries}


def question_of(
    problem: AssemblyProblem,
    forms: int,
    *,
    rows: Sequence[Row] | None = None,
    sizes: Mapping[str, int] | None = None,
) -> Question:
    """Return the question whether so many forms can meet every line of a problem.

    `sizes` says how many items stand behind a code, where one stands for its whole class.
    """
    rows = rows_of(problem) if rows is None else rows
    found: defaultdict[tuple[str, str, str, Side], list[Row]] = defaultdict(list)
    amounts: dict[tuple[str, str, str, Side], float] = {}
    for row in rows:
        for side, amount, one_sided in _sides(row, sizes or {}):
            part = "" if side is Side.WHOLE else row.part
            key = (row.rule, row.line, part, side)
            found[key].append(one_sided)
            amounts.setdefault(key, _given(problem, row, amount))
    for instrument, most in problem.shared_limits.items() if forms > 1 else ():
        if most:
            key = ("overlap", instrument.value, "", Side.MOST)
            found[key].append(Row("overlap", instrument.value, upper=most))
            amounts[key] = most
    return Question(
        problem=problem,
        forms=forms,
        rows_by_condition={Condition(*key, amounts[key]): tuple(found[key]) for key in found},
        definitions=tuple(row for row in rows if row.is_definition),
        auxiliaries=frozenset(
            name for row in rows for name, _ in row.terms if name not in problem.items_by_code
        ),
        arrays=TermArrays(problem.items_by_code),
    )


def _sides(row: Row, sizes: Mapping[str, int]) -> Iterator[tuple[Side, float, Row]]:
    """Yield the sides of a row that ask for anything: "at least 0" of a count doesn't, nor "at most 45" of 40 items."""
    if row.is_definition:
        return
    if row.rule in _WHOLE_LINES:
        yield Side.WHOLE, 0.0, row
        return
    if row.lower > 0 or row.lower > _lowest(row.terms, sizes) + ROUNDING:
        yield Side.LEAST, row.lower, replace(row, upper=math.inf)
    if _can_exceed(row.terms, sizes, row.upper + ROUNDING):
        yield Side.MOST, row.upper, replace(row, lower=-math.inf)


def _given(problem: AssemblyProblem, row: Row, amount: float) -> float:
    """Return the amount that the blueprint gives: the minutes of an instrument may stand in its rows with other sums."""
    quotas = problem.blueprint.instruments if row.rule == "minutes" else ()
    return next((quota.minutes for quota in quotas if quota.instrument == row.line), amount)


def _lowest(terms: Terms, sizes: Mapping[str, int]) -> float:
    return sum(amount * sizes.get(name, 1) for name, amount in terms if amount < 0)


def _can_exceed(terms: Terms, sizes: Mapping[str, int], upper: float) -> bool:
    """Say whether the terms can come to more than a bound: told as soon as they do."""
    total = 0.0
    for name, amount in terms if upper < math.inf else ():
        if amount > 0:
            total += amount * sizes.get(name, 1)
        if total > upper:
            return True
    return total > upper
