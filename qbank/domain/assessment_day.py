"""The day of an assessment by the clock: its parts, its breaks, and candidates who take turns with one assessor."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from qbank.domain.blueprint import InstrumentQuota, Session
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import Task

MOST_CANDIDATES = 5
"""The field's limit of candidates for one assessor on one day."""
FACE_TO_FACE = frozenset({Instrument.PMO, Instrument.DPL, Instrument.PW})
WRITTEN = frozenset({Instrument.DPT_PG, Instrument.DPT_ESAI})
TASKS = frozenset({Instrument.TPD, Instrument.DIT})
OPENING_SHARE = 1 / 3
BREAKS = {"short_break": 15, "long_break": 60}
HALF_DAY, FULL_DAY, MORNING = 150, 300, 225
"""Minutes of work above which there is a short break, above which there is a long one too, and before the long one."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a candidate does without a stop; `instrument` is None for opening, closing and breaks.

    `alone` says that the assessor is with this one candidate only.
    """

    name: str
    minutes: int
    instrument: Instrument | None = None
    group: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A part by the clock; minutes since the day began."""

    part: Part
    start: int

    @property
    def end(self) -> int:
        """The minute at which the part is over."""
        return self.start + self.part.minutes


@dataclass(frozen=True, slots=True)
class Day:
    """The parts in the order of the blueprint, without breaks; `limit` is the longest day, without breaks."""

    opening: Part
    parts: tuple[Part, ...]
    closing: Part
    limit: int

    @property
    def minutes_alone(self) -> int:
        """Minutes that the assessor is with one candidate only."""
        return sum(part.minutes for part in self.parts if part.alone)

    @property
    def minutes_there(self) -> int:
        """Minutes of the day in which an assessor can be with one candidate after the other."""
        return self.limit - self.opening.minutes - self.closing.minutes


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Each turn's slots by the clock; all begin and end together. `fits` says whether the day's limit and hours are kept."""

    turns: tuple[tuple[Slot, ...], ...]
    fits: bool


def day_of(forms: Sequence[FormSnapshot]) -> Day:
    """Return the day of a set; a task counts with its longest time, and as role play if it is one in any form."""
    first = forms[0]
    total = math.ceil(first.opening_minutes)
    opening = 5 * round(total * OPENING_SHARE / 5)
    day = (quota for quota in first.instruments if quota.session is Session.DAY)
    parts = [part for quota in day for part in _parts(forms, quota) if part.minutes]
    # Oral questions are for what is still open after all observation.
    ordered = sorted(parts, key=lambda part: part.instrument is Instrument.DPL)
    return Day(
        Part("opening", opening),
        tuple(ordered),
        Part("closing", total - opening),
        math.floor(first.minutes_total),
    )


def plan_day(day: Day, turns: int) -> DayPlan:
    """Give each turn the order in which it is done first, written papers at any time, the assessor never twice at once."""
    busy: list[Slot] = []
    planned: list[list[Slot]] = []
    for _ in range(turns):
        runs = (_run(sequence, day, busy) for sequence in _sequences(day))
        best = min(runs, key=lambda slots: slots[-1].end)
        # The assessor rests when the first candidate does.
        rest = [slot for slot in best if slot.part.name == "long_break"]
        busy += [slot for slot in best if slot.part.alone] + (rest if not planned else [])
        planned.append(best)
    end = max(slots[-1].end for slots in planned)
    rests = min(sum(slot.part.minutes for slot in slots if slot.part.name in BREAKS) for slots in planned)
    closed = tuple((*slots, Slot(day.closing, end)) for slots in planned)
    # An assessor who asks while a candidate rests would have more hours than the day.
    has_hours = turns * day.minutes_alone <= day.minutes_there
    return DayPlan(closed, has_hours and end + day.closing.minutes <= day.limit + rests)


def most_turns(day: Day) -> int:
    """Return how many candidates one assessor can take in turns on one day, at most MOST_CANDIDATES."""
    return next((n for n in range(MOST_CANDIDATES, 0, -1) if plan_day(day, n).fits), 0)


def share_out(candidates: int, assessors: int, turns: int) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return the candidates' numbers by day, assessor and turn; neighbours come one after the other."""
    days = []
    numbers = list(range(1, candidates + 1))
    while numbers:
        today, numbers = numbers[: assessors * turns], numbers[assessors * turns :]
        each = math.ceil(len(today) / assessors)
        days.append(tuple(tuple(today[at : at + each]) for at in range(0, len(today), each)))
    return tuple(days)


def _parts(forms: Sequence[FormSnapshot], quota: InstrumentQuota) -> Iterator[Part]:
    instrument = quota.instrument
    if instrument not in TASKS:
        yield Part(instrument, math.ceil(quota.minutes), instrument, alone=instrument in FACE_TO_FACE)
        return
    for group in forms[0].job_groups:
        items = [
            (item, item.content)
            for form in forms
            for item in form.items_of(instrument)
            if isinstance(item.content, Task) and item.content.job_group == group.code
        ]
        if items:
            minutes = max(_minutes(item, group.minutes) for item, _ in items)
            played = any(task.role_cards for _, task in items)
            yield Part(instrument, minutes, instrument, group.code, alone=played)


def _minutes(item: SnapshotItem, otherwise: float) -> int:
    return math.ceil(item.minutes or otherwise)


@lru_cache(maxsize=8)
def _sequences(day: Day) -> tuple[tuple[Part, ...], ...]:
    """Return the orders of the parts, that of the blueprint first."""
    observed = [part for part in day.parts if part.instrument not in WRITTEN]
    written = [part for part in day.parts if part.instrument in WRITTEN]
    orders = [day.parts]
    for places in combinations(range(len(day.parts)), len(written)):
        left, right = iter(observed), iter(written)
        orders.append(tuple(next(right if at in places else left) for at in range(len(day.parts))))
    return tuple(orders)


def _breaks(day: Day) -> tuple[tuple[float, Part], ...]:
    """Return the breaks with the minute of the day at which each is wanted."""
    short, long = (Part(name, minutes) for name, minutes in BREAKS.items())
    work = day.opening.minutes + sum(part.minutes for part in day.parts) + day.closing.minutes
    if work <= HALF_DAY:
        return ()
    if work <= FULL_DAY:
        return ((work / 2, short),)
    noon, rest = MORNING + short.minutes, work - MORNING
    afternoon = ((noon + long.minutes + rest / 2, short),) if rest > HALF_DAY else ()
    return (MORNING / 2, short), (noon, long), *afternoon


def _run(sequence: Sequence[Part], day: Day, busy: Sequence[Slot]) -> list[Slot]:
    slots, pending = [Slot(day.opening, 0)], _breaks(day)
    for part in sequence:
        now = slots[-1].end
        end = _start(part, now, busy) + part.minutes
        due = [one for one in pending if len(slots) > 1 and abs(one[0] - now) <= abs(end - one[0])]
        if due:
            slots.append(Slot(max((rest for _, rest in due), key=lambda rest: rest.minutes), now))
            pending = tuple(one for one in pending if one not in due)
        slots.append(Slot(part, _start(part, slots[-1].end, busy)))
    return slots


def _start(part: Part, now: int, busy: Sequence[Slot]) -> int:
    return _free(now, part.minutes, busy) if part.alone else now


def _free(start: int, minutes: int, busy: Sequence[Slot]) -> int:
    """Return the first minute from which the assessor has time."""
    for slot in sorted(busy, key=lambda slot: slot.start):
        if start < slot.end and slot.start < start + minutes:
            start = slot.end
    return start
