"""Minutes: an instrument's items fit its time, and the candidate's day fits the limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.blueprint import InstrumentQuota
from qbank.domain.codes import INSTRUMENT_BY_KIND
from qbank.domain.items import TIMED_KINDS
from qbank.errors import Issue

_TIMED = frozenset(INSTRUMENT_BY_KIND[kind] for kind in TIMED_KINDS)
_ROUNDING_MINUTES = 0.001


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield the day's limit, and the time of each timed instrument."""
    yield Row("minutes", "day", upper=problem.blueprint.minutes_total - problem.blueprint.day_minutes)
    for quota in timed_quotas(problem):
        items = [item for item in problem.items_of(quota.instrument) if item.minutes]
        if quota.asked is None:
            terms = tuple((item.code, item.minutes) for item in items)
            yield Row("minutes", quota.instrument.value, upper=quota.minutes, terms=terms)
        else:
            yield from _longest_rows(quota, quota.asked, items)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield a day that is too long, and each instrument whose items take longer than its time."""
    yield from check_day(problem)
    for quota in timed_quotas(problem):
        found = minutes_needed(quota, (item for item in form if item.instrument is quota.instrument))
        if found > quota.minutes + _ROUNDING_MINUTES:
            facts = {"instrument": quota.instrument.value, "minutes": quota.minutes, "found": found}
            yield Issue("assembly.form_minutes", facts)


def check_day(problem: AssemblyProblem) -> Iterator[Issue]:
    """Yield a blueprint whose day is longer than its limit."""
    day, limit = problem.blueprint.day_minutes, problem.blueprint.minutes_total
    if day > limit:
        yield Issue("assembly.day_too_long", {"minutes": day, "limit": limit})


def minutes_needed(quota: InstrumentQuota, items: Iterable[PoolItem]) -> float:
    """Return the time that the items can take: all of them, or the longest that are asked."""
    return quota.minutes_of(item.minutes for item in items)


def timed_quotas(problem: AssemblyProblem) -> Iterator[InstrumentQuota]:
    """Return the quotas of instruments that take a candidate's time; a statement or a document takes none."""
    return (quota for quota in problem.blueprint.instruments if quota.instrument in _TIMED)


def _longest_rows(quota: InstrumentQuota, asked: int, items: Sequence[PoolItem]) -> Iterator[Row]:
    """Hold the sum of the `asked` longest chosen items: asked·t + Σ max(0, mᵢ − t)·xᵢ ≤ minutes for some t.

    The smallest such sum over all t is the sum of the k largest (Ogryczak and Tamir, Information Processing
    Letters 85, 2003), and it lies at t = 0 or at some item's minutes. So one auxiliary picks t, and the rows of
    the other t are switched off.
    """
    name = quota.instrument.value
    thresholds = sorted({0.0, *(item.minutes for item in items)})
    picked = {t: f"{name} threshold {index}" for index, t in enumerate(thresholds)}
    one = tuple((auxiliary, 1.0) for auxiliary in picked.values())
    yield Row("minutes", name, lower=1, upper=1, terms=one, is_definition=True)
    for t, auxiliary in picked.items():
        excess = tuple((item.code, item.minutes - t) for item in items if item.minutes > t)
        left = quota.minutes - asked * t
        switch = sum(minutes for _, minutes in excess) - left
        if switch > 0:
            yield Row("minutes", name, upper=left + switch, terms=(*excess, (auxiliary, switch)))
