"""How many forms the bank can give: a linear programme on classes of items, and the line that runs out first."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from qbank.assembly.explain.clashes import Clash, shrink_clash
from qbank.assembly.explain.classes import Classes, Partition
from qbank.assembly.explain.conditions import Condition, Question, Side, question_of
from qbank.assembly.explain.joint_model import USES_BEFORE, joint_model
from qbank.assembly.highs import find_clash
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.domain.blueprint import Amount, KeyPositions
from qbank.domain.set_record import BankRest

MOST_FORMS = 1_000
"""More forms than anybody prints: where the bank gives so many, nothing is said to run out."""

_MOST_SHARING = 100
"""The same where forms may share some items: each further use of an item is a column of its own."""

_PLACES = frozenset({"unit", "element", "criterion", "job_group"})


def forms_left(problem: AssemblyProblem) -> BankRest:
    """Return how many more forms of this blueprint the bank can give at most, and the line that runs out first.

    Overlap limits and forms that stand already count; enemies, cases and targets don't, and every item counts as
    the shortest of its kind. So the bank may give fewer, never more.
    """
    counted, classes = _in_classes(problem)
    sizes = {first: len(codes) for first, codes in classes.items()}
    question = question_of(counted, MOST_FORMS, sizes=sizes)
    most, scarcest = _by_counting(question, classes)
    may_share = any(problem.shared_limits.values())
    if most > _MOST_SHARING and may_share:
        most, scarcest = _MOST_SHARING, None
    while found := _first_clash(question, most, classes, may_share=may_share):
        most, shortest = _largest_without(question, *found, classes)
        scarcest = min(shortest, key=lambda c: (c.side is not Side.LEAST, question.items_in(c)))
    if scarcest is None:
        return BankRest(most, "", "", is_proved=False)
    return BankRest(most, scarcest.line, scarcest.part, is_proved=True)


def _in_classes(problem: AssemblyProblem) -> tuple[AssemblyProblem, Classes]:
    """Return the problem with one item, the shortest, for all that count alike, and the codes that it stands for."""
    members: defaultdict[tuple[object, ...], list[PoolItem]] = defaultdict(list)
    named = {*problem.required, *(code for form in problem.draw.earlier for code in form)}
    fields = sorted({name for line in problem.blueprint.lines for name in line.where} - _PLACES)
    attributes = [{"tag": "tags"}.get(name, name) for name in fields]
    for item in problem.items:
        if item.code not in problem.banned:
            facts = tuple(getattr(item, name) for name in attributes)
            single = item.code if item.code in named else ""
            members[item.instrument, item.criteria, item.paket, item.job_group, single, facts].append(item)
    classes = {
        min(items, key=lambda item: (item.minutes, item.code)).code: [item.code for item in items]
        for items in members.values()
    }
    shortest = (problem.items_by_code[code] for code in sorted(classes))
    items = tuple(replace(item, enemies=(), stimulus=None) for item in shortest)
    blueprint = replace(
        problem.blueprint,
        lines=tuple(line for line in problem.blueprint.lines if line.amount is Amount.ITEMS),
        targets=(),
        cases=None,
        key_positions=KeyPositions.AS_WRITTEN,
    )
    return replace(problem, blueprint=blueprint, items=items), classes


def _by_counting(question: Question, classes: Classes) -> tuple[int, Condition | None]:
    """Return for how many forms the scarcest line has items, and that line; None where all may be used again."""
    most, scarcest = MOST_FORMS, None
    for condition in question.conditions:
        for stock, asked in _stocks(question, condition, classes):
            if stock // asked < most:
                most, scarcest = int(stock // asked), condition
    return most, scarcest


def _stocks(question: Question, condition: Condition, classes: Classes) -> Iterator[tuple[float, float]]:
    """Yield what the bank has and what one form asks for, where forms share none of it."""
    items, limits = question.problem.items_by_code, question.problem.shared_limits
    for row in question.rows_by_condition[condition] if condition.side is Side.LEAST else ():
        apart = all(name in items and limits.get(items[name].instrument) == 0 for name, _ in row.terms)
        if apart and row.rule != "named_items" and row.lower < math.inf:
            yield sum(amount * len(classes[name]) for name, amount in row.terms), row.lower


def _first_clash(
    question: Question, most: int, classes: Classes, *, may_share: bool
) -> tuple[int, list[Condition]] | None:
    """Return a number of forms that clashes, and what does; the largest is tried, before it smaller ones if forms share.

    The more often forms may use an item, the coarser the uses are counted: few forms may clash where many seem not to.
    """
    tries = [forms for forms in USES_BEFORE if 0 < forms < most] if may_share else []
    for forms in (*tries, *([most] if most else [])):
        if clash := _clash(question, forms, classes):
            return forms, clash
    return None


def _clash(question: Question, forms: int, classes: Classes) -> list[Condition]:
    """Return a few lines that clash for so many forms; nothing if it can be."""
    model = joint_model(replace(question, forms=forms), question.conditions, classes)
    owners = [c for c in question.conditions for _ in question.rows_by_condition[c]]
    return [owners[index] for index in find_clash(model.columns, model.rows) if index < len(owners)]


def _largest_without(
    question: Question, forms: int, clash: list[Condition], classes: Classes
) -> tuple[int, Clash]:
    """Return the largest number of forms for which these lines alone don't clash, and what clashes with one more."""
    partition = Partition(question.problem, question.arrays)
    partition.split_by(question.rows_for(clash))
    merged = {
        first: [code for alike in firsts for code in classes[alike]]
        for first, firsts in partition.classes().items()
    }
    small = question.restricted_to(clash, merged)
    least, most = 0, forms - 1
    while least < most:
        middle = (least + most + 1) // 2
        if _clash(small, middle, merged):
            most = middle - 1
        else:
            least = middle
    return most, shrink_clash(replace(small, forms=most + 1), clash, merged)
