"""Look-ahead: a form takes no more of what is scarce than the forms after it can spare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.programme import Flags, Floats, Indices, Programme

_COUNTED_RULES = frozenset({"length", "quota_lines"})
_NONE = -1


@dataclass(frozen=True, slots=True)
class LookAhead:
    """What the first rows of a programme count, as far as forms may not share it; rows below them have no look-ahead.

    `scarce` are rows of items that stand in one form only; `length_rows` names, for a row that counts such items of one
    instrument of fixed length, the row of that length, else -1.
    """

    scarce: Flags
    length_rows: Indices

    def bounds(self, programme: Programme, forms_after: int) -> tuple[Floats, Floats]:
        """Return bounds of the rows that leave every later form its least, and the rest of its length.

        With R forms to come and S items left that a row counts, R · minimum of them must stay; and of the items that it
        doesn't count, R · (length − maximum). A bound that can't be kept any more is left as it was.
        """
        known = len(self.scarce)
        lower, upper = programme.row_lower[:known], programme.row_upper[:known]
        asked = np.where(self.scarce, lower, 0.0)
        left = programme.activity(programme.upper)[:known]
        spared = np.where(asked > 0, left - forms_after * asked, np.inf)
        most = np.where(spared >= asked, np.minimum(upper, spared), upper)
        has_length = self.length_rows != _NONE
        length = np.where(has_length, asked[self.length_rows], 0.0)
        outside = left[self.length_rows] - left
        needed = length - outside + forms_after * np.maximum(0.0, length - np.where(has_length, upper, 0.0))
        least = np.where(has_length & (upper < length), np.maximum(asked, needed), lower)
        least = np.where(least <= most, least, lower)
        return np.append(least, programme.row_lower[known:]), np.append(most, programme.row_upper[known:])


def look_ahead(
    problem: AssemblyProblem, index_by_name: dict[str, int], programme: Programme, rules: Sequence[str]
) -> LookAhead:
    """Return the look-ahead for the rows of a programme; `rules` names the rule of each row."""
    instruments = [quota.instrument for quota in problem.blueprint.instruments]
    apart = {name: number for number, name in enumerate(instruments) if problem.shared_limits.get(name) == 0}
    of_column = np.full(programme.width, _NONE)
    for item in problem.items:
        of_column[index_by_name[item.code]] = apart.get(item.instrument, _NONE)
    of_entry = of_column[programme.entry_columns]
    first, last = np.full(programme.height, len(instruments)), np.full(programme.height, _NONE)
    np.minimum.at(first, programme.entry_rows, of_entry)
    np.maximum.at(last, programme.entry_rows, of_entry)
    counted = np.array([rule in _COUNTED_RULES for rule in rules], dtype=bool)
    scarce = counted & (first != _NONE) & (last != _NONE)
    return LookAhead(scarce, _length_rows(programme, rules, np.where(scarce & (first == last), first, _NONE)))


def _length_rows(programme: Programme, rules: Sequence[str], instruments: Indices) -> Indices:
    """Name the row of the instrument's length for each row that counts items one by one, where that length is fixed."""
    single = np.ones(programme.height, dtype=bool)
    single[programme.entry_rows[programme.entry_values != 1.0]] = False
    found = np.full(programme.height, _NONE)
    for row, rule in enumerate(rules):
        if (
            rule == "length"
            and programme.row_lower[row] == programme.row_upper[row]
            and instruments[row] != _NONE
        ):
            found[single & (instruments == instruments[row])] = row
            found[row] = _NONE
    return found
