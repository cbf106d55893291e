"""Items that the lines at hand can't tell apart: a bank of 100,000 items is a few hundred classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row

Classes = Mapping[str, Sequence[str]]
"""The codes of each class, in the order of the bank, by its first code."""

_MOST_CLASSES = 2_000
_FEW_AMOUNTS = 4


class Partition:
    """The bank's free items in classes, split further by each row that is added.

    Items of one class have the same coefficient in every row so far, and the forms of a set may share them alike.
    An item that stands in no row is in no class. Cells are coarser: in a cell, minutes and logits may differ.
    """

    def __init__(self, problem: AssemblyProblem) -> None:
        self._items = problem.items_by_code
        self._banned = problem.banned
        self._class_by_code: dict[str, int] = {}
        self._cell_by_code: dict[str, int] = {}
        self._numbers: dict[tuple[object, int, float], int] = {}
        self._rows = 0

    def split_by(self, rows: Iterable[Row]) -> None:
        """Part the items that one of these rows tells apart."""
        for row in rows:
            self._rows += 1
            terms = [term for term in row.terms if term[0] in self._items and term[0] not in self._banned]
            self._split(self._class_by_code, terms)
            if len({amount for _, amount in terms}) <= _FEW_AMOUNTS:
                self._split(self._cell_by_code, terms)

    def classes(self) -> Classes:
        """Return the classes."""
        codes: defaultdict[int, list[str]] = defaultdict(list)
        for code, number in self._class_by_code.items():
            codes[number].append(code)
        return {members[0]: members for members in codes.values()}

    def some_classes(self, wanted: frozenset[str]) -> tuple[Classes, bool]:
        """Return all classes if they are few, else some of every cell and those of `wanted` items; and whether it's all."""
        classes = self.classes()
        if len(classes) <= _MOST_CLASSES:
            return classes, True
        firsts: defaultdict[int, list[str]] = defaultdict(list)
        for first in classes:
            firsts[self._cell_by_code.get(first, 0)].append(first)
        each = max(2, _MOST_CLASSES // len(firsts))
        kept = {name for names in firsts.values() for name in names[:: -(-len(names) // each)]}
        kept |= {name for name, codes in classes.items() if not wanted.isdisjoint(codes)}
        return {name: codes for name, codes in classes.items() if name in kept}, len(kept) == len(classes)

    def _split(self, number_by_code: dict[str, int], terms: Sequence[tuple[str, float]]) -> None:
        for code, amount in terms:
            before = number_by_code.get(code) or self._items[code].instrument
            key = (before, self._rows, amount)
            number_by_code[code] = self._numbers.setdefault(key, len(self._numbers) + 1)
