"""Retire items: they stay in old sets, and go into no new one."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.review_rules import TouchedVersion
from qbank.domain.rights import Right
from qbank.errors import Issue, NotAllowedError, Where
from qbank.store.audit import record_event
from qbank.store.models import Item
from qbank.store.rights import require_right
from qbank.usecases.review_case import named_items


def retire_items(
    session: Session, actor: Actor, codes: Collection[str], comment: str = ""
) -> list[TouchedVersion]:
    """Retire the named items with all their versions; all of them or none."""
    require_right(session, actor, Right.RETIRE)
    found = named_items(session, codes)
    issues = [
        Issue("review.item_retired", {"item": code}, Where(item=code))
        for code, item in found.items()
        if item.is_retired
    ]
    if issues:
        raise NotAllowedError(*issues)
    before = {code: {str(v.number): v.status for v in item.versions} for code, item in found.items()}
    touched = [_retire(item) for item in found.values()]
    subject = touched[0].code if len(touched) == 1 else f"{len(touched)} items"
    after = {one.code: "retired" for one in touched} | {"comment": comment}
    record_event(session, actor, "review.retire", subject, before=before, after=after)
    return touched


def _retire(item: Item) -> TouchedVersion:
    before = item.versions[-1].status
    item.is_retired = True
    for version in item.versions:
        version.status = VersionStatus.RETIRED
    return TouchedVersion(item.code, item.versions[-1].number, before, VersionStatus.RETIRED)
