"""Which lines clash: the smallest sets, one by one, until what remains can be met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from qbank.assembly.explain.classes import Classes, Partition
from qbank.assembly.explain.conditions import ROUNDING, Condition, Question
from qbank.assembly.explain.exact_forms import MOST_COLUMNS, can_forms_meet
from qbank.assembly.explain.joint_model import Uses, can_be_met, joint_model
from qbank.assembly.explain.picking import Picker
from qbank.assembly.highs import find_clash
from qbank.domain.set_record import SolverStatus

_MOST_ROUNDS = 60
_COUNTED_RULES = frozenset({"length", "quota_lines"})
_ALWAYS = frozenset({"length", "overlap"})
_FEW_PARTS = 40
_FEW_TERMS = 50_000

Clash = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: lines that clash, or items that meet every line together, or neither in time."""

    clash: Clash = ()
    uses: Uses | None = None


class Searcher:
    """Looks at one question again and again, with some lines set aside or relaxed; what mattered once comes first.

    Conditions come into the model only when an answer breaks them, and of a large bank only some items of each kind,
    so it stays as small as the trouble is.
    """

    def __init__(self, question: Question, *, is_lean: bool = False) -> None:
        self._picker = Picker(question, question.conditions)
        self._partition = Partition(question.problem, question.arrays)
        self._is_lean = is_lean
        self._known = set(_first_conditions(question, is_lean=is_lean))

    def known_of(self, question: Question) -> list[Condition]:
        """Return the conditions that mattered so far, or are likely to."""
        return [condition for condition in question.conditions if condition in self._known]

    def search(
        self,
        question: Question,
        conditions: Sequence[Condition],
        *,
        is_quick: bool = False,
        wanted: frozenset[str] = frozenset(),
    ) -> Search:
        """Look for items that meet the conditions, else name a smallest set of them that clashes with the whole bank.

        A quick search names any few that are in the way. The `wanted` items are tried, whatever others are not.
        """
        active = [condition for condition in conditions if condition in self._known]
        self._partition.split_by(question.rows_for(active))
        for _ in range(_MOST_ROUNDS):
            classes = self._partition.some_classes(wanted)
            small = question.restricted_to(active, classes)
            status, counts = can_be_met(small, active, classes)
            if status is SolverStatus.NOT_FOUND:
                break
            if status is SolverStatus.IMPOSSIBLE_PROVED:
                named = _linear_clash(small, active, classes)
                if not named and not self._is_lean:
                    return Searcher(question, is_lean=True).search(question, conditions, is_quick=is_quick)
                if is_quick and named:
                    return Search(clash=tuple(named))
                if clash := _shortest_clash(question, named or active, classes):
                    return Search(clash=clash)
                wanted |= self._items_for(question, named or active)
                continue
            uses = self._picker.pick(classes, counts)
            broken = [c for c in conditions if c not in self._known and not _is_met(question, c, uses)]
            if not broken:
                clash = _clash_in_whole_forms(question, conditions)
                return Search(clash=clash, uses=None if clash else uses)
            added = _with_other_sides(conditions, broken, self._known)
            self._known.update(added)
            self._partition.split_by(question.rows_for(added))
            active += added
        return Search()

    def _items_for(self, question: Question, clash: Sequence[Condition]) -> frozenset[str]:
        """Return items of the whole bank that meet what seemed to clash with a part of it."""
        classes = _classes_for(question, clash)
        _, counts = can_be_met(question.restricted_to(clash, classes), clash, classes)
        return frozenset(self._picker.pick(classes, counts))


def _first_conditions(question: Question, *, is_lean: bool) -> Iterator[Condition]:
    """Yield what a search starts with: every condition of a small bank, of a large one those that few others are like.

    A lean search starts with the lengths alone: what clashes only in whole items is then found among few conditions.
    """
    is_small = sum(map(question.items_in, question.conditions)) <= _FEW_TERMS
    parts = Counter((condition.rule, condition.line) for condition in question.conditions)
    for condition in question.conditions:
        is_counted = condition.rule in _COUNTED_RULES and parts[condition.rule, condition.line] <= _FEW_PARTS
        is_likely = not is_lean and (is_small or is_counted)
        if is_likely or condition.rule in _ALWAYS or question.uses_auxiliaries(condition):
            yield condition


