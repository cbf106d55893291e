"""Lines that ask for more than the bank holds: what counting shows, without the solver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qbank.assembly.explain.conditions import ROUNDING, Condition, Question, Side
from qbank.assembly.rows import Terms


@dataclass(frozen=True, slots=True)
class Shortage:
    """A line by itself that can't be met: all forms together ask for `asked`, the bank has `found`."""

    condition: Condition
    asked: float
    found: float


def count_shortages(question: Question, conditions: Iterable[Condition]) -> Iterator[Shortage]:
    """Yield every line that the bank alone can't meet, however the other lines are."""
    conditions = tuple(conditions)
    reach = Reach(question, conditions)
    for condition in conditions:
        for row in question.rows_by_condition[condition]:
            terms, scale = row.terms, question.scale_of(row)
            if condition.side is Side.LEAST:
                asked = row.lower * scale
                if (found := _found(terms, reach, asked)) < asked - ROUNDING:
                    yield Shortage(condition, asked, found)
            elif condition.side is Side.MOST and row.upper < -ROUNDING and not terms:
                yield Shortage(condition, 0, row.upper)


def _found(terms: Terms, reach: Mapping[str, float], asked: float) -> float:
    """Add up what the bank has; not further than what is asked."""
    found = 0.0
    for name, amount in terms:
        if found >= asked:
            break
        found += max(0.0, amount * reach[name])
    return found


class Reach(dict[str, float]):
    """How far all forms together can go with each variable: an auxiliary as far as its definitions let it."""

    def __init__(self, question: Question, conditions: Iterable[Condition]) -> None:
        super().__init__(dict.fromkeys(question.problem.banned, 0.0))
        self._forms, self._items = float(question.forms), question.problem.items_by_code
        limits = question.problem.shared_limits
        self._apart = {instrument for instrument, most in limits.items() if most == 0}
        for row in question.definitions_for(conditions):
            least = sum(amount * self[name] for name, amount in row.terms if amount < 0)
            for name, amount in row.terms:
                if amount > 0:
                    self[name] = min(self[name], (row.upper * question.forms - least) / amount)

    def __missing__(self, name: str) -> float:
        item = self._items.get(name)
        return 1.0 if item is not None and item.instrument in self._apart else self._forms
