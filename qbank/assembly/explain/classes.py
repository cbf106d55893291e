"""Items that the lines at hand can't tell apart: a bank of 100,000 items is a few hundred classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from qbank.assembly.explain.term_arrays import TermArrays
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row, Terms

if TYPE_CHECKING:
    from qbank.assembly.programme import Indices

Classes = Mapping[str, Sequence[str]]
"""The codes of each class, in the order of the bank, by its first code."""

_MOST_CLASSES = 2_000
_FEW_AMOUNTS = 4


class Partition:
    """The bank's free items in classes, split further by each row that is added.

    Items of one class have the same coefficient in every row so far, and the forms of a set may share them alike.
    An item that stands in no row is in no class. Cells are coarser: in a cell, minutes and logits may differ.
    """

    def __init__(self, problem: AssemblyProblem, arrays: TermArrays) -> None:
        import numpy as np

        self._arrays = arrays
        kinds = {instrument: -1 - index for index, instrument in enumerate(problem.items_by_instrument)}
        self._kinds = np.array([kinds[problem.items_by_code[code].instrument] for code in arrays.codes])
        self._minutes = np.array([problem.items_by_code[code].minutes for code in arrays.codes])
        self._is_free = ~arrays.flags(problem.banned)
        self._cells: Indices = np.zeros(len(arrays.codes), dtype=np.int32)
        self._measures: Indices = np.zeros(len(arrays.codes), dtype=np.int32)
        self._numbers = 0
        self._seen: dict[int, Terms] = {}

    def split_by(self, rows: Iterable[Row]) -> None:
        """Part the items that one of these rows tells apart."""
        for row in rows:
            # Both sides of a line have the very same terms; kept, so that no other object gets their id.
            if id(row.terms) not in self._seen:
                self._seen[id(row.terms)] = row.terms
                self._split(row.terms)

    def classes(self) -> Classes:
        """Return the classes, in the order of the bank."""
        grouped, starts = self._grouped()
        return self._named(grouped, starts, range(len(starts) - 1))

    def some_classes(self, wanted: frozenset[str]) -> Classes:
        """Return all classes if they are few, else the quickest, the longest and some more of every cell.

        Those of the `wanted` items are among them.
        """
        import numpy as np

        grouped, starts = self._grouped()
        count = len(starts) - 1
        if count <= _MOST_CLASSES:
            return self._named(grouped, starts, range(count))
        firsts = grouped[starts[:-1]]
        cells = self._cells[firsts]
        by_cell = np.lexsort((self._minutes[firsts], cells))
        ends = np.flatnonzero(np.diff(cells[by_cell])) + 1
        each = max(2, _MOST_CLASSES // (len(ends) + 1))
        is_kept = np.zeros(count, dtype=bool)
        for alike in np.split(by_cell, ends):
            is_kept[alike[:: -(-len(alike) // each)]] = True
            is_kept[alike[-1]] = True
        class_of = np.repeat(np.arange(count), np.diff(starts))
        is_kept[class_of[self._arrays.flags(wanted)[grouped]]] = True
        return self._named(grouped, starts, np.flatnonzero(is_kept).tolist())

    def _grouped(self) -> tuple[Indices, Indices]:
        """Return the positions of the items class by class, and where each class starts, with the end of the last."""
        import numpy as np

        known = np.flatnonzero((self._cells != 0) | (self._measures != 0))
        keys = self._cells[known].astype(np.int64) * (self._numbers + 1) + self._measures[known]
        _, firsts, inverse = np.unique(keys, return_index=True, return_inverse=True)
        numbers = np.argsort(np.argsort(firsts))[inverse]
        counts = np.bincount(numbers, minlength=len(firsts))
        starts = np.concatenate([[0], np.cumsum(counts)])
        return known[np.argsort(numbers, kind="stable")].astype(np.int32), starts.astype(np.int32)

    def _named(self, grouped: Indices, starts: Indices, numbers: Iterable[int]) -> Classes:
        codes, positions, ends = self._arrays.codes, grouped.tolist(), starts.tolist()
        members = ([codes[at] for at in positions[ends[number] : ends[number + 1]]] for number in numbers)
        return {names[0]: names for names in members}

    def _split(self, terms: Terms) -> None:
        import numpy as np

        positions, amounts = self._arrays.of(terms)
        is_free = self._is_free[positions]
        positions, amounts = positions[is_free], amounts[is_free]
        different, ranks = np.unique(amounts, return_inverse=True)
        numbers = self._cells if len(different) <= _FEW_AMOUNTS else self._measures
        before = numbers[positions].astype(np.int64)
        before = np.where(before == 0, self._kinds[positions], before)
        keys, inverse = np.unique(before * max(1, len(different)) + ranks, return_inverse=True)
        numbers[positions] = self._numbers + 1 + inverse
        self._numbers += len(keys)
