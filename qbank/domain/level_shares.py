"""How far a paper leans to higher thinking, by the KKNI level of its scheme."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LevelShares:
    """Shares of a paper: C1–C2 (LOTS) at most, C4–C6 (HOTS) at least and at most."""

    low_most: float
    high_least: float
    high_most: float = 1.0


LEVEL_SHARES = {
    1: LevelShares(1.0, 0.0, 0.1),
    2: LevelShares(0.8, 0.0, 0.2),
    3: LevelShares(0.6, 0.0, 0.35),
    4: LevelShares(0.4, 0.1, 0.5),
    5: LevelShares(0.3, 0.2),
    6: LevelShares(0.25, 0.25),
    7: LevelShares(0.15, 0.4),
    8: LevelShares(0.1, 0.5),
    9: LevelShares(0.1, 0.5),
}
"""The national framework (Perpres 8/2012) calls levels 1–3 operators, who carry out and know facts and procedures; 4–6
technicians and analysts, who choose among methods and solve problems; 7–9 experts, who develop and decide. So recall (C1–C2)
falls with the level and analysis (C4–C6) rises; level 6 leans to C3–C6, a quarter of it at most recall. The shares are a
practitioner's proposal, to be edited in the blueprint."""


def kkni_level(text: str) -> int | None:
    """Return the level that a scheme states, such as 6 for "6", "Level 6" or "VI"; None where it states none."""
    roman = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    words = re.findall(r"[A-Za-z]+|[0-9]+", text)
    found = [int(word) if word.isdigit() else roman.get(word.upper(), 0) for word in words]
    return next((level for level in found if level in LEVEL_SHARES), None)
