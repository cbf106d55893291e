"""The record of a set: what was asked, what every form got, how alike the forms are, and what the bank can still give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from qbank.domain.blueprint import Measure
from qbank.domain.codes import Instrument

GRAIN = 1e-4
"""What is got and what is proved of a target are both kept to this."""


class SolverStatus(StrEnum):
    """What is known of an answer; "impossible" is said only when it is proved.

    Of a set PROVED says that no other comes nearer to its targets, WITHIN_TOLERANCE that all of them are met.
    """

    PROVED = "proved"
    WITHIN_TOLERANCE = "within_tolerance"
    IMPOSSIBLE_PROVED = "impossible_proved"
    NOT_FOUND = "not_found"


class TargetVerdict(StrEnum):
    """How near the forms came to a target; best is said only when it is proved that no such set comes nearer."""

    BEST = "best"
    WITHIN = "within"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class SolverRecord:
    """How an answer was found. `seconds` is a fact of the machine, not of the set, and doesn't count in comparisons."""

    status: SolverStatus
    version: str
    seconds: float = field(compare=False)


@dataclass(frozen=True, slots=True)
class LineRecord:
    """What one line of the blueprint, or one part of it, asked of every form, and what each form got; `maximum` None is open."""

    rule: str
    line: str
    part: str
    minimum: float
    maximum: float | None
    got: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """What a target asked, what each form got, and the best deviation that is possible (`bound`, proved).

    `most` belongs to information without a value: what the poorest form of no set of this size exceeds (proved).
    """

    name: str
    measure: Measure
    instruments: tuple[Instrument, ...]
    asked: float
    tolerance: float
    got: tuple[float, ...]
    bound: float | None = None
    most: float | None = None

    @property
    def deviation(self) -> float:
        """The largest distance of a form from what was asked."""
        return max((abs(value - self.asked) for value in self.got), default=0.0)

    @property
    def verdict(self) -> TargetVerdict:
        """What can be said of it: proved best, else within or outside its tolerance."""
        if self.is_best:
            return TargetVerdict.BEST
        is_within = self.deviation <= self.tolerance + GRAIN / 2
        return TargetVerdict.WITHIN if is_within else TargetVerdict.OUTSIDE

    @property
    def is_best(self) -> bool:
        """Say whether it is proved that no set of so many forms is nearer, or richer in information."""
        # What is proved was rounded to the safe side, what is got to the nearer one.
        near = 1.5 * GRAIN
        if self.most is not None:
            return self.most - min(self.got, default=0.0) < near
        return self.bound is not None and self.deviation - self.bound < near


@dataclass(frozen=True, slots=True)
class FormRecord:
    """One form beside its sisters; minutes by instrument are what its items need, counts go by code or letter."""

    label: str
    minutes: Mapping[Instrument, float]
    mean_difficulty: float | None
    levels: Mapping[str, int]
    dimensions: Mapping[str, int]
    difficulties: Mapping[str, int]
    key_positions: Mapping[str, int]
    pakets: tuple[str, ...]
    evidence: Mapping[str, int]
    open_criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedItems:
    """How many items two forms share in one instrument."""

    first: str
    second: str
    instrument: Instrument
    count: int


@dataclass(frozen=True, slots=True)
class BankRest:
    """What the bank can still give after this set: that many more disjoint forms at most, and the line that runs out first.

    `is_proved` says whether more are proved impossible, or only not looked for.
    """

    forms: int
    line: str
    part: str
    is_proved: bool


@dataclass(frozen=True, slots=True)
class SetRecord:
    """All that is known of how a set was made, beside its forms."""

    blueprint: str
    blueprint_sha256: str
    seed: int
    pool_items: int
    pool_sha256: str
    program: str
    solver: SolverRecord
    lines: tuple[LineRecord, ...]
    targets: tuple[TargetRecord, ...]
    forms: tuple[FormRecord, ...]
    shared: tuple[SharedItems, ...]
    rest: BankRest | None = None

    @property
    def verdict(self) -> TargetVerdict | None:
        """The least that holds of every target; None without targets."""
        found = {target.verdict for target in self.targets}
        return next((one for one in reversed(TargetVerdict) if one in found), None)


def lines_alike(lines: Iterable[LineRecord]) -> Iterator[tuple[LineRecord, tuple[str, ...]]]:
    """Yield each line once for its parts that asked and got the same, with these parts, in the order of the lines.

    A line that stands once for every element has thirty parts, most of which fared alike.
    """
    for _, group in groupby(lines, key=lambda line: (line.rule, line.line)):
        alike: dict[tuple[object, ...], list[LineRecord]] = {}
        for line in group:
            alike.setdefault((line.minimum, line.maximum, line.got), []).append(line)
        for same in alike.values():
            yield same[0], tuple(line.part for line in same)
