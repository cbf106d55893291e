"""Column widths and alignments of a table out of an item: room for the longest word, the rest shared by need."""

from __future__ import annotations

from qbank.text.rich_text import Alignment, DataTable, Inlines, plain_inlines

NARROW, WIDE = frozenset("ijlft.,:;!|()[]'’ I"), frozenset("mwMW@%—")
NARROW_EM, COMMON_EM, CAPITAL_EM, WIDE_EM = 0.30, 0.53, 0.64, 0.86
"""Widths of Calibri's characters, bold ones included, in parts of the type size."""
EM_TWIPS = 190
"""The table's type is 9.5 pt."""
PADDING_TWIPS = 200
FULL_FROM = 0.8
SHORT_CHARACTERS = 12


def data_table_widths(table: DataTable, available: int) -> tuple[int, ...]:
    """Return widths in twips whose sum is at most `available`; a table that nearly fills the line fills it."""
    columns = _columns(table)
    natural = [max(_twips(plain_inlines(cell)) for cell in column) for column in columns]
    least = [
        max(_twips(word) for cell in column for word in plain_inlines(cell).split() or [""])
        for column in columns
    ]
    if sum(natural) <= available * FULL_FROM:
        return tuple(natural)
    return _shared(least, natural, available)


def data_table_alignments(table: DataTable) -> tuple[Alignment, ...]:
    """Return where each column stands: as the author says, else short columns after the first in the middle."""
    short = (
        max(len(plain_inlines(cell)) for cell in column[1:]) <= SHORT_CHARACTERS for column in _columns(table)
    )
    chosen = zip(table.alignments, short, strict=True)
    return tuple(
        asked or (Alignment.CENTRE if is_short and number else Alignment.LEFT)
        for number, (asked, is_short) in enumerate(chosen)
    )


def _columns(table: DataTable) -> list[tuple[Inlines, ...]]:
    return list(zip(table.header, *table.rows, strict=True))


def _shared(least: list[int], natural: list[int], available: int) -> tuple[int, ...]:
    if sum(least) >= available:
        wanted, floor = least, [0] * len(least)
    elif sum(natural) <= available:
        wanted, floor = natural, [0] * len(least)
    else:
        # The square root keeps one long column from starving the others.
        wanted = [round((more - less) ** 0.5 * 100) + 1 for more, less in zip(natural, least, strict=True)]
        floor = least
    rest, total = available - sum(floor), sum(wanted)
    edges = [rest * sum(wanted[:count]) // total for count in range(len(wanted) + 1)]
    return tuple(base + edges[i + 1] - edges[i] for i, base in enumerate(floor))


def _twips(text: str) -> int:
    return round(sum(_em(character) for character in text) * EM_TWIPS) + PADDING_TWIPS


def _em(character: str) -> float:
    if character in NARROW:
        return NARROW_EM
    if character in WIDE:
        return WIDE_EM
    return CAPITAL_EM if character.isupper() else COMMON_EM
