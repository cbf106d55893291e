"""Short entries set in several columns side by side, read down one column after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Entry = TypeVar("Entry")


def column_order(entries: Sequence[Entry], columns: int) -> list[tuple[Entry | None, ...]]:
    """Return rows of `columns` entries such that each column counts down; places left over are None."""
    height = -(-len(entries) // columns)
    padded = [*entries, *[None] * (height * columns - len(entries))]
    return [tuple(padded[row + height * column] for column in range(columns)) for row in range(height)]
