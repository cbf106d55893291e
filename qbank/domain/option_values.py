"""Options that have an order of their own: numbers, sums of money, ranges, times, dates, and labels of one letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SCALES = {"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "triliun": 1e12}
_MONTHS = ["januari", "februari", "maret", "april", "mei", "juni"]
_MONTHS += ["juli", "agustus", "september", "oktober", "november", "desember"]
_MOST_WORDS_AROUND = 3
_NUMBER = re.compile(
    r"(?P<sign>(?<!\S)[-−+])?(?P<digits>(?P<clock>\d{1,2}\.\d{2}(?!\d))|\d+(?:\.\d{3})*(?:,\d+)?)(?:\s(?P<scale>ribu|juta|miliar|triliun)\b)?"
)
_RANGE = re.compile(r"\s*(?:–|-|sampai|hingga|s\.d\.)\s*(?:Rp)?", re.IGNORECASE)
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)})\b(?: (?P<year>\d{{4}}))?", re.IGNORECASE
)

Value = tuple[float, ...]


def option_values(texts: Sequence[str]) -> list[Value] | None:
    """Return the values of options (in plain text) that differ in their number, date or letter alone; None for all others."""
    read = [_read(text) for text in texts]
    frames = {found[0] if found else None for found in read}
    if None in frames or len(frames) != 1:
        return None
    return [found[1] for found in read if found]


def _read(text: str) -> tuple[str, Value] | None:
    """Return the words around the one number, range, date or letter of an option, and its value; None where there is more to it."""
    text = text.strip().rstrip(".").strip()
    if len(text) == 1 and text.isalpha():
        return "", (float(ord(text.upper())),)
    if date := _DATE.search(text):
        value: Value = (
            float(date["year"] or 0),
            _MONTHS.index(date["month"].lower()),
            float(date["day"] or 0),
        )
        start, end = date.span()
    else:
        numbers = list(_NUMBER.finditer(text))
        is_range = len(numbers) == 2 and _RANGE.fullmatch(text, numbers[0].end(), numbers[1].start())
        if len(numbers) != 1 and not is_range:
            return None
        value = tuple(_amount(number) for number in numbers)
        start, end = numbers[0].start(), numbers[-1].end()
    frame = f"{text[:start]}#{text[end:]}".casefold()
    return (frame, value) if len(frame.split()) <= _MOST_WORDS_AROUND + 1 else None


def _amount(number: re.Match[str]) -> float:
    digits = number["clock"] or number["digits"].replace(".", "").replace(",", ".")
    amount = float(digits)
    return (-1 if number["sign"] in ("-", "−") else 1) * amount * _SCALES.get(number["scale"] or "", 1)
