"""Clashes and repairs as issues, in the blueprint's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from qbank.assembly.explain.clashes import Clash
from qbank.assembly.explain.conditions import Condition, Question, Side
from qbank.assembly.explain.counts import count_shortages
from qbank.assembly.explain.repairs import Repair, RepairStep, tolerance_after
from qbank.assembly.explain.writing import describe, items_to_write
from qbank.assembly.pool import PoolItem
from qbank.assembly.rules.minutes import check_day, minutes_needed, timed_quotas
from qbank.assembly.rules.tasks import check_pakets
from qbank.domain.blueprint import Target
from qbank.domain.set_record import BankRest
from qbank.errors import Fact, Issue, Severity

_COUNTED_RULES = frozenset({"length", "quota_lines"})
_MOST_STEPS = 12
_NOT_AMOUNTS = frozenset({"overlap", "enemies", "stimulus", "named_items", "tasks", "coverage"})
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
    known = (_say_short_line, _say_short_minutes, _say_parts_exceed, _say_parts_fall_short)
    said = next((issues for say in known if (issues := list(say(question, clash)))), None)
    yield from said or _say_lines(question, clash, number)
    for new in items_to_write(question, clash):
        what = "; ".join(dict.fromkeys(describe(question.problem, condition) for condition in new.conditions))
        yield Issue("assembly.write_items", {"count": new.count, "what": what}, severity=Severity.NOTE)


def say_repair(question: Question, repair: Repair, rest: BankRest | None) -> Iterator[Issue]:
    """Yield the cheapest repair line by line, and how many forms there can be without one."""
    if rest is not None:
        facts: dict[str, Fact] = {"forms": rest.forms, "line": rest.line, "part": rest.part}
        yield Issue("assembly.most_forms", facts, severity=Severity.NOTE)
    if repair.is_enough and len(repair.steps) > _MOST_STEPS:
        yield Issue("assembly.repair_many", {"lines": len(repair.steps)}, severity=Severity.NOTE)
    elif repair.is_enough:
        yield from (_say_step(question, step) for step in repair.steps)


def _target_of(question: Question, condition: Condition) -> Target:
    return next(target for target in question.problem.targets if target.name == condition.line)


def _say_step(question: Question, step: RepairStep) -> Issue:
    condition, is_least = step.condition, step.condition.side is Side.LEAST
    name = _name(condition)
    if condition.rule in _NOT_AMOUNTS:
        return Issue("assembly.repair_except", name, severity=Severity.NOTE)
    if condition.rule == "targets":
        target = _target_of(question, condition)
        to = _plain(tolerance_after(question.problem.blueprint, target, step))
        facts: dict[str, Fact] = {
            **_name(condition),
            "part": "",
            "amount": _plain(target.tolerance),
            "to": to,
        }
        return Issue("assembly.repair_widen", facts, severity=Severity.NOTE)
    if condition.rule == "key_positions":
        return Issue("assembly.repair_loosen", name, severity=Severity.NOTE)
    to = _plain(round(condition.amount - step.by if is_least else condition.amount + step.by, 3))
    facts = {**_name(condition), "amount": _plain(condition.amount), "to": to, "by": _plain(step.by)}
    code = "assembly.repair_lower" if is_least else "assembly.repair_raise"
    return Issue(code, facts, severity=Severity.NOTE)


def _name(condition: Condition) -> dict[str, Fact]:
    return {"rule": condition.rule, "line": condition.line, "part": condition.part}


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
            found = int(short.found)
            if clash[0].rule == "key_positions":
                name: dict[str, Fact] = {"instrument": clash[0].line, "letter": clash[0].part}
                yield Issue("assembly.too_few_keys", {**name, "asked": int(short.asked), "found": found})
            elif question.forms == 1:
                facts = {"asked": int(short.asked), "found": found, "used": _banned_of(question, clash[0])}
                yield Issue("assembly.too_few_items", {**_name(clash[0]), **facts})
            else:
                facts = {"each": int(clash[0].amount), "forms": question.forms, "asked": int(short.asked)}
                yield Issue("assembly.too_few_for_forms", {**_name(clash[0]), **facts, "found": found})
    if clash[0].rule == "tasks":
        yield from check_pakets(question.problem)


def _banned_of(question: Question, condition: Condition) -> int:
    banned = question.problem.banned
    return sum(name in banned for row in question.rows_by_condition[condition] for name, _ in row.terms)


def _say_short_minutes(question: Question, clash: Clash) -> Iterator[Issue]:
    """Say that an instrument's shortest items take longer than its time."""
    kinds = {(condition.rule, condition.line, condition.side) for condition in clash}
    for quota in timed_quotas(question.problem):
        name = quota.instrument.value
        if kinds == {("length", name, Side.LEAST), ("minutes", name, Side.MOST)}:
            banned = question.problem.banned
            free = (item for item in question.problem.items_of(quota.instrument) if item.code not in banned)
            shortest = sorted(free, key=_minutes_of)[: quota.minimum]
            needed = round(minutes_needed(quota, shortest), 3)
            facts: dict[str, Fact] = {"instrument": name, "items": quota.minimum, "needed": needed}
            yield Issue("assembly.minutes_too_short", {**facts, "minutes": quota.minutes})


