"""What to write: how many new items end a clash, and which lines they have to fit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from qbank.assembly.explain.clashes import Clash
from qbank.assembly.explain.classes import Partition
from qbank.assembly.explain.conditions import ROUNDING, Condition, Question, Side
from qbank.assembly.explain.counts import count_shortages
from qbank.assembly.explain.joint_model import joint_model
from qbank.assembly.highs import minimise
from qbank.assembly.model import Column
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.blueprint import Measure

_ASKING = frozenset({"length", "quota_lines", "coverage"})
_NOT_WRITTEN_FOR = frozenset({"named_items", "key_positions"})
_ABOUT_ITEMS = frozenset({"enemies", "stimulus", "named_items"})


@dataclass(frozen=True, slots=True)
class NewItems:
    """So many items to write, each of which counts for all of these conditions; `minutes` each, where time matters."""

    count: int
    conditions: tuple[Condition, ...]
    minutes: float | None = None


def items_to_write(question: Question, clash: Clash) -> Iterator[NewItems]:
    """Yield the fewest new items that end a clash; nothing where no new item does.

    A new item is like those that the bank has, but no enemy of any and in no case. One more task is no help to a job
    group, which takes one.
    """
    if len(clash) == 1:
        yield from _missing_items(question, clash[0])
    elif all(condition.rule != "tasks" for condition in clash):
        yield from _ending_items(question, clash)


def _ending_items(question: Question, clash: Clash) -> Iterator[NewItems]:
    timed = {t.name for t in question.problem.targets if t.measure is Measure.MINUTES}
    is_timed = any(c.rule == "minutes" or (c.rule == "targets" and c.line in timed) for c in clash)
    partition = Partition(question.problem, question.arrays)
    partition.split_by(question.rows_for(clash))
    classes = partition.classes()
    model = joint_model(question.restricted_to(clash, classes), clash, classes)
    new = {names[0]: f"new {first}" for first, names in model.columns_by_class.items()}
    columns = [*model.columns, *(Column(name, 1, math.inf, is_whole=True) for name in new.values())]
    values = minimise(columns, [_with_new_items(row, new) for row in model.rows]).values
    for first in classes:
        count = round(values.get(f"new {first}", 0))
        conditions = tuple(_asked_of(question, clash, first))
        if count and conditions:
            yield NewItems(
                count, conditions, question.problem.items_by_code[first].minutes if is_timed else None
            )


def describe(problem: AssemblyProblem, condition: Condition) -> str:
    """Name what an item has to be to count for a condition: instrument, place, level …, as codes of the bank."""
    line = next((line for line in problem.blueprint.lines if line.name == condition.line), None)
    need = next((need for need in problem.needs if need.criterion == condition.line), None)
    match condition.rule:
        case "quota_lines" if line is not None:
            # A part is one of the places that the line names.
            named = (
                values for name, values in line.where.items() if not (condition.part and name == line.each)
            )
            values = (" / ".join(values) for values in named)
            return " · ".join(filter(None, (" / ".join(line.instruments), condition.part, *values)))
        case "coverage" if need is not None and not condition.part:
            return f"{' / '.join(need.instruments)} · KUK {need.criterion}"
        case "tasks":
            return f"TPD / DIT · {condition.line}"
        case _:
            return " · ".join(filter(None, (condition.line, condition.part)))


def _missing_items(question: Question, condition: Condition) -> Iterator[NewItems]:
    if condition.side is Side.LEAST and condition.rule not in _NOT_WRITTEN_FOR:
        missing = [short.asked - short.found for short in count_shortages(question, (condition,))]
        yield NewItems(math.ceil(max(missing, default=0) - ROUNDING), (condition,))


def _with_new_items(row: Row, new: Mapping[str, str]) -> Row:
    if row.rule in _ABOUT_ITEMS or row.rule == "overlap":
        return row
    more = tuple((new[name], amount) for name, amount in row.terms if name in new)
    return replace(row, terms=(*row.terms, *more))


def _asked_of(question: Question, clash: Clash, first: str) -> Iterator[Condition]:
    """Yield the conditions that ask for the items of a class."""
    for condition in clash:
        if condition.side is Side.LEAST and condition.rule in _ASKING:
            terms = [term for row in question.rows_by_condition[condition] for term in row.terms]
            if any(name == first and amount > 0 for name, amount in terms):
                yield condition
