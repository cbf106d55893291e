"""Items named for the draw or by the blueprint: required ones stand in the form, banned ones don't, and none stands there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.errors import Issue


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for each required item, also for one that the bank doesn't hold; banned items have no row.

    A ban is a bound of the item's variable: it is a fact of the set and never relaxed.
    """
    for code in problem.required:
        terms = ((code, 1.0),) if code in problem.items_by_code else ()
        yield Row("named_items", code, lower=1, terms=terms)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield required items that are missing, banned ones that are there, and any that is there twice."""
    times = Counter(item.code for item in form)
    for code in problem.required:
        if code not in times:
            yield Issue("assembly.form_lacks_pin", {"item": code})
    for code, count in sorted(times.items()):
        if code in problem.banned:
            yield Issue("assembly.form_has_banned", {"item": code})
        if count > 1:
            yield Issue("assembly.form_has_item_twice", {"item": code})
