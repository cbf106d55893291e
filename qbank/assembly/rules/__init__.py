"""The rules of a form: each is one module that gives rows to the solver and, without them, checks a finished form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.assembly.rules import (
    coverage,
    enemies,
    key_positions,
    length,
    minutes,
    named_items,
    overlap,
    quota_lines,
    stimulus,
    targets,
    tasks,
)
from qbank.errors import Issue


class Rule(Protocol):
    """A module with two faces: conditions for the solver, and a check that doesn't trust them."""

    def rows(self, problem: AssemblyProblem) -> Iterator[Row]:
        """Yield the rule's conditions."""

    def check(self, problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
        """Yield where the form breaks the rule."""


RULES: tuple[Rule, ...] = (
    length,
    tasks,
    quota_lines,
    coverage,
    minutes,
    enemies,
    stimulus,
    named_items,
    overlap,
    key_positions,
    targets,
)


def rows_of(problem: AssemblyProblem) -> tuple[Row, ...]:
    """Return the conditions of every rule."""
    return tuple(row for rule in RULES for row in rule.rows(problem))


def check_form(problem: AssemblyProblem, codes: Iterable[str]) -> tuple[Issue, ...]:
    """Return every rule that a form of these items breaks; a code that the bank doesn't hold is an issue too."""
    chosen = tuple(codes)
    items = problem.items_by_code
    unknown = [Issue("assembly.item_not_in_pool", {"item": code}) for code in chosen if code not in items]
    form = tuple(items[code] for code in chosen if code in items)
    return (*unknown, *(issue for rule in RULES for issue in rule.check(problem, form)))
