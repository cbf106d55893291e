"""Write bounds as people do: 5, ≥ 2, ≤ 9, 16–24."""

from __future__ import annotations


def say_bounds(minimum: float, maximum: float | None) -> str:
    """Return the bounds of a count or amount; nothing where there are none."""
    if maximum is None:
        return f"≥ {minimum:g}" if minimum else ""
    if minimum == maximum:
        return f"{minimum:g}"
    return f"{minimum:g}–{maximum:g}" if minimum else f"≤ {maximum:g}"
