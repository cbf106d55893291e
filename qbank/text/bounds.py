"""Write bounds as people do: 5, ≥ 2, ≤ 9, 16–24."""

from __future__ import annotations

from collections.abc import Callable


def say_bounds(minimum: float, maximum: float | None, number: Callable[[float], str] = "{:g}".format) -> str:
    """Return the bounds of a count or amount, each written by `number`; nothing where there are none."""
    if maximum is None:
        return f"≥ {number(minimum)}" if minimum else ""
    if minimum == maximum:
        return number(minimum)
    return f"{number(minimum)}–{number(maximum)}" if minimum else f"≤ {number(maximum)}"
