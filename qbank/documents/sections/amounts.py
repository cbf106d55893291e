"""Amounts as they are written in Indonesian, and the same amount for several forms side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from qbank.text.numbers import PLACES, written

LONG_RUN = 4


def amount(value: float, places: int = PLACES) -> str:
    """Write a number with a decimal comma and at most so many places."""
    return written(value, places=places)


def by_form(labels: Sequence[str], values: Sequence[float], places: int = PLACES) -> str:
    """Write one amount where all forms share it, else each with the form's label."""
    shown = [amount(value, places) for value in values]
    if len(set(shown)) == 1:
        return shown[0]
    return " · ".join(f"{label} {value}" for label, value in zip(labels, shown, strict=True))


def counts_by_label(counts: Mapping[str, int]) -> str:
    """Write the counts of the forms that have any, long runs of the same count shortly: "A 2, B 2, C–T 1"."""
    runs: list[str] = []
    for count, run in groupby(counts, key=counts.__getitem__):
        labels = tuple(run)
        short = [label_range(labels)] if len(labels) >= LONG_RUN else labels
        runs += [f"{label} {count}" for label in short if count]
    return ", ".join(runs)


def label_range(labels: Sequence[str]) -> str:
    """Write neighbouring labels shortly: "A", "A–B"."""
    return labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}"


def code_ranges(codes: Sequence[str]) -> str:
    """Write ascending item codes shortly: PG-0001, PG-0002, PG-0003, PG-0007 become "PG-0001–0003, PG-0007"."""
    return ", ".join(_ranges(codes))


def _ranges(codes: Sequence[str]) -> Iterator[str]:
    numbered = enumerate(codes)
    for _, run in groupby(numbered, key=lambda pair: (pair[1][:2], int(pair[1][3:]) - pair[0])):
        first, *others = (code for _, code in run)
        yield f"{first}–{others[-1][3:]}" if others else first
