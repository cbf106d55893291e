"""From classes to items: which items of each class to take, so that lines not looked at yet are met where they can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from qbank.assembly.explain.classes import Classes
from qbank.assembly.explain.conditions import ROUNDING, Condition, Question, Side
from qbank.assembly.explain.joint_model import Uses
from qbank.assembly.rows import Row

_FEW_ITEMS = 2_000


class Picker:
    """Takes items while the lines about few items have room: no second question of a KUK, no enemy of one taken."""

    def __init__(self, question: Question, conditions: Sequence[Condition]) -> None:
        self._forms = question.forms
        self._rows_by_code: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        self._rooms: list[float] = []
        self._tied: set[str] = set()
        for condition in conditions:
            for row in question.rows_by_condition[condition]:
                if condition.side is Side.WHOLE:
                    self._tied.update(code for code, _ in row.terms)
                elif condition.side is Side.MOST and len(row.terms) <= _FEW_ITEMS:
                    self._add(row, question.scale_of(row))

    def pick(self, classes: Classes, counts: Mapping[str, int]) -> Uses:
        """Return how often each item is used, for the number that each class is used; small classes choose first."""
        rooms = list(self._rooms)
        uses: dict[str, int] = {}
        for first in sorted(counts, key=lambda first: len(classes[first])):
            codes, count = classes[first], counts[first]
            rounds = -(-count // len(codes))
            fitting = self._fitting(codes, min(count, len(codes)), rounds, rooms)
            for index, code in enumerate(fitting):
                uses[code] = (count - index - 1) // len(fitting) + 1
        return uses

    def _add(self, row: Row, scale: int) -> None:
        for code, amount in row.terms:
            self._rows_by_code[code].append((len(self._rooms), amount))
        self._rooms.append(row.upper * scale)

    def _fitting(self, codes: Sequence[str], count: int, times: int, rooms: list[float]) -> list[str]:
        """Pick so many codes: those that fit, in order, then any; what they take is taken from the rooms."""
        picked: dict[str, None] = {}
        for only_fitting in (True, False):
            for code in sorted(codes, key=self._tied.__contains__):
                if len(picked) == count:
                    return list(picked)
                rows = self._rows_by_code.get(code, ())
                if code not in picked and (
                    not only_fitting or all(rooms[row] >= amount * times - ROUNDING for row, amount in rows)
                ):
                    picked[code] = None
                    for row, amount in rows:
                        rooms[row] -= amount * times
        return list(picked)
