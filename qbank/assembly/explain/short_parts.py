"""A line that is repeated for every element or KUK and is short alike for many of them: told once, with their codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import ceil

from qbank.assembly.explain.conditions import ROUNDING, Condition, Question
from qbank.assembly.explain.counts import count_shortages
from qbank.assembly.explain.writing import describe
from qbank.domain.places import parts_by_unit
from qbank.errors import Fact, Issue, Severity

_MANY = 3

Together = Mapping[Condition, tuple[Condition, ...]]
"""For each condition that is told with others, all of them in order."""


def short_together(question: Question, conditions: Iterable[Condition]) -> Together:
    """Return the parts of lines that are short by the same, where they are many; `conditions` are short by themselves."""
    groups: defaultdict[tuple[str, float, float], list[Condition]] = defaultdict(list)
    repeated = [condition for condition in conditions if condition.rule == "quota_lines" and condition.part]
    for short in count_shortages(question, repeated):
        groups[short.condition.line, short.asked, short.found].append(short.condition)
    many = (tuple(group) for group in groups.values() if len(group) >= _MANY)
    return {condition: group for group in many for condition in group}


def say_short_parts(question: Question, group: tuple[Condition, ...]) -> Iterator[Issue]:
    """Say what the bank has for each part of a line, and how much is to be written for each."""
    short = next(count_shortages(question, group))
    parts = "; ".join(parts_by_unit([condition.part for condition in group]))
    facts: dict[str, Fact] = {
        "rule": short.condition.rule,
        "line": short.condition.line,
        "forms": question.forms,
    }
    amounts: dict[str, Fact] = {"asked": int(short.asked), "found": int(short.found), "count": len(group)}
    yield Issue("assembly.too_few_in_parts", {**facts, **amounts, "parts": parts})
    what = describe(question.problem, replace(short.condition, part=""))
    missing = ceil(short.asked - short.found - ROUNDING)
    wanted: dict[str, Fact] = {"count": missing, "what": what, "parts": parts}
    yield Issue("assembly.write_items_for_parts", wanted, severity=Severity.NOTE)
