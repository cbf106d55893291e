"""Items that the lines at hand can't tell apart: a bank of 100,000 items is a few hundred classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row, Terms

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
        self._cells: dict[str, int] = {}
        self._measures: dict[str, int] = {}
        self._numbers: dict[tuple[object, int, float], int] = {}
        self._seen: dict[int, Terms] = {}

    def split_by(self, rows: Iterable[Row]) -> None:
        """Part the items that one of these rows tells apart."""
        for row in rows:
            # Both sides of a line have the very same terms; kept, so that no other object gets their id.
            if id(row.terms) not in self._seen:
                self._seen[id(row.terms)] = row.terms
                amounts = {amount for _, amount in row.terms}
                self._split(self._cells if len(amounts) <= _FEW_AMOUNTS else self._measures, row.terms)

    def classes(self) -> Classes:
        """Return the classes."""
        codes: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        for code, cell in self._cells.items():
            codes[cell, self._measures.get(code, 0)].append(code)
        for code, measure in self._measures.items():
            if code not in self._cells:
                codes[0, measure].append(code)
        return {members[0]: members for members in codes.values()}

    def some_classes(self, wanted: frozenset[str]) -> tuple[Classes, bool]:
        """Return all classes if they are few, else some of every cell and those of `wanted` items; and whether it's all."""
        classes = self.classes()
        if len(classes) <= _MOST_CLASSES:
            return classes, True
        firsts: defaultdict[int, list[str]] = defaultdict(list)
        for first in classes:
            firsts[self._cells.get(first, 0)].append(first)
        each = max(2, _MOST_CLASSES // len(firsts))
        kept = {name for names in firsts.values() for name in names[:: -(-len(names) // each)]}
        kept |= {name for name, codes in classes.items() if not wanted.isdisjoint(codes)}
        return {name: codes for name, codes in classes.items() if name in kept}, len(kept) == len(classes)

    def _split(self, number_by_code: dict[str, int], terms: Terms) -> None:
        row = len(self._seen)
        for code, amount in terms:
            if code in self._items and code not in self._banned:
                key = (number_by_code.get(code) or self._items[code].instrument, row, amount)
                number_by_code[code] = self._numbers.setdefault(key, len(self._numbers) + 1)