def _clash_in_whole_forms(question: Question, conditions: Sequence[Condition]) -> Clash:
    """Return what clashes though the forms together seem to have enough; looked for in small banks only."""
    if question.forms == 1 or len(question.problem.items) * question.forms > MOST_COLUMNS:
        return ()
    classes = _classes_for(question, conditions)
    small = question.restricted_to(conditions, classes)
    is_clash = is_impossible(small, conditions, classes)
    return _shortest_clash(question, conditions, classes) if is_clash else ()


def _with_other_sides(
    conditions: Iterable[Condition], broken: Iterable[Condition], known: Container[Condition]
) -> list[Condition]:
    """Return the broken conditions and the other sides of their lines, so that a short clash is seen before a long one."""
    lines = {(condition.rule, condition.line, condition.part) for condition in broken}
    return [c for c in conditions if c not in known and (c.rule, c.line, c.part) in lines]


def _shortest_clash(question: Question, conditions: Sequence[Condition], classes: Classes) -> Clash:
    """Shrink conditions that clash for these classes, in the order of the rules; nothing where the whole bank meets them.

    Lines about many items are left out first: a clash of lines about few items is easier to understand.
    """
    small = question.restricted_to(conditions, classes)
    found = _without_needless(small, sorted(conditions, key=question.items_in, reverse=True), classes)
    order = {condition: index for index, condition in enumerate(question.conditions)}
    clash = tuple(sorted(found, key=order.__getitem__))
    return clash if is_impossible_alone(question, clash) else ()


def shrink_clash(question: Question, conditions: Sequence[Condition], classes: Classes) -> Clash:
    """Return a smallest part of conditions that clash: dropping any one of it lets the others be met."""
    return _without_needless(question, _linear_clash(question, conditions, classes) or conditions, classes)


def _without_needless(question: Question, conditions: Sequence[Condition], classes: Classes) -> Clash:
    """Leave out what a clash doesn't need, first in halves, at last one by one; what stands first is tried first."""
    kept = list(conditions)
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
            return tuple(kept)
        size //= 2


def is_impossible(question: Question, conditions: Sequence[Condition], classes: Classes) -> bool:
    """Say whether it is proved that no forms meet the conditions; the linear programme often tells, and in no time."""
    model = joint_model(question, conditions, classes)
    if find_clash(model.columns, model.rows):
        return True
    status, _ = can_be_met(question, conditions, classes)
    if status is not SolverStatus.IMPOSSIBLE_PROVED and question.forms > 1:
        status = can_forms_meet(question, conditions, classes)
    return status is SolverStatus.IMPOSSIBLE_PROVED


def is_impossible_alone(question: Question, clash: Clash) -> bool:
    """Say whether it is proved, with the whole bank, that no forms meet these conditions."""
    classes = _classes_for(question, clash)
    return is_impossible(question.restricted_to(clash, classes), clash, classes)


def _classes_for(question: Question, conditions: Sequence[Condition]) -> Classes:
    partition = Partition(question.problem, question.arrays)
    partition.split_by(question.rows_for(conditions))
    return partition.classes()


def _linear_clash(
    question: Question, conditions: Sequence[Condition], classes: Classes
) -> Sequence[Condition]:
    """Return a few conditions that clash even where items may be taken in parts; nothing if none do."""
    model = joint_model(question, conditions, classes)
    owners = [condition for condition in conditions for _ in question.rows_by_condition[condition]]
    named = {owners[index] for index in find_clash(model.columns, model.rows) if index < len(owners)}
    fewer = [condition for condition in conditions if condition in named]
    return fewer if fewer and is_impossible(question, fewer, classes) else ()


def _is_met(question: Question, condition: Condition, uses: Uses) -> bool:
    return all(
        row.lower * scale - ROUNDING <= total <= row.upper * scale + ROUNDING
        for row in question.rows_by_condition[condition]
        for scale in (question.scale_of(row),)
        for total in (sum(amount * uses[name] for name, amount in row.terms if name in uses),)
    )
