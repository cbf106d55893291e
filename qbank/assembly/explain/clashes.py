"""Which lines clash: the smallest sets, one by one, until what remains can be met."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from qbank.assembly.explain.classes import Classes, Partition
from qbank.assembly.explain.conditions import ROUNDING, Condition, Question
from qbank.assembly.explain.exact_forms import can_forms_meet
from qbank.assembly.explain.joint_model import Uses, can_be_met, joint_model
from qbank.assembly.explain.picking import Picker
from qbank.assembly.highs import find_clash
from qbank.domain.set_record import SolverStatus

_MOST_ROUNDS = 60
_ALWAYS = frozenset({"length", "overlap"})

Clash = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: lines that clash, or items that meet every line together, or neither in time."""

    clash: Clash = ()
    uses: Uses | None = None


def search_clash(
    question: Question, conditions: Sequence[Condition], first: Collection[Condition] = ()
) -> Search:
    """Look for items that meet the conditions, else name a smallest set of them that clashes.

    Conditions come into the model only when an answer breaks them, and of a large bank only some items of each kind,
    so it stays as small as the trouble is; `first` are known to matter. A clash is proved with the whole bank.
    """
    active = [c for c in conditions if c in first or c.rule in _ALWAYS or question.uses_auxiliaries(c)]
    partition = Partition(question.problem)
    partition.split_by(question.rows_for(active))
    picker = Picker(question, conditions)
    wanted: frozenset[str] = frozenset()
    for _ in range(_MOST_ROUNDS):
        classes, is_all = partition.some_classes(wanted)
        small = question.restricted_to(active, classes)
        status, counts = can_be_met(small, active, classes)
        if status is SolverStatus.NOT_FOUND:
            break
        if status is SolverStatus.IMPOSSIBLE_PROVED:
            active.sort(key=question.items_in, reverse=True)
            clash = shrink_clash(small, active, classes)
            missed = frozenset() if is_all else _missed_items(question, clash)
            if missed <= wanted:
                return Search(clash=clash)
            wanted |= missed
            continue
        uses = picker.pick(classes, counts)
        broken = [c for c in conditions if not _is_met(question, c, uses)]
        if not broken:
            return Search(uses=uses)
        added = _with_other_sides(conditions, broken, active)
        partition.split_by(question.rows_for(added))
        active += added
    return Search()


def _missed_items(question: Question, clash: Clash) -> frozenset[str]:
    """Return items of the whole bank that meet what seemed to clash; none if it clashes."""
    partition = Partition(question.problem)
    partition.split_by(question.rows_for(clash))
    classes = partition.classes()
    small = question.restricted_to(clash, classes)
    _, counts = can_be_met(small, clash, classes)
    return frozenset(Picker(question, clash).pick(classes, counts))


def _with_other_sides(
    conditions: Iterable[Condition], broken: Iterable[Condition], known: Iterable[Condition]
) -> list[Condition]:
    """Return the broken conditions and the other sides of their lines, so that a short clash is seen before a long one."""
    lines = {(condition.rule, condition.line, condition.part) for condition in broken}
    old = set(known)
    return [c for c in conditions if c not in old and (c.rule, c.line, c.part) in lines]


def shrink_clash(question: Question, conditions: Sequence[Condition], classes: Classes) -> Clash:
    """Return a smallest part of conditions that clash: dropping any one of it lets the others be met.

    First by the linear programme, which is fast; then by trying without some, also for what only whole items forbid.
    What stands first is left out first: lines about few items are easier to understand than lines about many.
    """
    kept = _linear_clash(question, conditions, classes)
    size = max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept):
            fewer = [*kept[:start], *kept[start + size :]]
            if is_impossible(question, fewer, classes):
                kept = fewer
            else:
                start += size
        if size == 1:
            return tuple(sorted(kept, key=question.conditions.index))
        size //= 2


def is_impossible(question: Question, conditions: Sequence[Condition], classes: Classes) -> bool:
    """Say whether it is proved that no forms meet the conditions."""
    status, _ = can_be_met(question, conditions, classes)
    if status is not SolverStatus.IMPOSSIBLE_PROVED and question.forms > 1:
        status = can_forms_meet(question, conditions, classes)
    return status is SolverStatus.IMPOSSIBLE_PROVED


def _linear_clash(question: Question, conditions: Sequence[Condition], classes: Classes) -> list[Condition]:
    model = joint_model(question, conditions, classes)
    owners = [condition for condition in conditions for _ in question.rows_by_condition[condition]]
    named = {owners[index] for index in find_clash(model.columns, model.rows) if index < len(owners)}
    fewer = [condition for condition in conditions if condition in named]
    return fewer if fewer and is_impossible(question, fewer, classes) else list(conditions)


def _is_met(question: Question, condition: Condition, uses: Uses) -> bool:
    return all(
        row.lower * scale - ROUNDING <= total <= row.upper * scale + ROUNDING
        for row in question.rows_by_condition[condition]
        for scale in (question.scale_of(row),)
        for total in (sum(amount * uses[name] for name, amount in row.terms if name in uses),)
    )
