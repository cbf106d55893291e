"""A linear programme as arrays: columns in 0…upper, rows between two bounds, and the coefficients that are not 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qbank.assembly.model import Column
from qbank.assembly.rows import Row

Floats = NDArray[np.float64]
Indices = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Programme:
    """Make Σ cost · x small. The entries stand row by row; `entry_rows` never falls."""

    costs: Floats
    lower: Floats
    upper: Floats
    is_whole: Flags
    row_lower: Floats
    row_upper: Floats
    entry_rows: Indices
    entry_columns: Indices
    entry_values: Floats

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.costs)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.row_lower)

    def activity(self, values: Floats) -> Floats:
        """Return what each row comes to."""
        products = self.entry_values * values[self.entry_columns]
        return np.bincount(self.entry_rows, weights=products, minlength=self.height).astype(np.float64)

    def with_rows(self, rows: Programme) -> Programme:
        """Return the programme with the rows of another one, over the same columns, below its own."""
        return replace(
            self,
            row_lower=np.concatenate([self.row_lower, rows.row_lower]),
            row_upper=np.concatenate([self.row_upper, rows.row_upper]),
            entry_rows=np.concatenate([self.entry_rows, rows.entry_rows + np.int32(self.height)]),
            entry_columns=np.concatenate([self.entry_columns, rows.entry_columns]),
            entry_values=np.concatenate([self.entry_values, rows.entry_values]),
        )

    def narrowed(self, kept: Flags, fixed: Floats) -> Programme:
        """Return the programme of the kept columns, where the others stand at the values of `fixed`."""
        left = self.activity(np.where(kept, 0.0, fixed))
        index = np.cumsum(kept, dtype=np.int32) - np.int32(1)
        stays = kept[self.entry_columns]
        return Programme(
            costs=self.costs[kept],
            lower=self.lower[kept],
            upper=self.upper[kept],
            is_whole=self.is_whole[kept],
            row_lower=self.row_lower - left,
            row_upper=self.row_upper - left,
            entry_rows=self.entry_rows[stays],
            entry_columns=index[self.entry_columns[stays]],
            entry_values=self.entry_values[stays],
        )


def programme_of(columns: Sequence[Column], rows: Sequence[Row]) -> Programme:
    """Return the arrays of these columns and rows."""
    bare = rows_over({column.name: index for index, column in enumerate(columns)}, rows)
    return replace(
        bare,
        costs=np.array([column.cost for column in columns], dtype=float),
        lower=np.zeros(len(columns)),
        upper=np.array([column.upper for column in columns], dtype=float),
        is_whole=np.array([column.is_whole for column in columns], dtype=bool),
    )


def rows_over(index_by_name: Mapping[str, int], rows: Sequence[Row]) -> Programme:
    """Return rows alone, over columns that are known by name; a term of another column is left out."""
    lengths, indices, values = [], [], []
    for row in rows:
        terms = [(index_by_name[name], value) for name, value in row.terms if name in index_by_name]
        lengths.append(len(terms))
        indices += [index for index, _ in terms]
        values += [value for _, value in terms]
    none = np.zeros(0)
    return Programme(
        costs=none,
        lower=none,
        upper=none,
        is_whole=np.zeros(0, dtype=bool),
        row_lower=np.array([row.lower for row in rows], dtype=float),
        row_upper=np.array([row.upper for row in rows], dtype=float),
        entry_rows=np.repeat(np.arange(len(rows), dtype=np.int32), lengths),
        entry_columns=np.array(indices, dtype=np.int32),
        entry_values=np.array(values, dtype=float),
    )
