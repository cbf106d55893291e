"""Queries on verdicts and on what waits for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.domain.lifecycle import Verdict, VersionStatus
from qbank.store.models import Item, ItemVersion, Person, Review


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """One verdict with who gave it; `checklist` holds the points of the guide that were judged (number → met)."""

    version_id: int
    version: int
    round: int
    reviewer: str
    name: str
    met: str
    verdict: Verdict
    checklist: Mapping[int, bool]
    comment: str
    at: datetime


def verdicts_by_item(
    session: Session, codes: Collection[str] | None = None
) -> dict[str, list[StoredVerdict]]:
    """Return the verdicts on every version of items that have some, by code, oldest first; of all where none are named."""
    query = (
        select(Item.code, ItemVersion.number, Review, Person)
        .join(ItemVersion, ItemVersion.item_id == Item.id)
        .join(Review, Review.version_id == ItemVersion.id)
        .join(Person, Person.id == Review.reviewer_id)
        .order_by(Review.id)
    )
    if codes is not None:
        query = query.where(Item.code.in_(codes))
    found: dict[str, list[StoredVerdict]] = {}
    for code, number, review, person in session.execute(query):
        found.setdefault(code, []).append(_verdict(number, review, person))
    return dict(sorted(found.items()))


def codes_in_review(session: Session) -> list[str]:
    """Return the items with a version in review."""
    query = select(Item.code).join(ItemVersion, ItemVersion.item_id == Item.id)
    return sorted(set(session.scalars(query.where(ItemVersion.status == VersionStatus.IN_REVIEW))))


def add_verdict(session: Session, version: ItemVersion, reviewer: Person, verdict: Review) -> None:
    """Store a verdict of this person on this version."""
    verdict.version_id, verdict.author_id, verdict.reviewer_id = version.id, version.author_id, reviewer.id
    session.add(verdict)
    session.flush()


def persons_by_id(session: Session) -> dict[int, str]:
    """Return the code of everybody by id."""
    return {row.id: row.code for row in session.execute(select(Person.id, Person.code))}


def _verdict(number: int, review: Review, person: Person) -> StoredVerdict:
    return StoredVerdict(
        version_id=review.version_id,
        version=number,
        round=review.round,
        reviewer=person.code,
        name=person.name,
        met=person.met,
        verdict=review.verdict,
        checklist={int(point): bool(is_met) for point, is_met in review.checklist.items()},
        comment=review.comment,
        at=review.created_at,
    )
