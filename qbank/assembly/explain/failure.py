"""Why no forms fit: what is short, which lines clash, and the cheapest repair."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qbank.assembly.explain.capacity import forms_left
from qbank.assembly.explain.clashes import Clash, Searcher, is_impossible_alone
from qbank.assembly.explain.conditions import Condition, Question, Side, question_of
from qbank.assembly.explain.counts import Shortage, count_shortages
from qbank.assembly.explain.pairs import clashing_pairs
from qbank.assembly.explain.repairs import NO_REPAIR, Repair, find_repair, price_of
from qbank.assembly.explain.sentences import say_clash, say_repair
from qbank.assembly.explain.short_parts import say_short_parts, short_together
from qbank.assembly.problem import AssemblyProblem
from qbank.domain.codes import TASK_INSTRUMENTS
from qbank.domain.set_record import BankRest
from qbank.errors import Issue

_MOST_CLASHES = 8


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that so many forms can't meet together; without any one of them they can meet the others."""

    forms: int
    conditions: Clash

    @property
    def alone(self) -> Condition | None:
        """The line that can't be met by itself, where there is only one."""
        return self.conditions[0] if len(self.conditions) == 1 else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why there are no such forms: in sentences, and as data.

    `is_proved` says that there can't be any; else none was found, and there are no conflicts. `shortages` are the lines
    that the bank alone has too few items for, as far as they are told, part by part. `rest` says how many
    forms there can be at most, where several were asked for. No issues: nothing is in the way of one form.
    """

    issues: tuple[Issue, ...]
    is_proved: bool
    conflicts: tuple[Conflict, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    repair: Repair = NO_REPAIR
    rest: BankRest | None = None


def explain_failure(problem: AssemblyProblem, forms: int = 1) -> Explanation:
    """Return why so many forms can't be made from the bank; forms that stand already are the draw's `earlier`.

    Where not even one can be made, that is told alone: it has to be mended first.
    """
    if forms > 1 and (single := explain_failure(problem, 1)).conflicts:
        return single
    question = question_of(problem, forms)
    searcher = Searcher(question)
    conflicts, is_open = _conflicts(question, searcher)
    if not conflicts:
        not_found = Issue("assembly.not_found", {"items": len(problem.items)})
        return Explanation((not_found,) if is_open or forms > 1 else (), is_proved=False)
    repair = find_repair(question, searcher, [conflict.conditions for conflict in conflicts])
    rest = forms_left(problem) if question.forms > 1 else None
    told = _told(question, conflicts)
    issues = _say(question, told)
    return Explanation(
        issues=(*dict.fromkeys(issues), *say_repair(question, repair, rest)),
        is_proved=True,
        conflicts=tuple(conflicts),
        shortages=tuple(_shortages(question, told)),
        repair=repair,
        rest=rest,
    )


def _say(question: Question, conflicts: Sequence[Conflict]) -> Iterator[Issue]:
    together = short_together(question, [found.alone for found in conflicts if found.alone])
    for number, found in enumerate(conflicts, start=1):
        group = together.get(found.alone, ()) if found.alone else ()
        asked = replace(question, forms=found.forms)
        if not group:
            yield from say_clash(asked, found.conditions, number)
        elif found.alone == group[0]:
            yield from say_short_parts(asked, group)


def _shortages(question: Question, told: Sequence[Conflict]) -> Iterator[Shortage]:
    for found in told:
        line = found.alone
        if line and line.side is Side.LEAST and line.rule != "key_positions":
            yield from count_shortages(replace(question, forms=found.forms), found.conditions)


def _conflicts(question: Question, searcher: Searcher) -> tuple[list[Conflict], bool]:
    """Return the conflicts one by one, and whether it stayed open if the remaining lines can be met.

    Of each conflict the line that is given up most easily is set aside before the next is looked for.
    """
    alone = list(dict.fromkeys(short.condition for short in count_shortages(question, question.conditions)))
    conflicts = [_conflict(question, (condition,)) for condition in alone]
    left = [condition for condition in question.conditions if condition not in set(alone)]
    for pair in sorted(clashing_pairs(question, left), key=lambda pair: min(map(_given_up, pair))):
        if all(condition in left for condition in pair):
            conflicts.append(_conflict(question, pair))
            left.remove(_set_aside(pair))
    for _ in range(_MOST_CLASHES):
        found = searcher.search(question, left)
        if not found.clash:
            return conflicts, found.uses is None
        conflicts.append(_conflict(question, found.clash))
        left.remove(_set_aside(found.clash))
    return conflicts, True


def _conflict(question: Question, clash: Clash) -> Conflict:
    """Say of how many forms a clash is: of each single one, if one can't meet it either."""
    is_single = question.forms == 1 or is_impossible_alone(replace(question, forms=1), clash)
    return Conflict(1 if is_single else question.forms, clash)


def _set_aside(clash: Clash) -> Condition:
    """Return the line without which the next clash is looked for; how much forms may share clashes with many alike."""
    sharing = (condition for condition in clash if condition.rule == "overlap" and not condition.part)
    return next(sharing, None) or min(reversed(clash), key=_given_up)


def _given_up(condition: Condition) -> tuple[float, bool]:
    return round(price_of(condition), 1), condition.side is not Side.LEAST


def _told(question: Question, conflicts: Sequence[Conflict]) -> Sequence[Conflict]:
    """Leave out what an instrument without a free item makes short beside its length, and evidence beside other lines.

    A bank without tasks would name every KUK, one whose questions are all barred every line.
    """
    alone = [found.alone for found in conflicts if found.alone]
    empty = {line.line for line in alone if line.rule == "length" and _is_empty(question, line)}
    told = [
        found
        for found in _without_task_sums(conflicts)
        if not (found.alone and _follows(question, found.alone, empty))
    ]
    without_evidence = [found for found in told if not found.alone or found.alone.rule != "coverage"]
    return without_evidence or told


def _without_task_sums(conflicts: Sequence[Conflict]) -> Sequence[Conflict]:
    """Leave out how many tasks and pakets several forms need where it is told of a job group."""
    short = {found.alone for found in conflicts if found.forms > 1 and found.alone}
    if not any(condition.rule == "tasks" and condition.line != "paket" for condition in short):
        return conflicts
    sums = {c for c in short if (c.rule == "length" and c.line in TASK_INSTRUMENTS) or c.line == "paket"}
    return [found for found in conflicts if found.alone not in sums]


def _is_empty(question: Question, condition: Condition) -> bool:
    banned = question.problem.banned
    return all(code in banned for row in question.rows_by_condition[condition] for code, _ in row.terms)


def _follows(question: Question, condition: Condition, empty: Collection[str]) -> bool:
    """Say whether a line is short because the instruments of all its items have none that is free."""
    items = question.problem.items_by_code
    codes = [code for row in question.rows_by_condition[condition] for code, _ in row.terms]
    return (
        condition.rule != "length"
        and bool(codes)
        and all(code in items and items[code].instrument in empty for code in codes)
    )
