"""What earlier sets forbid a new one: items seen too often or too lately."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from qbank.domain.blueprint import Reuse
from qbank.domain.codes import Instrument

OPEN_INSTRUMENTS = frozenset({Instrument.CL, Instrument.CVP, Instrument.VPK})
"""Instruments whose items are no secret: a leak of them gives nothing away."""


@dataclass(frozen=True, slots=True)
class PastUse:
    """One item stood in one set that was issued, whether or not it was withdrawn later; `scheme` is the set's."""

    item: str
    instrument: Instrument
    set_code: str
    scheme: str
    set_date: date


def use_counts(history: Iterable[PastUse]) -> Mapping[str, int]:
    """Return in how many sets each item stood, by code; in how many forms of a set does not matter."""
    sets_by_item = _sets_by_item(history)
    return {code: len(sets_by_item[code]) for code in sorted(sets_by_item)}


def barred_items(
    history: Collection[PastUse], reuse: Reuse, *, scheme: str, set_date: date
) -> tuple[str, ...]:
    """Return the items that a set of this scheme and date may not hold, by code.

    A set that is dated later than this one counts as lately too: its items will have been seen by then.
    """
    limited = [use for use in history if use.instrument in reuse.instruments]
    too_often = _seen_too_often(limited, reuse, set_date)
    too_lately = _seen_too_lately(limited, reuse, set_date)
    last = _last_sets(history, reuse.cooldown_sets or 0, scheme)
    return tuple(sorted(too_often | too_lately | {use.item for use in limited if use.set_code in last}))


def _seen_too_often(uses: Collection[PastUse], reuse: Reuse, set_date: date) -> set[str]:
    if reuse.exposure is None:
        return set()
    since = _months_before(set_date, reuse.exposure_months) if reuse.exposure_months else date.min
    sets_by_item = _sets_by_item(use for use in uses if use.set_date > since)
    return {code for code, sets in sets_by_item.items() if len(sets) >= reuse.exposure}


def _seen_too_lately(uses: Collection[PastUse], reuse: Reuse, set_date: date) -> set[str]:
    days = reuse.cooldown_days
    return set() if days is None else {use.item for use in uses if (set_date - use.set_date).days < days}


def _last_sets(history: Collection[PastUse], count: int, scheme: str) -> set[str]:
    """Return the codes of the scheme's newest sets, by date and then by code."""
    own = {(use.set_date, use.set_code) for use in history if use.scheme == scheme}
    return {code for _, code in sorted(own, reverse=True)[:count]}


def _sets_by_item(uses: Iterable[PastUse]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for use in uses:
        found[use.item].add(use.set_code)
    return found


def _months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
