"""The rules of review: who may judge a version, when a round ends, and what a verdict makes of the version."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qbank.domain.lifecycle import Verdict, VersionStatus
from qbank.errors import Fact, Issue, Where

FEWEST_VERDICTS, MOST_VERDICTS, USUAL_QUORUM = 1, 9, 2


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """A verdict that stands: by whom, in which round of the version."""

    reviewer: str
    round: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class WrittenVersion:
    """What the rules see of a version: who wrote it, and who brought it into the bank ("" where nobody was named)."""

    number: int
    status: VersionStatus
    author: str
    entered_by: str = ""


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """An item with its versions in order, and the verdicts on the one in question."""

    code: str
    is_retired: bool
    versions: Sequence[WrittenVersion]
    number: int
    verdicts: Sequence[GivenVerdict]
    quorum: int

    @property
    def version(self) -> WrittenVersion:
        """The version in question."""
        return next(version for version in self.versions if version.number == self.number)

    @property
    def round(self) -> int:
        """The round under way, from 1 on: a return ends one."""
        return 1 + sum(given.verdict is Verdict.RETURN for given in self.verdicts)

    @property
    def approvals(self) -> frozenset[str]:
        """Who approved it in the round under way."""
        return frozenset(
            given.reviewer
            for given in self.verdicts
            if given.round == self.round and given.verdict is Verdict.APPROVE
        )

    @property
    def barred(self) -> frozenset[str]:
        """Who can't judge it: whoever wrote or entered it, or an earlier version since the last approval."""
        stood = (VersionStatus.APPROVED, VersionStatus.RETIRED)
        last = max(
            (v.number for v in self.versions if v.number < self.number and v.status in stood), default=0
        )
        since = [v for v in self.versions if last < v.number <= self.number]
        return frozenset({v.author for v in since} | {v.entered_by for v in since}) - {""}


@dataclass(frozen=True, slots=True)
class GivenJudgement:
    """What a reader says of a version: verdict, comment, and the points of the guide (number → met)."""

    reviewer: str
    verdict: Verdict
    comment: str
    checklist: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class TouchedVersion:
    """What a command did to one version of an item; `approvals` of `quorum` stand afterwards."""

    code: str
    version: int
    before: VersionStatus
    after: VersionStatus
    approvals: int = 0
    quorum: int = 0


def check_submission(case: ReviewCase) -> Iterator[Issue]:
    """Yield why the newest version can't go into review."""
    where = Where(item=case.code)
    if case.is_retired:
        yield Issue("review.item_retired", {"item": case.code}, where)
    elif case.version.status is not VersionStatus.DRAFT:
        facts: dict[str, Fact] = {
            "item": case.code,
            "version": case.number,
            "status": case.version.status,
        }
        yield Issue("review.not_draft", facts, where)


def check_reviewer(case: ReviewCase, reviewer: str) -> Iterator[Issue]:
    """Yield why this person can't judge this version, whatever they think of it."""
    where = Where(item=case.code)
    facts: dict[str, Fact] = {"item": case.code, "person": reviewer, "version": case.number}
    if case.version.status is not VersionStatus.IN_REVIEW:
        yield Issue("review.not_in_review", facts | {"status": case.version.status}, where)
    elif reviewer in case.barred:
        yield Issue("review.own_work", facts, where)
    elif reviewer in case.approvals:
        yield Issue("review.judged_before", facts, where)


def check_judgement(case: ReviewCase, given: GivenJudgement) -> Iterator[Issue]:
    """Yield why a judgement can't stand; a return needs a reason, and an approval leaves no point unmet."""
    yield from check_reviewer(case, given.reviewer)
    unmet = [str(point) for point, is_met in given.checklist.items() if not is_met]
    if given.verdict is Verdict.APPROVE and unmet:
        facts = {"item": case.code, "points": ", ".join(unmet)}
        yield Issue("review.point_not_met", facts, Where(item=case.code))
    if given.verdict is Verdict.RETURN and not unmet and not given.comment.strip():
        yield Issue("review.no_reason", {"item": case.code}, Where(item=case.code))


def status_after(case: ReviewCase, reviewer: str, verdict: Verdict) -> VersionStatus:
    """Return what a verdict makes of the version: a return sends it back, the last approval that lacked approves it."""
    if verdict is Verdict.RETURN:
        return VersionStatus.DRAFT
    is_met = len(case.approvals | {reviewer}) >= case.quorum
    return VersionStatus.APPROVED if is_met else VersionStatus.IN_REVIEW


def missing_verdicts(case: ReviewCase, validators: Collection[str]) -> tuple[int, tuple[str, ...]]:
    """Return how many approvals lack, and who could give them."""
    free = frozenset(validators) - case.barred - case.approvals
    return max(0, case.quorum - len(case.approvals)), tuple(sorted(free))
