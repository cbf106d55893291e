"""Clashes and repairs as issues, in the blueprint's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qbank.assembly.explain.clashes import Clash
from qbank.assembly.explain.conditions import Condition, Question, Side
from qbank.assembly.explain.counts import Shortage, count_shortages
from qbank.assembly.explain.nested_lines import say_parts_exceed, say_parts_fall_short
from qbank.assembly.explain.repairs import Repair, RepairStep, value_after
from qbank.assembly.explain.writing import describe, items_to_write
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules.minutes import check_day, minutes_needed, timed_quotas
from qbank.assembly.rules.tasks import check_pakets
from qbank.domain.blueprint import InstrumentQuota, Target
from qbank.domain.set_record import BankRest
from qbank.errors import Fact, Issue, Severity

_MOST_STEPS = 12
_NOT_AMOUNTS = frozenset({"overlap", "enemies", "stimulus", "tasks", "coverage"})
_MEMBERS = {
    "enemies": "assembly.clash_enemies",
    "stimulus": "assembly.clash_case",
    "named_items": "assembly.clash_named",
    "overlap": "assembly.clash_overlap",
    "minutes": "assembly.clash_minutes",
    "key_positions": "assembly.clash_keys",
    "coverage": "assembly.clash_evidence",
    "tasks": "assembly.clash_tasks",
}


def say_clash(question: Question, clash: Clash, number: int) -> Iterator[Issue]:
    """Yield what a clash is and what to write; `number` tells clashes of many lines apart."""
    known = (_say_short_line, _say_short_minutes, say_parts_exceed, say_parts_fall_short)
    said = next((issues for say in known if (issues := list(say(question, clash)))), None)
    yield from said or _say_lines(question, clash, number)
    for new in items_to_write(question, clash):
        what = "; ".join(dict.fromkeys(describe(question.problem, condition) for condition in new.conditions))
        facts: dict[str, Fact] = {"count": new.count, "what": what}
        if new.minutes is None:
            yield Issue("assembly.write_items", facts, severity=Severity.NOTE)
        else:
            minutes = _plain(new.minutes)
            yield Issue("assembly.write_timed_items", {**facts, "minutes": minutes}, severity=Severity.NOTE)


def say_repair(question: Question, repair: Repair, rest: BankRest | None) -> Iterator[Issue]:
    """Yield the cheapest repair line by line, and how many forms there can be without one."""
    if rest is not None:
        facts: dict[str, Fact] = {"forms": rest.forms, "line": rest.line, "part": rest.part}
        yield Issue("assembly.most_forms", facts, severity=Severity.NOTE)
    if repair.is_enough and len(repair.steps) > _MOST_STEPS:
        if rest is None:
            yield Issue("assembly.repair_many", {"lines": len(repair.steps)}, severity=Severity.NOTE)
    elif repair.is_enough:
        yield from (_say_step(question, step) for step in repair.steps)


def _target_of(question: Question, condition: Condition) -> Target:
    return next(target for target in question.problem.targets if target.name == condition.line)


def _say_step(question: Question, step: RepairStep) -> Issue:
    condition, is_least = step.condition, step.condition.side is Side.LEAST
    name = condition.name
    if condition.rule == "named_items":
        return Issue("assembly.repair_release", {"item": condition.line}, severity=Severity.NOTE)
    if condition.rule in _NOT_AMOUNTS:
        return Issue("assembly.repair_except", name, severity=Severity.NOTE)
    if condition.rule == "targets":
        target = _target_of(question, condition)
        to = _plain(value_after(question.problem.blueprint, target, step))
        facts: dict[str, Fact] = {**condition.name, "part": "", "amount": _plain(target.value or 0), "to": to}
        return Issue("assembly.repair_move", facts, severity=Severity.NOTE)
    if condition.rule == "key_positions":
        return Issue("assembly.repair_loosen", name, severity=Severity.NOTE)
    to = _plain(round(condition.amount - step.by if is_least else condition.amount + step.by, 3))
    facts = {**condition.name, "amount": _plain(condition.amount), "to": to, "by": _plain(step.by)}
    code = "assembly.repair_lower" if is_least else "assembly.repair_raise"
    return Issue(code, facts, severity=Severity.NOTE)


def _plain(amount: float) -> Fact:
    return int(amount) if amount == int(amount) else amount


def _say_short_line(question: Question, clash: Clash) -> Iterator[Issue]:
    """Say of a line alone that the bank is short of it."""
    if len(clash) > 1:
        return
    if clash[0].rule == "minutes":
        yield from check_day(question.problem)
    for short in count_shortages(question, clash):
        if short.condition.side is Side.LEAST:
            yield _say_shortage(question, short)
    if clash[0].rule == "tasks" and question.forms == 1:
        yield from check_pakets(question.problem)


def _say_shortage(question: Question, short: Shortage) -> Issue:
    condition, forms = short.condition, question.forms
    amounts: dict[str, Fact] = {"asked": int(short.asked), "found": int(short.found)}
    if condition.rule == "key_positions":
        place: dict[str, Fact] = {"instrument": condition.line, "letter": condition.part}
        return Issue("assembly.too_few_keys", {**place, **amounts})
    if forms == 1:
        used = _banned_of(question, condition)
        return Issue("assembly.too_few_items", {**condition.name, **amounts, "used": used})
    if condition.rule == "tasks":
        return Issue("assembly.too_few_tasks", {"job_group": condition.line, "forms": forms, **amounts})
    each = int(condition.amount)
    return Issue("assembly.too_few_for_forms", {**condition.name, **amounts, "each": each, "forms": forms})


def _banned_of(question: Question, condition: Condition) -> int:
    banned = question.problem.banned
    return sum(name in banned for row in question.rows_by_condition[condition] for name, _ in row.terms)


def _say_short_minutes(question: Question, clash: Clash) -> Iterator[Issue]:
    """Say that an instrument's shortest items take longer than its time."""
    kinds = {(condition.rule, condition.line, condition.side) for condition in clash}
    for quota in timed_quotas(question.problem):
        name = quota.instrument.value
        if kinds == {("length", name, Side.LEAST), ("minutes", name, Side.MOST)}:
            forms = question.forms
            shortest = _shortest(question.problem, quota, quota.minimum * forms)
            facts: dict[str, Fact] = {"instrument": name, "items": len(shortest)}
            if forms == 1:
                needed = _plain(round(minutes_needed(quota, shortest), 3))
                yield Issue(
                    "assembly.minutes_too_short", {**facts, "needed": needed, "minutes": quota.minutes}
                )
            elif quota.asked is None and question.problem.shared_limits.get(quota.instrument) == 0:
                needed = _plain(round(sum(map(_minutes_of, shortest)), 3))
                given: dict[str, Fact] = {"forms": forms, "minutes": _plain(forms * quota.minutes)}
                yield Issue("assembly.minutes_too_short_for_forms", {**facts, **given, "needed": needed})


def _shortest(problem: AssemblyProblem, quota: InstrumentQuota, count: int) -> Sequence[PoolItem]:
    free = (item for item in problem.items_of(quota.instrument) if item.code not in problem.banned)
    return sorted(free, key=_minutes_of)[:count]


def _minutes_of(item: PoolItem) -> float:
    return item.minutes


def _say_lines(question: Question, clash: Clash, number: int) -> Iterator[Issue]:
    """Say that lines clash, and then each of them."""
    facts: dict[str, Fact] = {"clash": number, "lines": len(clash), "forms": question.forms}
    yield Issue("assembly.clash", facts)
    for condition in clash:
        default = "assembly.clash_least" if condition.side is Side.LEAST else "assembly.clash_most"
        place: dict[str, Fact] = {"clash": number, "line": condition.line, "part": condition.part}
        code = _MEMBERS.get(condition.rule, default)
        if condition.rule == "targets":
            target = _target_of(question, condition)
            asked: dict[str, Fact] = {
                "asked": _plain(target.value or 0),
                "tolerance": _plain(target.tolerance),
            }
            yield Issue("assembly.clash_target", {**place, **asked})
        else:
            yield Issue(code, {**place, "amount": _plain(condition.amount)})
