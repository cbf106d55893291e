"""Read the verdicts of a review packet back into the bank: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.review_packet import PacketVerdict, check_row, packet_token, stands_already
from qbank.domain.review_rules import GivenJudgement, TouchedVersion
from qbank.domain.rights import Right
from qbank.errors import InputRefusedError, Issue, NotAllowedError
from qbank.store import items, reviews
from qbank.store.models import Item
from qbank.store.rights import require_right
from qbank.usecases.judge_items import Judgement, judge_items
from qbank.usecases.read_file import read_file
from qbank.usecases.review_case import review_cases, version_in_review


@dataclass(frozen=True, slots=True)
class ImportedPacket:
    """What the verdicts of a packet touched, the items whose same verdict stood already, and how many rows were blank."""

    touched: tuple[TouchedVersion, ...]
    standing: tuple[str, ...]
    blank: int


def import_packet(session: Session, actor: Actor, path: Path) -> ImportedPacket:
    """Store the verdict of every filled row as that of the person who acts.

    Raises InputRefusedError for rows that can't be read or whose item changed meanwhile, NotAllowedError for verdicts that
    this person may not give; each with its row.
    """
    from qbank.formats.xlsx.packet_read import read_packet

    require_right(session, actor, Right.JUDGE)
    packet = read_packet(read_file(path))
    bank = _Bank(session, actor.person, [row.code for row in packet.verdicts])
    new = [row for row in packet.verdicts if not stands_already(row, bank.given(row))]
    issues = [*packet.issues, *(issue for row in new if (issue := bank.check(row)))]
    if issues:
        raise InputRefusedError(*(issue.in_file(str(path)) for issue in _in_order(issues)))
    touched = _judge(session, actor, new, bank, str(path))
    standing = tuple(sorted({row.code for row in packet.verdicts} - {row.code for row in new}))
    return ImportedPacket(touched, standing, packet.blank)


class _Bank:
    """What the bank holds of the items that a packet names."""

    def __init__(self, session: Session, person: str, codes: list[str]) -> None:
        self._person = person
        self._items: Mapping[str, Item] = items.items_by_code(session, codes)
        self._verdicts = reviews.verdicts_by_item(session, codes)
        versions = {code: v for code, item in self._items.items() if (v := version_in_review(item))}
        self.waiting = {
            case.code: (case.number, packet_token(case.number, versions[case.code].content_hash, case.round))
            for case in review_cases(session, versions, self._items)
        }

    def given(self, row: PacketVerdict) -> GivenJudgement | None:
        """Return what this person said of the version and round that a row names."""
        hashes = (
            {v.number: v.content_hash for v in self._items[row.code].versions}
            if row.code in self._items
            else {}
        )
        for stored in self._verdicts.get(row.code, ()):
            token = packet_token(stored.version, hashes[stored.version], stored.round)
            if stored.reviewer == self._person and token == row.token:
                return GivenJudgement(self._person, stored.verdict, stored.comment, stored.checklist)
        return None

    def check(self, row: PacketVerdict) -> Issue | None:
        """Return why a row can't become a verdict."""
        if row.code not in self._items:
            return Issue("packet.unknown_item", {"item": row.code[:40]}, row.where)
        _, waiting = self.waiting.get(row.code, (0, ""))
        return check_row(row, waiting, self.given(row))


def _judge(
    session: Session, actor: Actor, rows: list[PacketVerdict], bank: _Bank, file: str
) -> tuple[TouchedVersion, ...]:
    touched: list[TouchedVersion] = []
    refused: list[Issue] = []
    for row in rows:
        number, _ = bank.waiting[row.code]
        given = Judgement(row.verdict, (row.code,), "", row.comment, row.checklist, number)
        try:
            touched += judge_items(session, actor, given).touched
        except NotAllowedError as error:
            refused += (_placed(issue, row) for issue in error.issues)
    if refused:
        raise NotAllowedError(*(issue.in_file(file) for issue in refused))
    return tuple(touched)


def _placed(issue: Issue, row: PacketVerdict) -> Issue:
    """Return what a use case said of an item with the row it comes from."""
    return replace(issue, where=replace(row.where, item=row.code))


def _in_order(issues: list[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: issue.where.line or 0)
