"""All forms of a set as one linear model: what they take from each class of items together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from qbank.assembly.explain.classes import Classes
from qbank.assembly.explain.conditions import ROUNDING, Condition, Question, Side
from qbank.assembly.model import Column
from qbank.assembly.reduced import minimise_reduced
from qbank.assembly.rows import Row, Terms
from qbank.domain.set_record import SolverStatus

USES_BEFORE = (0, 1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64, 96)
"""Uses of an item before those that a column stands for: the first few one by one, then several, each as cheap as the first."""

Uses = Mapping[str, int]
"""How often the forms together use each item."""


@dataclass(frozen=True, slots=True)
class JointModel:
    """Columns and rows for the solver. Each class has a column, or one for each further use of its items."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    columns_by_class: Mapping[str, tuple[str, ...]]


def joint_model(
    question: Question,
    conditions: Sequence[Condition],
    classes: Classes,
    prices: Mapping[Condition, float] = MappingProxyType({}),
) -> JointModel:
    """Add up what the forms take: where every form asks for at least 1, five forms ask for at least 5.

    Forms that exist meet these rows, so rows that clash are a proof; with one form they are the form itself. Several
    forms may take parts of items: whole ones would tell little more, and take long. With
    `prices` a condition may be missed at its price, by the same amount in every form (see `slack_names`).
    """
    is_single = question.forms == 1
    limits = _shared_limits(question, conditions)
    uses = {first: _use_columns(question, limits, first) for first in classes}
    items = [
        Column(name, 0, len(classes[first]) * most, is_whole=is_single)
        for first, names in uses.items()
        for name, most in zip(names, _most_uses(question, limits, first, len(names)), strict=True)
    ]
    rows = [
        *_joint_rows(question, conditions, uses, prices),
        *_overlap_rows(question, limits, uses),
    ]
    known = {column.name for column in items}
    slacks = list(_slack_columns(question, conditions, prices))
    known |= {column.name for column in slacks}
    named = dict.fromkeys(name for row in rows for name, _ in row.terms if name not in known)
    auxiliaries = (Column(name, 0, question.forms, is_whole=is_single) for name in named)
    return JointModel((*items, *slacks, *auxiliaries), tuple(rows), uses)


def slack_names(question: Question, index: int, condition: Condition) -> tuple[str, ...]:
    """Name the amounts by which the forms miss the condition of this index."""
    count = len(question.rows_by_condition[condition])
    names = (name for number in range(count) for name, _ in _slack_terms(index, number, condition))
    return tuple(dict.fromkeys(names))


def can_be_met(
    question: Question, conditions: Sequence[Condition], classes: Classes
) -> tuple[SolverStatus, Mapping[str, int]]:
    """Say whether the forms together can meet the conditions, and how often they then use each class."""
    model = joint_model(question, conditions, classes)
    status, values = minimise_reduced(model.columns, model.rows)
    if not values:
        return status, {}
    counts = {
        first: round(sum(values[name] for name in names)) for first, names in model.columns_by_class.items()
    }
    return status, {first: count for first, count in counts.items() if count}


def _shared_limits(question: Question, conditions: Sequence[Condition]) -> dict[str, int]:
    """Return how many items two forms may share, by instrument: none, or what a condition says."""
    limits = {name.value: 0 for name, most in question.problem.shared_limits.items() if most == 0}
    return limits | {c.line: int(c.amount) for c in conditions if c.rule == "overlap" and not c.part}


def _limit(question: Question, limits: Mapping[str, int], code: str) -> int | None:
    return limits.get(question.problem.items_by_code[code].instrument.value)


def _use_columns(question: Question, limits: Mapping[str, int], first: str) -> tuple[str, ...]:
    """Name a class's columns: one, or where sharing is counted one for the first use of an item, one for the second."""
    if not _limit(question, limits, first):
        return (first,)
    return tuple(f"{first} after {before} uses" for before in USES_BEFORE if before < question.forms)


def _most_uses(question: Question, limits: Mapping[str, int], first: str, columns: int) -> Sequence[int]:
    """Return how many uses of an item each column of its class stands for."""
    if _limit(question, limits, first) == 0:
        return (1,)
    ends = (*USES_BEFORE[1:columns], question.forms)
    return tuple(end - before for before, end in zip(USES_BEFORE, ends, strict=False))


def _joint_rows(
    question: Question,
    conditions: Sequence[Condition],
    uses: Mapping[str, tuple[str, ...]],
    prices: Mapping[Condition, float],
) -> Iterator[Row]:
    for index, condition in enumerate(conditions):
        for number, row in enumerate(question.rows_by_condition[condition]):
            slack = _slack_terms(index, number, condition) if condition in prices else ()
            yield _joint_row(question, row, uses, slack)
    for row in question.definitions_for(conditions):
        yield _joint_row(question, row, uses, ())


def _joint_row(question: Question, row: Row, uses: Mapping[str, tuple[str, ...]], slack: Terms) -> Row:
    terms = [(name, amount) for first, amount in row.terms for name in uses.get(first, ())]
    auxiliaries = [(name, amount) for name, amount in row.terms if name in question.auxiliaries]
    wanted = question.scale_of(row)
    missed = [(name, amount * wanted) for name, amount in slack]
    return replace(
        row, lower=row.lower * wanted, upper=row.upper * wanted, terms=(*terms, *auxiliaries, *missed)
    )


def _overlap_rows(
    question: Question, limits: Mapping[str, int], uses: Mapping[str, tuple[str, ...]]
) -> Iterator[Row]:
    """Hold the pairs of forms that share an item: its k-th use adds k − 1 of them."""
    pairs = math.comb(question.forms, 2)
    for instrument, most in limits.items():
        shared = [names for first, names in uses.items() if most and _is_of(question, first, instrument)]
        terms = tuple(
            (name, float(before)) for names in shared for before, name in enumerate(names) if before
        )
        if terms:
            yield Row("overlap", instrument, upper=most * pairs, terms=terms)


def _is_of(question: Question, code: str, instrument: str) -> bool:
    return question.problem.items_by_code[code].instrument.value == instrument


def _slack_name(index: int, sign: str) -> str:
    return f"condition {index} {sign}"


def _slack_terms(index: int, number: int, condition: Condition) -> Terms:
    match condition.side:
        case Side.LEAST:
            return ((_slack_name(index, "+"), 1.0),)
        case Side.MOST:
            return ((_slack_name(index, "-"), -1.0),)
        case Side.WHOLE:
            return ((_slack_name(index, f"+{number}"), 1.0), (_slack_name(index, f"-{number}"), -1.0))


def _slack_columns(
    question: Question, conditions: Sequence[Condition], prices: Mapping[Condition, float]
) -> Iterator[Column]:
    for index, condition in enumerate(conditions):
        if condition not in prices:
            continue
        rows = question.rows_by_condition[condition]
        is_whole = all(_is_counted(row) for row in rows)
        for name in slack_names(question, index, condition):
            yield Column(name, prices[condition], math.inf, is_whole=is_whole)


def _is_counted(row: Row) -> bool:
    bounds = [bound for bound in (row.lower, row.upper) if abs(bound) < math.inf]
    return all(abs(value - round(value)) < ROUNDING for value in [*bounds, *(a for _, a in row.terms)])
