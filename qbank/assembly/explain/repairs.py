"""The cheapest repair: which lines to lower or raise, and by how much, so that the forms fit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qbank.assembly.explain.clashes import Clash, Searcher
from qbank.assembly.explain.classes import Partition
from qbank.assembly.explain.conditions import ROUNDING, Condition, Question, Side
from qbank.assembly.explain.joint_model import joint_model, slack_names
from qbank.assembly.highs import minimise

_MOST_ROUNDS = 12
_PRICES = {
    "minutes": 0.2,
    "quota_lines": 1.0,
    "targets": 1.0,
    "key_positions": 1.0,
    "length": 1.5,
    "named_items": 3.0,
    "overlap": 30.0,
    "stimulus": 30.0,
    "enemies": 30.0,
    "tasks": 100.0,
    "coverage": 100.0,
}
"""What a step away from a rule costs: numbers of the blueprint are given up first, evidence last, a minute is a small step.

How many items any two forms share isn't given up: that would be another set.
"""
_RAISING = 0.99
"""Where it costs the same, a limit is raised rather than demands lowered."""


@dataclass(frozen=True, slots=True)
class RepairStep:
    """A line to relax in every form: lowered, or its limit raised, by so much."""

    condition: Condition
    by: float


@dataclass(frozen=True, slots=True)
class Repair:
    """The steps that cost least; `is_enough` says that with them the lines are known to be met."""

    steps: tuple[RepairStep, ...] = ()
    is_enough: bool = False


NO_REPAIR = Repair()


def find_repair(question: Question, searcher: Searcher, clashes: Sequence[Clash]) -> Repair:
    """Return the cheapest steps after which the lines no longer clash.

    The lines that clash are repaired; if others then clash, they are repaired together with them. What is cheapest
    for some of the lines and enough for all is cheapest for all; where minutes or logits of a large bank matter, cheapest
    among many of its items.
    """
    concerned = list(dict.fromkeys(condition for clash in clashes for condition in clash))
    repair = NO_REPAIR
    for _ in range(_MOST_ROUNDS):
        steps = tuple(_cheapest_steps(question, concerned))
        repair = Repair(steps)
        relaxed = _relaxed(question, steps)
        found = searcher.search(relaxed, relaxed.conditions, is_quick=True)
        if found.uses is not None:
            return Repair(steps, is_enough=True)
        new = [condition for condition in found.clash if condition not in concerned]
        if not new:
            break
        concerned += new
    return repair


def price_of(condition: Condition) -> float:
    """Return what a step away from a condition costs."""
    is_of_all_forms = condition.rule == "overlap" and not condition.part
    price = math.inf if is_of_all_forms else _PRICES[condition.rule]
    return price * _RAISING if condition.side is Side.MOST else price


def _cheapest_steps(question: Question, concerned: Sequence[Condition]) -> Iterator[RepairStep]:
    partition = Partition(question.problem)
    partition.split_by(question.rows_for(concerned))
    classes, _ = partition.some_classes(frozenset())
    small = question.restricted_to(concerned, classes)
    prices = {condition: price for condition in concerned if (price := price_of(condition)) < math.inf}
    model = joint_model(small, concerned, classes, prices)
    values = minimise(model.columns, model.rows).values
    for index, condition in enumerate(concerned):
        by = sum(values.get(name, 0.0) for name in slack_names(question, index, condition))
        if by > ROUNDING:
            yield RepairStep(condition, _rounded_up(by))


def _rounded_up(amount: float) -> float:
    """Round to a thousandth, upwards: a repair that is a little too small would be none."""
    return math.ceil(amount * 1000 - ROUNDING) / 1000


def _relaxed(question: Question, steps: Sequence[RepairStep]) -> Question:
    rows = dict(question.rows_by_condition)
    for step in steps:
        relaxed = (
            replace(row, lower=row.lower - step.by, upper=row.upper + step.by)
            for row in rows.pop(step.condition)
        )
        if step.condition.side is not Side.WHOLE:
            rows[step.condition] = tuple(relaxed)
    return replace(question, rows_by_condition=rows)
