"""Give a verdict on items in review: approve them, or return them to their author."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.codes import ItemKind
from qbank.domain.lifecycle import Verdict, VersionStatus
from qbank.domain.review_rules import (
    GivenJudgement,
    ReviewCase,
    TouchedVersion,
    check_judgement,
    check_reviewer,
    status_after,
)
from qbank.domain.rights import Right
from qbank.errors import Fact, Issue, NotAllowedError, UsageMistakeError, Where
from qbank.store import items, reviews
from qbank.store.audit import record_event
from qbank.store.models import Item, ItemVersion, Review
from qbank.store.people import get_person
from qbank.store.rights import require_right
from qbank.usecases.review_case import items_of_unit, named_items, review_cases, seen_token, version_in_review


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on named items, or on all of a unit that wait for this reader.

    `version` is the one that was read; `seen` is the token of a unit's queue. `checklist`: point of the guide → met.
    """

    verdict: Verdict
    codes: Sequence[str] = ()
    unit: str = ""
    comment: str = ""
    checklist: Mapping[int, bool] = field(default_factory=dict)
    version: int | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judgement touched, and what of a unit it left out, with the reason."""

    touched: tuple[TouchedVersion, ...]
    left_out: tuple[Issue, ...]


def judge_items(session: Session, actor: Actor, judgement: Judgement) -> Judged:
    """Store the verdict on each item; all named items, or none.

    Raises NotAllowedError where the reader may not judge one, or where another text waits than the one they read.
    """
    require_right(session, actor, Right.JUDGE)
    found = _chosen(session, judgement)
    waiting = {code: version for code, item in found.items() if (version := version_in_review(item))}
    _refuse_other_text(found, waiting, judgement)
    cases, left_out = _cases(session, actor.person, judgement, found, waiting)
    given = GivenJudgement(actor.person, judgement.verdict, judgement.comment, judgement.checklist)
    after = {case.code: status_after(case, given.reviewer, given.verdict) for case in cases}
    issues = [issue for case in cases for issue in check_judgement(case, given)]
    issues += _second_points(session, {code: found[code] for code in after}, after)
    if issues:
        raise NotAllowedError(*issues)
    touched = [_store(session, found[case.code], case, given, after[case.code]) for case in cases]
    if touched:
        _record(session, actor, given, touched)
    return Judged(tuple(touched), tuple(left_out))


def _cases(
    session: Session,
    reader: str,
    judgement: Judgement,
    found: Mapping[str, Item],
    waiting: Mapping[str, ItemVersion],
) -> tuple[list[ReviewCase], list[Issue]]:
    """Return what is judged, and why the rest of a unit is not for this reader."""
    versions = {code: waiting.get(code, item.versions[-1]) for code, item in found.items()}
    cases = review_cases(session, versions, found)
    if not judgement.unit:
        return cases, []
    left_out = [issue for case in cases for issue in check_reviewer(case, reader)]
    without = {issue.where.item for issue in left_out}
    return [case for case in cases if case.code not in without], left_out


def _chosen(session: Session, judgement: Judgement) -> dict[str, Item]:
    if not judgement.unit:
        return named_items(session, judgement.codes)
    return items_of_unit(session, judgement.unit, reviews.codes_in_review(session))


def _refuse_other_text(
    found: Mapping[str, Item], waiting: Mapping[str, ItemVersion], judgement: Judgement
) -> None:
    """Approval is for exactly the text that was read."""
    if judgement.unit:
        token = seen_token({code: version.number for code, version in waiting.items()})
        if judgement.seen != token:
            raise NotAllowedError(Issue("review.other_queue", {"unit": judgement.unit, "token": token}))
        return
    if judgement.version is not None and len(found) > 1:
        raise UsageMistakeError(Issue("review.one_version", {"count": len(found)}))
    if issues := list(_other_versions(found, waiting, judgement.version)):
        raise NotAllowedError(*issues)


def _other_versions(
    found: Mapping[str, Item], waiting: Mapping[str, ItemVersion], number: int | None
) -> Iterator[Issue]:
    for code, version in waiting.items():
        facts: dict[str, Fact] = {"item": code, "version": version.number}
        if number is None and len(found[code].versions) > 1:
            yield Issue("review.which_version", facts, Where(item=code))
        elif number not in (None, version.number):
            yield Issue("review.other_version", facts | {"read": number or 0}, Where(item=code))


def _second_points(
    session: Session, found: Mapping[str, Item], after: Mapping[str, VersionStatus]
) -> Iterator[Issue]:
    """Refuse a second approved observation point for a KUK: the checklist has one row for each."""
    approved = [code for code, status in after.items() if status is VersionStatus.APPROVED]
    points = {code: found[code] for code in approved if found[code].kind is ItemKind.OBSERVATION_POINT}
    if not points:
        return
    standing = items.approved_points(session)
    for code, item in points.items():
        for ref in items.references_of(version_in_review(item) or item.versions[-1]):
            other = standing.setdefault(str(ref), code)
            if other != code:
                facts = {"item": code, "other": other, "criterion": str(ref)}
                yield Issue("review.second_point", facts, Where(item=code))


def _store(
    session: Session, item: Item, case: ReviewCase, given: GivenJudgement, after: VersionStatus
) -> TouchedVersion:
    version = next(v for v in item.versions if v.number == case.number)
    verdict = Review(
        round=case.round,
        verdict=given.verdict,
        checklist={str(point): is_met for point, is_met in given.checklist.items()},
        comment=given.comment.strip(),
    )
    reviews.add_verdict(session, version, get_person(session, given.reviewer), verdict)
    if after is VersionStatus.APPROVED:
        for earlier in item.versions:
            if earlier.status is VersionStatus.APPROVED:
                earlier.status = VersionStatus.RETIRED
    before, version.status = version.status, after
    approvals = len(case.approvals | {given.reviewer}) if given.verdict is Verdict.APPROVE else 0
    return TouchedVersion(item.code, version.number, before, after, approvals, case.quorum)


def _record(session: Session, actor: Actor, given: GivenJudgement, touched: Sequence[TouchedVersion]) -> None:
    verdict = {
        "verdict": given.verdict,
        "comment": given.comment,
        "checklist": {str(point): is_met for point, is_met in given.checklist.items()},
    }
    before = {one.code: {"version": one.version, "status": one.before} for one in touched}
    after = {
        one.code: {
            "version": one.version,
            "status": one.after,
            "approvals": one.approvals,
            "quorum": one.quorum,
        }
        for one in touched
    }
    subject = touched[0].code if len(touched) == 1 else f"{len(touched)} items"
    record_event(
        session, actor, f"review.{given.verdict}", subject, before=before, after=after | {"given": verdict}
    )
