"""Numbers as people write them: with a decimal comma in Indonesian, and a true minus sign."""

from __future__ import annotations

from qbank.errors import Fact

PLACES, EXACT_PLACES = 2, 4


def written(number: float, language: str = "id", *, places: int = PLACES, signed: bool = False) -> str:
    """Write a number with at most so many decimals; `signed` puts a plus sign before what is not negative."""
    rounded = round(number, places) + 0.0
    plain = f"{rounded:+.{places}f}" if signed else f"{rounded:.{places}f}"
    if "." in plain and not signed:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace("-", "−").replace(".", "," if language == "id" else ".")


def written_exactly(number: float, language: str = "id") -> str:
    """Write a number that a person gave, with as many decimals as may be given."""
    return written(number, language, places=EXACT_PLACES)


def size_facts(size: int, most: int) -> dict[str, Fact]:
    """Return a size and what it may be at most, in bytes, as whole megabytes; one byte too many is told as one more."""
    return {"megabytes": -(-size // 1024**2), "most": most // 1024**2}
