"""Column widths and alignments of a table out of an item: room for the longest word, the rest shared by need."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qbank.documents.text_width import text_twips
from qbank.text.rich_text import Alignment, DataTable, plain_inlines

TYPE_POINTS = 9.5
PADDING_TWIPS = 200
FULL_FROM = 0.8
SHORT_CHARACTERS = 12


def lay_out_columns(table: DataTable, available: int) -> tuple[tuple[int, ...], tuple[Alignment, ...]]:
    """Return the columns' widths, in twips and in all at most `available`, and where each column stands.

    A table that nearly fills the line fills it. A column stands as the author says, else short ones after the first
    in the middle.
    """
    columns = _columns(table)
    return _widths(columns, available), tuple(_alignments(table, columns))


def _widths(columns: list[tuple[str, ...]], available: int) -> tuple[int, ...]:
    natural = [_natural(column, available // len(columns)) for column in columns]
    if sum(natural) <= available * FULL_FROM and all(map(all, columns)):
        return tuple(natural)
    return _shared(columns, natural, available)


def _alignments(table: DataTable, columns: list[tuple[str, ...]]) -> Iterator[Alignment]:
    for number, (asked, column) in enumerate(zip(table.alignments, columns, strict=True)):
        is_short = max(map(len, column[1:]), default=0) <= SHORT_CHARACTERS
        yield asked or (Alignment.CENTRE if is_short and number else Alignment.LEFT)


def _columns(table: DataTable) -> list[tuple[str, ...]]:
    rows = ([plain_inlines(cell) for cell in row] for row in (table.header, *table.rows))
    return list(zip(*rows, strict=True))


def _natural(column: tuple[str, ...], fair_share: int) -> int:
    # Empty cells are there to be filled in by hand: their column gets its share of the line at least.
    wanted = max(map(_twips, column))
    return wanted if all(column) else max(wanted, fair_share)


def _longest_word(column: tuple[str, ...]) -> int:
    return max(_twips(word) for text in column for word in text.split() or [""])


def _shared(columns: list[tuple[str, ...]], natural: list[int], available: int) -> tuple[int, ...]:
    if sum(natural) <= available:
        return _in_proportion(natural, [0] * len(natural), available)
    widths = _satisfied(natural, available)
    wide = [number for number in range(len(natural)) if number not in widths]
    rest = available - sum(widths.values())
    fair_share = available // len(columns)
    least = [min(_longest_word(columns[number]), fair_share) for number in wide]
    need = [natural[number] - word for number, word in zip(wide, least, strict=True)]
    shares = _in_proportion(need, least, rest)
    widths |= dict(zip(wide, shares, strict=True))
    return tuple(widths[number] for number in range(len(natural)))


def _satisfied(natural: list[int], available: int) -> dict[int, int]:
    # Columns that ask for no more than an even share get it; the others then share what is left.
    widths: dict[int, int] = {}
    while True:
        waiting = [number for number in range(len(natural)) if number not in widths]
        share = (available - sum(widths.values())) // len(waiting)
        modest = [number for number in waiting if natural[number] <= share]
        if not modest:
            return widths
        widths |= {number: natural[number] for number in modest}


def _in_proportion(need: list[int], floor: list[int], available: int) -> tuple[int, ...]:
    rest, total = available - sum(floor), sum(need) + len(need)
    edges = [rest * (sum(need[:count]) + count) // total for count in range(len(need) + 1)]
    return tuple(base + right - left for base, (left, right) in zip(floor, pairwise(edges), strict=True))


def _twips(text: str) -> int:
    return text_twips(text, TYPE_POINTS) + PADDING_TWIPS
