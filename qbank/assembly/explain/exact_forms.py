"""Each form of a set by itself in one model: exact, and small enough where only a few lines are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qbank.assembly.explain.classes import Classes
from qbank.assembly.explain.conditions import Condition, Question
from qbank.assembly.highs import minimise
from qbank.assembly.model import Column
from qbank.assembly.rows import Row
from qbank.domain.set_record import SolverStatus

_MOST_COLUMNS = 2_000


def can_forms_meet(question: Question, conditions: Sequence[Condition], classes: Classes) -> SolverStatus:
    """Say whether so many forms, each by itself, can meet the conditions with these classes of items.

    It is not looked for where the model would be large, nor where forms may share some items of an instrument but not
    all: sharing is a matter of single items, and the joint model counts it already.
    """
    is_shared = any(condition.rule == "overlap" and not condition.part for condition in conditions)
    if is_shared or len(classes) * question.forms > _MOST_COLUMNS:
        return SolverStatus.NOT_FOUND
    rows = [*_form_rows(question, conditions, classes), *_stock_rows(question, classes)]
    columns = [
        Column(_in_form(first, form), 0, len(codes), is_whole=True)
        for first, codes in classes.items()
        for form in range(question.forms)
    ]
    known = {column.name for column in columns}
    named = dict.fromkeys(name for row in rows for name, _ in row.terms if name not in known)
    auxiliaries = [Column(name, 0, 1, is_whole=True) for name in named]
    return minimise([*columns, *auxiliaries], rows).record.status


def _in_form(name: str, form: int) -> str:
    return f"{name} in form {form}"


def _form_rows(question: Question, conditions: Sequence[Condition], classes: Classes) -> Iterator[Row]:
    for row in question.rows_for(conditions):
        is_joint = question.scale_of(row) < question.forms
        names = [
            (name, amount) for name, amount in row.terms if name in classes or name in question.auxiliaries
        ]
        by_form = [
            tuple((_in_form(name, form), amount) for name, amount in names) for form in range(question.forms)
        ]
        if is_joint:
            yield replace(row, terms=tuple(term for terms in by_form for term in terms))
        else:
            yield from (replace(row, terms=terms) for terms in by_form)


def _stock_rows(question: Question, classes: Classes) -> Iterator[Row]:
    """Where forms share nothing, they take no more from a class than it holds."""
    for first, codes in classes.items():
        instrument = question.problem.items_by_code[first].instrument
        if question.problem.shared_limits.get(instrument) == 0:
            terms = tuple((_in_form(first, form), 1.0) for form in range(question.forms))
            yield Row("stock", first, upper=len(codes), terms=terms, is_definition=True)
