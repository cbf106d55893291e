"""The day of an assessment by the clock: candidates who take turns with one assessor, each with breaks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from qbank.domain.assessment_day import Day, Part
from qbank.domain.codes import TASK_INSTRUMENTS, Instrument
from qbank.domain.day_orders import NOON, Order, minutes_of, orders_of

MOST_CANDIDATES = 5
"""The field's limit of candidates for one assessor on one day."""
NEAR = 60
"""Minutes that a candidate who waits may rest later than at noon."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part by the clock; minutes since the day began."""

    part: Part
    start: int

    @property
    def end(self) -> int:
        """The minute at which the part is over."""
        return self.start + self.part.minutes

    @property
    def comes(self) -> int:
        """The minute from which the assessor is with this candidate only; the end if there is no such time."""
        return self.end - self.part.watched


Turn = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Each turn's slots by the clock; all begin and end together. `fits` says whether the day's limit is kept.

    The assessor has the long break with the turn of the number `resting`, from 1.
    """

    turns: tuple[Turn, ...]
    fits: bool
    resting: int = 1

    @property
    def waiting(self) -> int:
        """Minutes between its parts that any turn waits for the assessor or the others."""
        return max(_waited(turn) for turn in self.turns)

    @property
    def marking(self) -> int:
        """Minutes between the first task and the last oral questions in which the assessor is with nobody and doesn't rest."""
        slots = [slot for turn in self.turns for slot in turn]
        first = min((slot.end for slot in slots if slot.part.instrument in TASK_INSTRUMENTS), default=0)
        last = max((slot.start for slot in slots if slot.part.instrument is Instrument.DPL), default=0)
        rests = [
            (rest.start, rest.end) for number, rest in _long_breaks(self.turns) if number == self.resting
        ]
        taken = (min(end, last) - max(start, first) for start, end in (*_met(self.turns), *rests))
        return max(0, last - first - sum(max(0, minutes) for minutes in taken))


@lru_cache(maxsize=32)
def find_plan(day: Day, turns: int) -> DayPlan | None:
    """Return a plan for so many candidates, the assessor never with two at once; None if none is found for the day.

    Whatever turn is first, each further one waits as little as it can beside those before it; the plan with the least
    waiting is taken. A part begins so late that the assessor is there for its watched end, so nobody waits within a part;
    waiting is part of the day's minutes.
    """
    spare = day.limit - minutes_of((day.opening, *day.parts, day.closing))
    # An assessor who asks while a candidate rests would have more hours than the day.
    if spare < 0 or turns * day.minutes_alone > day.minutes_there:
        return None
    best: DayPlan | None = None
    for first in orders_of(day) if turns > 1 else orders_of(day)[:1]:
        planned = _take_turns(first, day, turns, best.waiting - 1 if best else spare)
        best = _closed(day, planned, fits=True) if planned else best
        if best and not best.waiting:
            break
    return best


def plan_day(day: Day, candidates: int) -> DayPlan:
    """Return the plan with as many turns as fit the day, at most one for each candidate; one turn even where that is too long."""
    numbers = range(min(candidates, MOST_CANDIDATES), 0, -1)
    plans = (plan for number in numbers if (plan := find_plan(day, number)))
    return next(plans, None) or _closed(day, _take_turns(orders_of(day)[0], day, 1, math.inf), fits=False)


def most_turns(day: Day) -> int:
    """Return how many candidates one assessor can take in turns on one day, at most MOST_CANDIDATES."""
    plan = plan_day(day, MOST_CANDIDATES)
    return len(plan.turns) if plan.fits else 0


def share_out(candidates: int, assessors: int, turns: int) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return the candidates' numbers by day, assessor and turn; neighbours come one after the other."""
    days = []
    numbers = list(range(1, candidates + 1))
    while numbers:
        today, numbers = numbers[: assessors * turns], numbers[assessors * turns :]
        each = math.ceil(len(today) / assessors)
        days.append(tuple(tuple(today[at : at + each]) for at in range(0, len(today), each)))
    return tuple(days)


def _take_turns(first: Order, day: Day, turns: int, most: float) -> list[Turn]:
    """Return the turns, each the one that waits least beside those before it; none if one would wait more than `most`."""
    planned: list[Turn] = []
    while len(planned) < turns:
        turn = _next_turn(orders_of(day) if planned else (first,), day, planned, most)
        if turn is None:
            return []
        planned.append(turn)
    return planned


def _next_turn(orders: Sequence[Order], day: Day, planned: Sequence[Turn], most: float) -> Turn | None:
    busy = _met(planned)
    best: Turn | None = None
    for order in orders:
        found = _walk(order, day, busy, most)
        if found and _resting([*planned, found]):
            best, most = found, _waited(found) - 1
        if most < 0:
            break
    return best


def _walk(order: Order, day: Day, busy: Sequence[tuple[int, int]], most: float) -> Turn | None:
    """Return the parts by the clock, each as soon as the assessor can be there for it."""
    starts, now, waited = [0], day.opening.minutes, 0
    for part in order:
        if part.watched:
            comes = now + part.unwatched
            wait = _free(comes, part.watched, busy) - comes
            waited, now = waited + wait, now + wait
        if waited and (waited > most or (part.name == "long_break" and now > NOON + NEAR)):
            return None
        starts.append(now)
        now += part.minutes
    return tuple(map(Slot, (day.opening, *order), starts))


def _free(start: int, minutes: int, busy: Sequence[tuple[int, int]]) -> int:
    """Return the first minute from which the assessor has time; `busy` is in order."""
    for begin, end in busy:
        if start < end and begin < start + minutes:
            start = end
    return start


def _met(planned: Sequence[Turn]) -> list[tuple[int, int]]:
    return sorted((slot.comes, slot.end) for turn in planned for slot in turn if slot.part.watched)


def _resting(planned: Sequence[Turn]) -> int | None:
    """Return the number of the first turn in whose long break the assessor is with nobody; 1 on a day without any."""
    busy = _met(planned)
    rests = list(_long_breaks(planned))
    free = (number for number, rest in rests if _free(rest.start, rest.part.minutes, busy) == rest.start)
    return next(free, None if rests else 1)


def _long_breaks(planned: Sequence[Turn]) -> Iterator[tuple[int, Slot]]:
    for number, turn in enumerate(planned, start=1):
        yield from ((number, slot) for slot in turn if slot.part.name == "long_break")


def _closed(day: Day, planned: Sequence[Turn], *, fits: bool) -> DayPlan:
    end = max(turn[-1].end for turn in planned)
    closed = tuple((*turn, Slot(day.closing, end)) for turn in planned)
    return DayPlan(closed, fits, _resting(planned) or 1)


def _waited(turn: Turn) -> int:
    return sum(after.start - slot.end for slot, after in pairwise(turn))
