"""The life of an item version: draft → in review → approved → retired."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class VersionStatus(StrEnum):
    """Status of one version (the item itself is only active or retired)."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


class Verdict(StrEnum):
    """One reader's judgement of one version."""

    APPROVE = "approve"
    RETURN = "return"


class SetStatus(StrEnum):
    """Life of an exam set; only issued sets count as use."""

    DRAFT = "draft"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class Role(StrEnum):
    """What a person may do."""

    AUTHOR = "author"
    VALIDATOR = "validator"
    ASSESSOR = "assessor"
    COMMITTEE = "committee"
    ADMINISTRATOR = "administrator"


_BEST_FIRST = (VersionStatus.APPROVED, VersionStatus.IN_REVIEW, VersionStatus.DRAFT, VersionStatus.RETIRED)


def best_status(statuses: Iterable[VersionStatus]) -> VersionStatus:
    """Return the best of an item's version statuses: coverage counts each item once, by this one."""
    return min(statuses, key=_BEST_FIRST.index)


def watermark(statuses: Iterable[VersionStatus], *, is_issued: bool) -> str:
    """Return the words printed across a form that is not issued; empty when it is."""
    if is_issued:
        return ""
    if any(status is not VersionStatus.APPROVED for status in statuses):
        return "DRAF – BELUM DIVALIDASI"
    return "DRAF – BELUM DITERBITKAN"
