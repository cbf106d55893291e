"""The day of an assessment by the clock: breaks, and candidates who take turns with one assessor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from qbank.domain.assessment_day import Day, Part
from qbank.domain.codes import Instrument

MOST_CANDIDATES = 5
"""The field's limit of candidates for one assessor on one day."""
WRITTEN = frozenset({Instrument.DPT_PG, Instrument.DPT_ESAI})
BREAKS = {"short_break": 15, "long_break": 60}
MOST_STARTS = 40
HALF_DAY, FULL_DAY, MORNING = 150, 300, 225
"""Minutes of work above which there is a short break, above which there is a long one too, and before the long one."""


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
class DayPlan:
    """Each turn's slots by the clock; all begin and end together. `fits` says whether the day's limit and hours are kept."""

    turns: tuple[tuple[Slot, ...], ...]
    fits: bool


def plan_day(day: Day, turns: int) -> DayPlan:
    """Give each turn the order in which it is done first, written papers at any time, the assessor never twice at once.

    The first turn tries every order when there are others, at most MOST_STARTS; a plan that ends first is taken.
    """
    starts = _sequences(day)[: MOST_STARTS if turns > 1 else 1]
    planned = min((_turns(day, turns, start) for start in starts), key=_end)
    end = _end(planned)
    rests = min(sum(slot.part.minutes for slot in slots if slot.part.name in BREAKS) for slots in planned)
    closed = tuple((*slots, Slot(day.closing, end)) for slots in planned)
    return DayPlan(closed, _has_hours(day, turns) and end + day.closing.minutes <= day.limit + rests)


@lru_cache(maxsize=8)
def most_turns(day: Day) -> int:
    """Return how many candidates one assessor can take in turns on one day, at most MOST_CANDIDATES."""
    numbers = range(MOST_CANDIDATES, 0, -1)
    return next((n for n in numbers if _has_hours(day, n) and plan_day(day, n).fits), 0)


def _has_hours(day: Day, turns: int) -> bool:
    # An assessor who asks while a candidate rests would have more hours than the day.
    return turns * day.minutes_alone <= day.minutes_there


def _turns(day: Day, turns: int, start: tuple[Part, ...]) -> list[list[Slot]]:
    planned = [_run(start, day, ())]
    # The assessor rests when the first candidate does.
    busy = [slot for slot in planned[0] if slot.part.alone or slot.part.name == "long_break"]
    for _ in range(turns - 1):
        runs = (_run(sequence, day, busy) for sequence in _sequences(day))
        planned.append(min(runs, key=lambda slots: slots[-1].end))
        busy += [slot for slot in planned[-1] if slot.part.alone]
    return planned


def _end(planned: list[list[Slot]]) -> int:
    return max(slots[-1].end for slots in planned)


def share_out(candidates: int, assessors: int, turns: int) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return the candidates' numbers by day, assessor and turn; neighbours come one after the other."""
    days = []
    numbers = list(range(1, candidates + 1))
    while numbers:
        today, numbers = numbers[: assessors * turns], numbers[assessors * turns :]
        each = math.ceil(len(today) / assessors)
        days.append(tuple(tuple(today[at : at + each]) for at in range(0, len(today), each)))
    return tuple(days)


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
