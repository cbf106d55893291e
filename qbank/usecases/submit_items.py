"""Submit the newest versions of items for review."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.review_rules import TouchedVersion, check_submission
from qbank.domain.rights import Right
from qbank.errors import NotAllowedError
from qbank.store.audit import record_event
from qbank.store.base import now
from qbank.store.models import Item
from qbank.store.rights import require_right
from qbank.usecases.review_case import items_of_unit, named_items, review_cases, version_in_review


def submit_items(
    session: Session, actor: Actor, codes: Collection[str], unit: str = ""
) -> list[TouchedVersion]:
    """Put the newest version of each named item into review, or every draft of a unit; all of them or none.

    An older version that waits goes back to draft: its verdicts stay, but nobody is to judge it any more.
    """
    require_right(session, actor, Right.SUBMIT)
    found = _drafts_of_unit(session, unit) if unit else named_items(session, codes)
    cases = review_cases(session, {code: item.versions[-1] for code, item in found.items()}, found)
    if issues := [issue for case in cases for issue in check_submission(case)]:
        raise NotAllowedError(*issues)
    replaced = {code: older.number for code, item in found.items() if (older := version_in_review(item))}
    touched = [_submit(item) for item in found.values()]
    if touched:
        _record(session, actor, touched, replaced)
    return touched


def _record(
    session: Session, actor: Actor, touched: Sequence[TouchedVersion], replaced: Mapping[str, int]
) -> None:
    before = {one.code: {"version": one.version, "status": one.before} for one in touched}
    after: dict[str, dict[str, Any]] = {
        one.code: {"version": one.version, "status": one.after} for one in touched
    }
    for code, number in replaced.items():
        after[code]["in_place_of"] = number
    subject = touched[0].code if len(touched) == 1 else f"{len(touched)} items"
    record_event(session, actor, "review.submit", subject, before=before, after=after)


def _drafts_of_unit(session: Session, unit: str) -> dict[str, Item]:
    found = items_of_unit(session, unit)
    return {
        code: item
        for code, item in found.items()
        if item.versions[-1].status is VersionStatus.DRAFT and not item.is_retired
    }


def _submit(item: Item) -> TouchedVersion:
    if older := version_in_review(item):
        older.status = VersionStatus.DRAFT
    version = item.versions[-1]
    before, version.status, version.submitted_at = version.status, VersionStatus.IN_REVIEW, now()
    return TouchedVersion(item.code, version.number, before, version.status)
