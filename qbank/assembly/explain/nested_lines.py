"""Lines inside a line: its maximum is below what they ask for together, or its minimum above what they leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from qbank.assembly.explain.clashes import Clash
from qbank.assembly.explain.conditions import Condition, Question, Side
from qbank.errors import Fact, Issue

_COUNTED_RULES = frozenset({"length", "quota_lines"})


def say_parts_exceed(question: Question, clash: Clash) -> Iterator[Issue]:
    """Say that a line's maximum is below what separate lines inside it ask for together.

    Eight of nine units may be enough for the clash; all nine are told, since the ninth is no better off.
    """
    whole, parts = _whole_and_parts(question, clash, Side.MOST)
    if whole is not None:
        parts = _with_like_lines(question, whole, parts)
        facts: dict[str, Fact] = {"most": int(whole.amount), "asked": int(sum(part.amount for part in parts))}
        yield Issue("assembly.parts_exceed_line", {**whole.name, **facts, "parts": _names(parts)})


def say_parts_fall_short(question: Question, clash: Clash) -> Iterator[Issue]:
    """Say that a line's minimum is above what separate lines leave of its items."""
    whole, parts = _whole_and_parts(question, clash, Side.LEAST)
    if whole is not None:
        codes = _codes(question, whole)
        left = len(codes) - sum(len(_codes(question, part) & codes) - part.amount for part in parts)
        facts = {"asked": int(whole.amount), "most": int(left)}
        yield Issue("assembly.parts_fall_short", {**whole.name, **facts, "parts": _names(parts)})


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
            if more and more <= codes and more.isdisjoint(taken) and _counts_items(question, condition):
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
