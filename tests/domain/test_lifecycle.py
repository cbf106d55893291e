"""States of a version, and what is printed across a form because of them."""

from __future__ import annotations

from itertools import permutations

import pytest

from qbank.domain.lifecycle import VersionStatus, best_status, watermark

DRAFT, IN_REVIEW, APPROVED, RETIRED = VersionStatus


@pytest.mark.parametrize(
    ("statuses", "best"),
    [
        ((RETIRED,), RETIRED),
        ((RETIRED, DRAFT), DRAFT),
        ((DRAFT, IN_REVIEW), IN_REVIEW),
        ((DRAFT, IN_REVIEW, APPROVED, RETIRED), APPROVED),
    ],
)
def test_the_best_status_does_not_depend_on_the_order(
    statuses: tuple[VersionStatus, ...], best: VersionStatus
) -> None:
    assert {best_status(order) for order in permutations(statuses)} == {best}


@pytest.mark.parametrize(
    ("statuses", "is_issued", "expected"),
    [
        ((APPROVED, APPROVED), True, ""),
        ((APPROVED, APPROVED), False, "DRAF – BELUM DITERBITKAN"),
        ((APPROVED, DRAFT), False, "DRAF – BELUM DIVALIDASI"),
        ((APPROVED, IN_REVIEW), False, "DRAF – BELUM DIVALIDASI"),
        ((), False, "DRAF – BELUM DITERBITKAN"),
    ],
)
def test_the_watermark_says_what_is_missing(
    statuses: tuple[VersionStatus, ...], is_issued: bool, expected: str
) -> None:
    assert watermark(statuses, is_issued=is_issued) == expected
