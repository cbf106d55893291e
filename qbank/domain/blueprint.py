"""The blueprint (kisi-kisi): how many items of which instrument a form holds, and how they are balanced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qbank.domain.codes import Instrument

LONGEST_NAME = 80
LONGEST_DAY_MINUTES = 480
MOST_FORMS = 26
"""Forms are labelled by the letters A to Z."""
GREATEST_NUMBER = 1_000_000
"""No number of a blueprint is meant to be larger; sums of such numbers are exact."""
SINGLE_USE = frozenset({Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.TPD, Instrument.DIT})
"""Instruments in which the forms of one set share no item, unless the blueprint allows an overlap."""


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


class ItemOrder(StrEnum):
    """In which order the items of an instrument are numbered; random is drawn from the set's seed."""

    CRITERION = "criterion"
    LEVEL = "level"
    RANDOM = "random"


class Amount(StrEnum):
    """What a quota line adds up: items, or their minutes or points."""

    ITEMS = "items"
    MINUTES = "minutes"
    POINTS = "points"


class Measure(StrEnum):
    """What a target balances.

    `difficulty` is the mean difficulty in logits: the calibrated b where an item has one, else the writer's
    judgement (mudah −1, sedang 0, sukar +1). `minutes` and `points` are sums over the form. `information` is the
    test information at one ability, from calibrated items only.
    """

    DIFFICULTY = "difficulty"
    MINUTES = "minutes"
    POINTS = "points"
    INFORMATION = "information"


class KeyPositions(StrEnum):
    """Whether a form's keys (a, b, c …) may fall as they are written, or are spread evenly over the letters."""

    AS_WRITTEN = "as_written"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class InstrumentQuota:
    """Length of one instrument in a form.

    `minutes` is the candidate's time for it; `asked` = how many of the listed questions are put at most.
    `overlap` = items that two forms of one set may share at most, `overlap_percent` the same as a share of `maximum`; with
    neither, forms share none in the instruments of SINGLE_USE and any number in the others. `shuffle_options` prints
    the options of each question in an order drawn for the form, but for those marked fixed.
    """

    instrument: Instrument
    minimum: int
    maximum: int
    minutes: float
    session: Session = Session.DAY
    asked: int | None = None
    overlap: int | None = None
    overlap_percent: float | None = None
    order: ItemOrder = ItemOrder.CRITERION
    shuffle_options: bool = False

    @property
    def most_shared(self) -> int | None:
        """Number of items that two forms of a set may share at most; None = any."""
        if self.overlap is not None:
            return self.overlap
        if self.overlap_percent is not None:
            return int(self.maximum * self.overlap_percent / 100)
        return 0 if self.instrument in SINGLE_USE else None

    def minutes_of(self, minutes: Iterable[float]) -> float:
        """Return the time that items of these minutes can take: all of them, or the longest that are asked."""
        return sum(sorted(minutes, reverse=True)[: self.asked])


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """Between `minimum` and `maximum` items (or minutes, or points) of `instruments` that match `where` (field → allowed values).

    With `each` the line stands once for every such part of the scheme.
    """

    name: str
    instruments: tuple[Instrument, ...]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: Grouping | None = None
    minimum: int = 0
    maximum: int | None = None
    amount: Amount = Amount.ITEMS


@dataclass(frozen=True, slots=True)
class Target:
    """What every form of a set should come to, within `tolerance` either way, so that the forms are parallel.

    Without a `value` it is what the bank gives on average (`information`: as much as can be reached in every form).
    `ability` is the point, in logits, at which information counts.
    """

    name: str
    measure: Measure
    instruments: tuple[Instrument, ...]
    tolerance: float
    value: float | None = None
    ability: float | None = None


@dataclass(frozen=True, slots=True)
class Reuse:
    """What earlier issued sets forbid, in `instruments`.

    An item is left out when it stood in `exposure` or more sets of the last `exposure_months`, in a set dated less
    than `cooldown_days` before this one, or in one of the last `cooldown_sets` sets. Least used items always come first.
    """

    exposure: int | None = None
    exposure_months: int | None = None
    cooldown_days: int | None = None
    cooldown_sets: int | None = None
    instruments: tuple[Instrument, ...] = tuple(sorted(SINGLE_USE))


@dataclass(frozen=True, slots=True)
class CaseItems:
    """How many items of a case (kasus) a form takes if it takes the case at all; without it, all of them."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Blueprint:
    """All that a form must meet; `minutes_total` is the limit of a candidate's day, `opening_minutes` goes to opening and closing.

    `must_use` items stand in every form; one of an instrument whose forms share none stands in the first form only.
    """

    name: str
    scheme: str
    instruments: tuple[InstrumentQuota, ...]
    lines: tuple[QuotaLine, ...] = ()
    minutes_total: float = 480
    opening_minutes: float = 0
    forms: int = 1
    targets: tuple[Target, ...] = ()
    reuse: Reuse = Reuse()
    must_use: tuple[str, ...] = ()
    never_use: tuple[str, ...] = ()
    cases: CaseItems | None = None
    key_positions: KeyPositions = KeyPositions.AS_WRITTEN

    @property
    def day_minutes(self) -> float:
        """A candidate's minutes on the day, opening and closing included."""
        on_the_day = (q.minutes for q in self.instruments if q.session is Session.DAY)
        return self.opening_minutes + sum(on_the_day)

    def quota(self, instrument: Instrument) -> InstrumentQuota | None:
        """Return the length of one instrument, None where the blueprint doesn't list it."""
        return next((quota for quota in self.instruments if quota.instrument is instrument), None)

    @property
    def leaves_keys(self) -> bool:
        """Whether keys stay on the letters they are written on: shuffled options spread them evenly."""
        quota = self.quota(Instrument.DPT_PG)
        is_shuffled = quota is not None and quota.shuffle_options
        return self.key_positions is KeyPositions.AS_WRITTEN and not is_shuffled
