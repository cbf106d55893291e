"""Rows as arrays over the bank's items: a line about 100,000 of them is looked at in one step."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from qbank.assembly.rows import Terms

if TYPE_CHECKING:
    from qbank.assembly.programme import Flags, Floats, Indices

_FEW_TERMS = 200


class TermArrays:
    """The items of a bank by position, and terms as positions and amounts; auxiliaries are left out.

    What was made once is kept: both sides of a line share their terms, and explaining looks at them many times.
    """

    def __init__(self, codes: Collection[str]) -> None:
        self.codes = tuple(codes)
        self.position = {code: index for index, code in enumerate(self.codes)}
        self._made: dict[int, tuple[Terms, Indices, Floats]] = {}

    def of(self, terms: Terms) -> tuple[Indices, Floats]:
        """Return the positions of the terms' items, and their amounts."""
        if id(terms) not in self._made:
            # The terms are kept too, so that no other object gets their id.
            self._made[id(terms)] = (terms, *self._arrays(terms))
        _, positions, amounts = self._made[id(terms)]
        return positions, amounts

    def some(self, terms: Terms, kept: Flags) -> Terms:
        """Return the terms of items that are kept."""
        if len(terms) < _FEW_TERMS:
            return tuple(term for term in terms if term[0] in self.position and kept[self.position[term[0]]])
        positions, amounts = self.of(terms)
        is_kept = kept[positions]
        codes = (self.codes[position] for position in positions[is_kept].tolist())
        return tuple(zip(codes, amounts[is_kept].tolist(), strict=True))

    def are_alike(self, terms: Terms) -> bool:
        """Say whether all amounts are the same: a count, and not minutes, points or logits."""
        if len(terms) < _FEW_TERMS:
            return len({amount for _, amount in terms}) <= 1
        _, amounts = self.of(terms)
        return bool(amounts.min() == amounts.max())

    def flags(self, codes: Iterable[str]) -> Flags:
        """Return for each item of the bank whether its code is among these."""
        import numpy as np

        found = np.zeros(len(self.codes), dtype=bool)
        found[[self.position[code] for code in codes if code in self.position]] = True
        return found

    def _arrays(self, terms: Terms) -> tuple[Indices, Floats]:
        import numpy as np

        position = self.position
        known = [term for term in terms if term[0] in position]
        positions = np.array([position[code] for code, _ in known], dtype=np.int32)
        return positions, np.array([amount for _, amount in known], dtype=float)
