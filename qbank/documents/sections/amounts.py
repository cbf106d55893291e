"""Amounts as they are written in Indonesian, and the same amount for several forms side by side."""

from __future__ import annotations

from collections.abc import Sequence


def amount(value: float) -> str:
    """Write a number with a decimal comma and at most two places."""
    return f"{round(value, 2):g}".replace(".", ",")


def by_form(labels: Sequence[str], values: Sequence[float]) -> str:
    """Write one amount where all forms share it, else each with the form's label."""
    shown = [amount(value) for value in values]
    if len(set(shown)) == 1:
        return shown[0]
    return " · ".join(f"{label} {value}" for label, value in zip(labels, shown, strict=True))
