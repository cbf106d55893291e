"""An item of the bank as the rules of review see it, and which items a command is about."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from qbank.domain.lifecycle import VersionStatus
from qbank.domain.review_rules import GivenVerdict, ReviewCase, WrittenVersion
from qbank.errors import Issue, NotFoundError
from qbank.store import items, reviews, schemes
from qbank.store.models import Item, ItemVersion
from qbank.store.settings import review_quorum

_TOKEN_LENGTH = 12


def named_items(session: Session, codes: Collection[str]) -> dict[str, Item]:
    """Return the items of these codes; raises NotFoundError naming all that are not in the bank."""
    found = items.items_by_code(session, codes)
    missing = [Issue("item.not_found", {"item": code}) for code in sorted(set(codes) - found.keys())]
    if missing:
        raise NotFoundError(*missing)
    return found


def items_of_unit(session: Session, unit: str, codes: Collection[str] | None = None) -> dict[str, Item]:
    """Return the items whose newest version evidences a KUK of a unit; raises NotFoundError for an unknown unit."""
    if unit not in schemes.newest_units_by_code(session):
        raise NotFoundError(Issue("review.unknown_unit", {"unit": unit}))
    found = items.items_by_code(session, codes)
    return {code: item for code, item in found.items() if unit in units_of(item.versions[-1])}


def units_of(version: ItemVersion) -> tuple[str, ...]:
    """Return the units whose KUK a version evidences, in order."""
    return tuple(dict.fromkeys(ref.unit for ref in items.references_of(version)))


def version_in_review(item: Item) -> ItemVersion | None:
    """Return the version that waits for verdicts: one at most."""
    return next((v for v in item.versions if v.status is VersionStatus.IN_REVIEW), None)


def review_cases(
    session: Session, chosen: Mapping[str, ItemVersion], known: Mapping[str, Item]
) -> list[ReviewCase]:
    """Return the case of each chosen version, by item code."""
    persons, quorum = reviews.persons_by_id(session), review_quorum(session)
    given = reviews.verdicts_by_item(session, list(chosen))
    return [
        ReviewCase(
            code=code,
            is_retired=known[code].is_retired,
            versions=[_written(v, persons) for v in known[code].versions],
            number=version.number,
            verdicts=_verdicts(given.get(code, ()), version.number),
            quorum=quorum,
        )
        for code, version in sorted(chosen.items())
    ]


def seen_token(versions: Mapping[str, int]) -> str:
    """Return a short digest of what waits (item code → version), the edit token of a verdict on many."""
    told = " ".join(f"{code}@{number}" for code, number in sorted(versions.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:_TOKEN_LENGTH]


def _written(version: ItemVersion, persons: Mapping[int, str]) -> WrittenVersion:
    entered_by = persons.get(version.entered_by_id or 0, "")
    return WrittenVersion(version.number, version.status, version.author.code, entered_by)


def _verdicts(stored: Iterable[reviews.StoredVerdict], number: int) -> Sequence[GivenVerdict]:
    return [GivenVerdict(v.reviewer, v.round, v.verdict) for v in stored if v.version == number]
