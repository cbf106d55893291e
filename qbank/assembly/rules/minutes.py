"""Minutes: an instrument's items fit its time, and the candidate's day fits the limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qbank.assembly.problem import AssemblyProblem, PoolItem
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
    for quota in _timed_quotas(problem):
        items = [item for item in problem.items_of(quota.instrument) if item.minutes]
        if quota.asked is None:
            terms = tuple((item.code, item.minutes) for item in items)
            yield Row("minutes", quota.instrument.value, upper=quota.minutes, terms=terms)
        else:
            yield from _longest_rows(quota, quota.asked, items)


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield a day that is too long, and each instrument whose items take longer than its time."""
    yield from check_day(problem)
    for quota in _timed_quotas(problem):
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
    longest_first = sorted((item.minutes for item in items), reverse=True)
    return sum(longest_first[: quota.asked])


def _timed_quotas(problem: AssemblyProblem) -> Iterator[InstrumentQuota]:
    return (quota for quota in problem.blueprint.instruments if quota.instrument in _TIMED)


def _longest_rows(quota: InstrumentQuota, asked: int, items: Sequence[PoolItem]) -> Iterator[Row]:
    """Hold the sum of the `asked` longest chosen items: k·t + Σ max(0, mᵢxᵢ − t) ≤ minutes for some t.

    That is the sum of the k largest values as a linear programme (Ogryczak and Tamir, Information Processing
    Letters 85, 2003). All is measured in the longest item's minutes, so that t and the excesses lie in 0…1.
    """
    longest = max((item.minutes for item in items), default=0)
    if longest * asked <= quota.minutes:
        return
    name = quota.instrument.value
    threshold = f"{name} threshold"
    excess = {item.code: f"{item.code} over threshold" for item in items}
    total = ((threshold, float(asked)), *((auxiliary, 1.0) for auxiliary in excess.values()))
    yield Row("minutes", name, upper=quota.minutes / longest, terms=total)
    for item in items:
        terms = ((item.code, item.minutes / longest), (threshold, -1.0), (excess[item.code], -1.0))
        yield Row("minutes", name, item.code, upper=0, terms=terms, is_definition=True)
