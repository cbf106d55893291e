"""What waits for verdicts: since when, how many lack, and whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from qbank.domain.lifecycle import Role
from qbank.domain.review_rules import missing_verdicts
from qbank.store import items, people, reviews
from qbank.usecases.review_case import (
    items_of_unit,
    review_cases,
    seen_token,
    units_of,
    version_in_review,
)


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """One version in review; `missing` approvals lack, `readers` could give them."""

    code: str
    version: int
    units: tuple[str, ...]
    since: datetime | None
    round: int
    approved_by: tuple[str, ...]
    missing: int
    readers: tuple[str, ...]

    def waited_days(self, moment: datetime) -> int | None:
        """Return for how many whole days it has waited."""
        return (moment - self.since).days if self.since else None


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """What waits, by item code; `token` names exactly these versions, for a verdict on all of a unit."""

    rows: tuple[WaitingItem, ...]
    token: str


def review_queue(session: Session, unit: str = "") -> ReviewQueue:
    """Return what waits, in the bank or in one unit."""
    codes = reviews.codes_in_review(session)
    known = items_of_unit(session, unit, codes) if unit else items.items_by_code(session, codes)
    versions = {code: version for code, item in known.items() if (version := version_in_review(item))}
    validators = [
        code
        for code, person in people.persons_by_code(session).items()
        if any(row.role is Role.VALIDATOR for row in person.roles)
    ]
    rows = []
    for case in review_cases(session, versions, known):
        version = versions[case.code]
        missing, readers = missing_verdicts(case, validators)
        approved_by = tuple(sorted(case.approvals))
        rows.append(
            WaitingItem(
                case.code, case.number, units_of(version), version.submitted_at, case.round, approved_by,
                missing, readers,
            )
        )  # fmt: skip
    return ReviewQueue(tuple(rows), seen_token({code: version.number for code, version in versions.items()}))
