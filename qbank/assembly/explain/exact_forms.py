"""Each form of a set by itself in one model: exact, and small enough where only a few lines are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from qbank.assembly.explain.classes import Classes
from qbank.assembly.explain.conditions import Condition, Question
from qbank.assembly.highs import minimise
from qbank.assembly.model import Column
from qbank.assembly.rows import Row
from qbank.domain.set_record import SolverStatus

MOST_COLUMNS = 2_000


def can_forms_meet(question: Question, conditions: Sequence[Condition], classes: Classes) -> SolverStatus:
    """Say whether so many forms, each by itself, can meet the conditions with these classes of items.

    Where the model would be large it isn't looked for. Where forms may share some items but not all, every item has
    its own columns: two forms share single items, not classes.
    """
    shared = {c.line: int(c.amount) for c in conditions if c.rule == "overlap" and not c.part}
    names = {
        first: tuple(codes) if _instrument(question, first) in shared else (first,)
        for first, codes in classes.items()
    }
    if sum(map(len, names.values())) * question.forms ** (2 if shared else 1) > MOST_COLUMNS:
        return SolverStatus.NOT_FOUND
    rows = [
        *_form_rows(question, conditions, names),
        *_stock_rows(question, classes),
        *_sharing_rows(question, names, shared),
    ]
    columns = [
        Column(_in_form(name, form), 0, len(classes[first]) // len(codes), is_whole=True)
        for first, codes in names.items()
        for name in codes
        for form in range(question.forms)
    ]
    known = {column.name for column in columns}
    named = dict.fromkeys(name for row in rows for name, _ in row.terms if name not in known)
    auxiliaries = [Column(name, 0, 1, is_whole=True) for name in named]
    return minimise([*columns, *auxiliaries], rows).record.status


def _in_form(name: str, form: int) -> str:
    return f"{name} in form {form}"


def _instrument(question: Question, code: str) -> str:
    return question.problem.items_by_code[code].instrument.value


def _form_rows(
    question: Question, conditions: Sequence[Condition], names: Mapping[str, Sequence[str]]
) -> Iterator[Row]:
    for row in question.rows_for(conditions):
        is_joint = question.scale_of(row) < question.forms
        terms = [
            (name, amount)
            for first, amount in row.terms
            for name in names.get(first, (first,) if first in question.auxiliaries else ())
        ]
        by_form = [
            tuple((_in_form(name, form), amount) for name, amount in terms) for form in range(question.forms)
        ]
        if is_joint:
            yield replace(row, terms=tuple(term for one in by_form for term in one))
        else:
            yield from (replace(row, terms=one) for one in by_form)


def _stock_rows(question: Question, classes: Classes) -> Iterator[Row]:
    """Where forms share nothing, they take no more from a class than it holds."""
    for first, codes in classes.items():
        instrument = question.problem.items_by_code[first].instrument
        if question.problem.shared_limits.get(instrument) == 0:
            terms = tuple((_in_form(first, form), 1.0) for form in range(question.forms))
            yield Row("stock", first, upper=len(codes), terms=terms, is_definition=True)


def _sharing_rows(
    question: Question, names: Mapping[str, Sequence[str]], shared: Mapping[str, int]
) -> Iterator[Row]:
    """Count the items that two forms both hold, and hold them to the limit."""
    for instrument, most in shared.items():
        codes = [
            name for first in names if _instrument(question, first) == instrument for name in names[first]
        ]
        for first, second in combinations(range(question.forms), 2):
            both = {code: f"{code} in forms {first} and {second}" for code in codes}
            for code, name in both.items():
                held = ((_in_form(code, first), 1.0), (_in_form(code, second), 1.0))
                yield Row("overlap", instrument, upper=1, terms=(*held, (name, -1.0)))
            yield Row("overlap", instrument, upper=most, terms=tuple((name, 1.0) for name in both.values()))
