"""The blueprint (kisi-kisi): how many items of which instrument a form holds, and how they are balanced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qbank.domain.codes import Instrument


class Session(StrEnum):
    """When an instrument is used: on the day of the assessment, or before it (portfolio, third party)."""

    DAY = "hari_asesmen"
    BEFORE = "sebelum_hari_asesmen"


class Grouping(StrEnum):
    """What a quota line may be repeated for."""

    UNIT = "unit"
    ELEMENT = "element"
    CRITERION = "criterion"
    JOB_GROUP = "job_group"


@dataclass(frozen=True, slots=True)
class InstrumentQuota:
    """Length of one instrument in a form.

    `minutes` is the candidate's time for it; `asked` = how many of the listed questions are put at most.
    """

    instrument: Instrument
    minimum: int
    maximum: int
    minutes: float
    session: Session = Session.DAY
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """Between `minimum` and `maximum` items of `instruments` that match `where` (field → allowed values).

    With `each` the line stands once for every such part of the scheme.
    """

    name: str
    instruments: tuple[Instrument, ...]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: Grouping | None = None
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """All that a form must meet; `minutes_total` is the limit of a candidate's day, `opening_minutes` goes to opening and closing."""

    name: str
    scheme: str
    instruments: tuple[InstrumentQuota, ...]
    lines: tuple[QuotaLine, ...] = ()
    minutes_total: float = 480
    opening_minutes: float = 0
    forms: int = 1

    @property
    def day_minutes(self) -> float:
        """A candidate's minutes on the day, opening and closing included."""
        on_the_day = (q.minutes for q in self.instruments if q.session is Session.DAY)
        return self.opening_minutes + sum(on_the_day)
