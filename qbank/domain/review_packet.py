"""A review packet: what a committee member reads offline, and what the verdicts they bring back may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qbank.domain.edit_token import edit_token
from qbank.domain.items import ItemDraft, Stimulus
from qbank.domain.lifecycle import Verdict
from qbank.domain.review_rules import GivenJudgement
from qbank.errors import Fact, Issue, Where


@dataclass(frozen=True, slots=True)
class PacketItem:
    """A version in review with all that is needed to judge it: its KUK with their texts, and what the linter found."""

    draft: ItemDraft
    version: int
    token: str
    criteria: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]
    stimulus: Stimulus | None = None


@dataclass(frozen=True, slots=True)
class PacketVerdict:
    """A filled row of a packet: the token of what was read, and what the reader says of it."""

    code: str
    token: str
    verdict: Verdict
    checklist: Mapping[int, bool]
    comment: str
    where: Where


def packet_token(version: int, digest: str, round_number: int) -> str:
    """Return the token of what a packet shows: a version in a round of its review, such as "v3-0a1b2c3d4e5f-p1"."""
    return f"{edit_token(version, digest)}-p{round_number}"


def stands_already(row: PacketVerdict, given: GivenJudgement | None) -> bool:
    """Say whether a row repeats what its reader said of the same version in the same round."""
    return given is not None and (row.verdict, dict(row.checklist), row.comment) == (
        given.verdict,
        dict(given.checklist),
        given.comment,
    )


def check_row(row: PacketVerdict, waiting: str, given: GivenJudgement | None) -> Issue | None:
    """Return why a row can't become a verdict, None where it can.

    `waiting` is the token of what is in review, empty where nothing of the item is; `given` is what the reader said before
    of the version and round that the row names.
    """
    facts: dict[str, Fact] = {"item": row.code, "token": row.token[:40]}
    if given is not None:
        return Issue("packet.judged_otherwise", {"item": row.code, "person": given.reviewer}, row.where)
    if not waiting:
        return Issue("packet.not_waiting", facts, row.where)
    if row.token != waiting:
        return Issue("packet.changed_meanwhile", facts | {"waiting": waiting}, row.where)
    return None
