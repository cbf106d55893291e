"""Options that are numbers, sums of money, times or dates stand in ascending order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import read_question

CODE = "lint.number_order"
SEVERITY = Severity.WARNING
_STEM = "Penjualan naik dari Rp800 juta menjadi Rp1,2 miliar. Kenaikannya sebesar ...."
CAUGHT = choice_example(_STEM, "Rp400 juta.", "Rp1,2 miliar.", "Rp800 juta.")
PASSES = choice_example(_STEM, "Rp400 juta.", "Rp800 juta.", "Rp1,2 miliar.")

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


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield purely numeric options that are out of order; options that differ in words too have no order."""
    question = read_question(item)
    read = [_read(option.text) for option in question.options] if question else []
    values = [value for found in read if found for value in (found[1],)]
    frames = {found[0] if found else None for found in read}
    if not values or None in frames or len(frames) > 1:
        return
    if any(first > second for first, second in pairwise(values)):
        yield Issue(CODE, {}, Where(item=item.code, field="content.options"), SEVERITY)


def _read(text: str) -> tuple[str, Value] | None:
    """Return the words around the one number, range or date of an option, and its value; None where there is more to it."""
    text = text.strip().rstrip(".").strip()
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
