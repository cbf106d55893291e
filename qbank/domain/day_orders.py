"""In which orders a candidate may do the parts of a day: written papers at many times, breaks near the hours they are wanted at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product

from qbank.domain.assessment_day import Day, Part
from qbank.domain.codes import Instrument

WRITTEN = frozenset({Instrument.DPT_PG, Instrument.DPT_ESAI})
BREAKS = {"short_break": 15, "long_break": 60}
HALF_DAY, FULL_DAY, MORNING = 150, 300, 225
"""Minutes of work above which there is a short break, above which there is a long one too, and before the long one."""
MOVED = 45
"""Minutes by which a break may be wanted earlier or later, so that candidates can take turns."""
NOON = MORNING + BREAKS["short_break"]
"""The minute of the day at which the long break is wanted."""

Order = tuple[Part, ...]


@lru_cache(maxsize=8)
def orders_of(day: Day) -> tuple[Order, ...]:
    """Return the orders of parts and breaks between opening and closing, those with the least moved breaks first.

    The first is that of the blueprint. In all of them a candidate rests equally long.
    """
    moves = product((0, -MOVED, MOVED), repeat=len(_breaks(day)))
    least_first = sorted(moves, key=lambda move: sum(map(abs, move)))
    found = [_with_breaks(parts, day, move) for move in least_first for parts in _sequences(day)]
    return tuple(order for order in dict.fromkeys(found) if minutes_of(order) == minutes_of(found[0]))


def minutes_of(parts: Sequence[Part]) -> int:
    """Return how long the parts take one after the other."""
    return sum(part.minutes for part in parts)


def _sequences(day: Day) -> Iterator[Order]:
    """Yield the orders of the parts, that of the blueprint first."""
    observed = [part for part in day.parts if part.instrument not in WRITTEN]
    written = [part for part in day.parts if part.instrument in WRITTEN]
    yield day.parts
    for places in combinations(range(len(day.parts)), len(written)):
        left, right = iter(observed), iter(written)
        order = tuple(next(right if at in places else left) for at in range(len(day.parts)))
        if not _asks_too_early(order):
            yield order


def _asks_too_early(order: Order) -> bool:
    """Say whether oral questions come before the paper that is marked to choose them; essays are marked later."""
    instruments = [
        part.instrument for part in order if part.instrument in {Instrument.DPT_PG, Instrument.DPL}
    ]
    return instruments[:1] == [Instrument.DPL]


def _breaks(day: Day) -> tuple[tuple[float, Part], ...]:
    """Return the breaks with the minute of the day at which each is wanted."""
    short, long = (Part(name, minutes) for name, minutes in BREAKS.items())
    work = day.opening.minutes + minutes_of(day.parts) + day.closing.minutes
    if work <= HALF_DAY:
        return ()
    if work <= FULL_DAY:
        return ((work / 2, short),)
    rest = work - MORNING
    afternoon = ((NOON + long.minutes + rest / 2, short),) if rest > HALF_DAY else ()
    return (MORNING / 2, short), (NOON, long), *afternoon


def _with_breaks(parts: Order, day: Day, move: Sequence[int]) -> Order:
    """Put each break before the part that begins nearest to it; of several there, the longest."""
    pending = [(wanted + by, rest) for (wanted, rest), by in zip(_breaks(day), move, strict=True)]
    order: list[Part] = []
    now = day.opening.minutes
    for part in parts:
        end = now + part.minutes
        due = [one for one in pending if order and abs(one[0] - now) <= abs(end - one[0])]
        if due:
            order.append(max((rest for _, rest in due), key=lambda rest: rest.minutes))
            now += order[-1].minutes
            pending = [one for one in pending if one not in due]
        order.append(part)
        now += part.minutes
    return tuple(order)
