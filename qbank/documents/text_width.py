"""How wide a text in Calibri is, near enough to choose widths and columns by; no font is at hand when printing."""

from __future__ import annotations

NARROW, WIDE = frozenset("ijlft.,:;!|()[]'’ I"), frozenset("mwMW@%—")
NARROW_EM, COMMON_EM, CAPITAL_EM, WIDE_EM = 0.30, 0.53, 0.64, 0.86
"""Widths of Calibri's characters, bold ones included, in parts of the type size."""


def text_twips(text: str, points: float) -> int:
    """Return the width of a text in one line, in twips, set in type of so many points."""
    return round(sum(map(_EM.__getitem__, text)) * points * 20)


class _Widths(dict[str, float]):
    """The width of every character that was asked for."""

    def __missing__(self, character: str) -> float:
        width = CAPITAL_EM if character.isupper() else COMMON_EM
        return self.setdefault(character, width)


_EM = _Widths(dict.fromkeys(NARROW, NARROW_EM) | dict.fromkeys(WIDE, WIDE_EM))
