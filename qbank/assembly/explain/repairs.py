"""The cheapest repair: which lines to lower or raise, and by how much, so that the forms fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qbank.assembly.explain.clashes import Clash, Searcher
from qbank.assembly.explain.classes import Partition
from qbank.assembly.explain.conditions import ROUNDING, Condition, Question, Side
from qbank.assembly.explain.joint_model import joint_model, slack_names
from qbank.assembly.reduced import minimise_reduced
from qbank.domain.blueprint import Blueprint, Measure, Target

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
_FINE_MEASURES = frozenset({Measure.DIFFICULTY, Measure.INFORMATION})
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
        steps, used = _cheapest_steps(question, concerned)
        repair = Repair(steps)
        relaxed = _relaxed(question, steps)
        found = searcher.search(relaxed, relaxed.conditions, is_quick=True, wanted=used)
        if found.uses is not None:
            return Repair(steps, is_enough=True)
        new = [condition for condition in found.clash if condition not in concerned]
        if not new:
            break
        concerned = list(dict.fromkeys([*concerned, *new, *searcher.known_of(question)]))
    return repair


def value_after(blueprint: Blueprint, target: Target, step: RepairStep) -> float:
    """Return the value that a step moves a target's to; a mean moves by the distance for each of its items.

    Its tolerance stays, so that the forms are as much alike as before.
    """
    quotas = (quota for quota in blueprint.instruments if quota.instrument in target.instruments)
    is_mean = target.measure is Measure.DIFFICULTY
    by = step.by / max(1, sum(quota.minimum for quota in quotas)) if is_mean else step.by
    moved = math.ceil(by * 1000 - ROUNDING) / 1000
    value = target.value or 0.0
    return round(value - moved if step.condition.side is Side.LEAST else value + moved, 3)


def price_of(condition: Condition) -> float:
    """Return what a step away from a condition costs."""
    is_of_all_forms = condition.rule == "overlap" and not condition.part
    price = math.inf if is_of_all_forms else _PRICES[condition.rule]
    return price * _RAISING if condition.side is Side.MOST else price


def _cheapest_steps(
    question: Question, concerned: Sequence[Condition]
) -> tuple[tuple[RepairStep, ...], frozenset[str]]:
    """Return the steps that cost least for these lines, and some items with which they are enough."""
    partition = Partition(question.problem, question.arrays)
    partition.split_by(question.rows_for(concerned))
    classes = partition.some_classes(frozenset())
    small = question.restricted_to(concerned, classes)
    prices = {condition: price for condition in concerned if (price := price_of(condition)) < math.inf}
    model = joint_model(small, concerned, classes, prices)
    _, values = minimise_reduced(model.columns, model.rows)
    by = [
        sum(values.get(name, 0.0) for name in slack_names(question, index, condition))
        for index, condition in enumerate(concerned)
    ]
    steps = zip(concerned, by, strict=True)
    used = (
        first
        for first, names in model.columns_by_class.items()
        if any(values.get(name, 0.0) > ROUNDING for name in names)
    )
    return tuple(
        RepairStep(condition, _rounded_up(question, condition, amount))
        for condition, amount in steps
        if amount > ROUNDING
    ), frozenset(used)


def _rounded_up(question: Question, condition: Condition, amount: float) -> float:
    """Round upwards, to whole items, minutes or points, else to a thousandth: nobody writes 29.167 into a blueprint."""
    fine = {target.name for target in question.problem.targets if target.measure in _FINE_MEASURES}
    parts = 1000 if condition.rule == "targets" and condition.line in fine else 1
    return math.ceil(amount * parts - ROUNDING) / parts


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
