"""Column widths and alignments of a table out of an item: room for the longest word, the rest shared by need."""

from __future__ import annotations

from itertools import pairwise

from qbank.documents.text_width import text_twips
from qbank.text.rich_text import Alignment, DataTable, Inlines, plain_inlines

TYPE_POINTS = 9.5
PADDING_TWIPS = 200
FULL_FROM = 0.8
SHORT_CHARACTERS = 12


def data_table_widths(table: DataTable, available: int) -> tuple[int, ...]:
    """Return widths in twips whose sum is at most `available`; a table that nearly fills the line fills it."""
    columns = _columns(table)
    fair_share = available // len(columns)
    natural = [_natural(column, fair_share) for column in columns]
    least = [min(_longest_word(column), fair_share) for column in columns]
    if sum(natural) <= available * FULL_FROM and all(map(all, columns)):
        return tuple(natural)
    return _shared(least, natural, available)


def data_table_alignments(table: DataTable) -> tuple[Alignment, ...]:
    """Return where each column stands: as the author says, else short columns after the first in the middle."""
    short = (
        max((len(plain_inlines(cell)) for cell in column[1:]), default=0) <= SHORT_CHARACTERS
        for column in _columns(table)
    )
    chosen = zip(table.alignments, short, strict=True)
    return tuple(
        asked or (Alignment.CENTRE if is_short and number else Alignment.LEFT)
        for number, (asked, is_short) in enumerate(chosen)
    )


def _columns(table: DataTable) -> list[tuple[Inlines, ...]]:
    return list(zip(table.header, *table.rows, strict=True))


def _natural(column: tuple[Inlines, ...], fair_share: int) -> int:
    # Empty cells are there to be filled in by hand: their column gets its share of the line at least.
    wanted = max(_twips(plain_inlines(cell)) for cell in column)
    return wanted if all(column) else max(wanted, fair_share)


def _longest_word(column: tuple[Inlines, ...]) -> int:
    return max(_twips(word) for cell in column for word in plain_inlines(cell).split() or [""])


def _shared(least: list[int], natural: list[int], available: int) -> tuple[int, ...]:
    if sum(natural) <= available:
        return _in_proportion(natural, [0] * len(natural), available)
    widths = _satisfied(natural, available)
    wide = [number for number in range(len(natural)) if number not in widths]
    rest = available - sum(widths.values())
    need = [natural[number] - least[number] for number in wide]
    shares = _in_proportion(need, [least[number] for number in wide], rest)
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
