"""What earlier sets forbid a new one, decided without a bank."""

from __future__ import annotations

from datetime import date

import pytest

from qbank.domain.blueprint import Reuse
from qbank.domain.codes import Instrument
from qbank.domain.reuse import PastUse, barred_items, use_counts

PG = Instrument.DPT_PG
DAY = date(2026, 5, 31)


def use(item: str, set_code: str, day: str, instrument: Instrument = PG, scheme: str = "s") -> PastUse:
    return PastUse(item, instrument, set_code, scheme, date.fromisoformat(day))


def barred(history: list[PastUse], reuse: Reuse, day: date = DAY) -> tuple[str, ...]:
    return barred_items(history, reuse, scheme="s", set_date=day)


HISTORY = [
    use("PG-0001", "s-001", "2025-11-30"),
    use("PG-0001", "s-002", "2026-02-28"),
    use("PG-0002", "s-002", "2026-02-28"),
    use("PG-0002", "s-002", "2026-02-28"),
    use("PG-0003", "t-001", "2026-03-31", scheme="t"),
    use("LS-0001", "s-002", "2026-02-28", Instrument.DPL),
]


def test_without_limits_nothing_is_barred() -> None:
    assert barred(HISTORY, Reuse()) == ()


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Reuse(exposure=1), ("PG-0001", "PG-0002", "PG-0003")),
        (Reuse(exposure=2), ("PG-0001",)),
        (Reuse(exposure=3), ()),
        (Reuse(exposure=2, exposure_months=7), ("PG-0001",)),
        (Reuse(exposure=2, exposure_months=6), ()),
        (Reuse(exposure=1, exposure_months=3), ("PG-0003",)),
        (Reuse(exposure_months=3), ()),
        (Reuse(exposure=2, exposure_months=99_999), ("PG-0001",)),
    ],
    ids=str,
)
def test_exposure_counts_the_sets_of_a_period(limits: Reuse, expected: tuple[str, ...]) -> None:
    """Three months before 31 May begin after 28 February; two forms of one set are one use."""
    assert barred(HISTORY, limits) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [(61, ()), (62, ("PG-0003",)), (92, ("PG-0003",)), (93, ("PG-0001", "PG-0002", "PG-0003"))],
)
def test_an_item_rests_for_days_after_its_last_set(days: int, expected: tuple[str, ...]) -> None:
    assert barred(HISTORY, Reuse(cooldown_days=days)) == expected


def test_a_set_with_a_later_date_counts_too() -> None:
    before = date(2026, 1, 31)

    assert barred(HISTORY, Reuse(cooldown_days=1), before) == ("PG-0001", "PG-0002", "PG-0003")
    assert barred(HISTORY, Reuse(exposure=2, exposure_months=3), before) == ("PG-0001",)


@pytest.mark.parametrize(
    ("count", "expected"), [(0, ()), (1, ("PG-0001", "PG-0002")), (9, ("PG-0001", "PG-0002"))]
)
def test_an_item_rests_for_the_last_sets_of_its_scheme(count: int, expected: tuple[str, ...]) -> None:
    assert barred(HISTORY, Reuse(cooldown_sets=count)) == expected


def test_the_last_set_is_the_last_by_date() -> None:
    history = [use("PG-0001", "s-002", "2026-01-01"), use("PG-0002", "s-001", "2026-02-01")]

    assert barred(history, Reuse(cooldown_sets=1)) == ("PG-0002",)


def test_only_the_named_instruments_are_limited() -> None:
    reuse = Reuse(exposure=1, instruments=(Instrument.DPL,))

    assert barred_items(HISTORY, reuse, scheme="s", set_date=DAY) == ("LS-0001",)


def test_uses_are_counted_by_set() -> None:
    assert use_counts(HISTORY) == {"LS-0001": 1, "PG-0001": 2, "PG-0002": 1, "PG-0003": 1}
