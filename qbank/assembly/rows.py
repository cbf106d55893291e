"""A linear condition with the name of the blueprint's line that asks for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from qbank.errors import Fact

Terms = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`lower` ≤ Σ coefficient · variable ≤ `upper`; a variable stands in `terms` once.

    Every variable is 0 or 1. A variable named by an item's code says whether it is in the form, any other is an
    auxiliary. A definition says what an auxiliary means and is never relaxed; the other rows are wishes, named by
    `rule`, `line` and, where a line is repeated, `part`.
    """

    rule: str
    line: str
    part: str = ""
    lower: float = -math.inf
    upper: float = math.inf
    terms: Terms = ()
    is_definition: bool = False

    @property
    def name(self) -> Mapping[str, Fact]:
        """The row's name as an issue's facts."""
        return {"rule": self.rule, "line": self.line, "part": self.part}