def _minutes_of(item: PoolItem) -> float:
    return item.minutes


def _say_parts_exceed(question: Question, clash: Clash) -> Iterator[Issue]:
    """Say that a line's maximum is below what separate lines inside it ask for together.

    Eight of nine units may be enough for the clash; all nine are told, since the ninth is no better off.
    """
    whole, parts = _whole_and_parts(question, clash, Side.MOST)
    if whole is not None:
        parts = _with_like_lines(question, whole, parts)
        facts: dict[str, Fact] = {"most": int(whole.amount), "asked": int(sum(part.amount for part in parts))}
        yield Issue("assembly.parts_exceed_line", {**_name(whole), **facts, "parts": _names(parts)})


def _say_parts_fall_short(question: Question, clash: Clash) -> Iterator[Issue]:
    """Say that a line's minimum is above what separate lines leave of its items."""
    whole, parts = _whole_and_parts(question, clash, Side.LEAST)
    if whole is not None:
        codes = _codes(question, whole)
        left = len(codes) - sum(len(_codes(question, part) & codes) - part.amount for part in parts)
        facts = {"asked": int(whole.amount), "most": int(left)}
        yield Issue("assembly.parts_fall_short", {**_name(whole), **facts, "parts": _names(parts)})


def _whole_and_parts(
    question: Question, clash: Clash, side: Side
) -> tuple[Condition | None, Sequence[Condition]]:
    """Find the one line of a side around separate lines of the other, where all of them count items."""
    wholes = [condition for condition in clash if condition.side is side]
    parts = [condition for condition in clash if condition not in wholes]
    counted = all(c.rule in _COUNTED_RULES and _counts_items(question, c) for c in clash)
    if len(wholes) != 1 or not parts or not counted:
        return None, ()
    codes = [_codes(question, part) for part in parts]
    apart = all(first.isdisjoint(second) for first, second in combinations(codes, 2))
    inside = side is Side.LEAST or all(_codes(question, wholes[0]) >= part for part in codes)
    return (wholes[0], parts) if apart and inside else (None, ())


def _with_like_lines(question: Question, whole: Condition, parts: Sequence[Condition]) -> Sequence[Condition]:
    """Add the other lines that ask for items inside the whole, as long as all are separate."""
    codes, taken = (
        _codes(question, whole),
        frozenset[str]().union(*(_codes(question, part) for part in parts)),
    )
    found = list(parts)
    for condition in question.conditions:
        if condition.side is Side.LEAST and condition.rule == "quota_lines" and condition not in parts:
            more = _codes(question, condition)
            if more <= codes and more.isdisjoint(taken) and _counts_items(question, condition):
                found.append(condition)
                taken |= more
    return sorted(found, key=question.conditions.index)


def _counts_items(question: Question, condition: Condition) -> bool:
    return all(amount == 1 for row in question.rows_by_condition[condition] for _, amount in row.terms)


def _codes(question: Question, condition: Condition) -> frozenset[str]:
    named = (name for row in question.rows_by_condition[condition] for name, _ in row.terms)
    return frozenset(named) - question.problem.banned


def _names(parts: Sequence[Condition]) -> str:
    return ", ".join(dict.fromkeys(part.line for part in parts))


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
