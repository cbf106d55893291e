"""Write the items of a unit that are in review as a packet to read and judge offline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from qbank.domain.items import criteria_of
from qbank.domain.picture import named_pictures
from qbank.domain.review_packet import PacketItem, packet_token
from qbank.errors import Issue, NotFoundError
from qbank.linting.lint import Finding
from qbank.store import reviews, schemes, settings
from qbank.store.items import enemies_by_code
from qbank.store.media import pictures_by_sha256
from qbank.text.own_wording import read_own_wording
from qbank.text.say import phrase, what_and_fix
from qbank.usecases.bank_items import BankItem, bank_item
from qbank.usecases.lint_items import criterion_texts, lint_drafts
from qbank.usecases.review_case import items_of_unit, review_cases, version_in_review
from qbank.usecases.write_workbook import criterion_lines

_PAPER = "id"


def packet_items(session: Session, unit: str) -> tuple[PacketItem, ...]:
    """Return what waits for verdicts in a unit, by item code; raises NotFoundError where nothing does."""
    found = items_of_unit(session, unit, reviews.codes_in_review(session))
    versions = {code: version for code, item in found.items() if (version := version_in_review(item))}
    if not versions:
        raise NotFoundError(Issue("packet.nothing_waits", {"unit": unit}))
    rounds = {case.code: case.round for case in review_cases(session, versions, found)}
    enemies = enemies_by_code(session)
    waiting = [
        bank_item(found[code], version, enemies.get(code, frozenset())) for code, version in versions.items()
    ]
    texts = criterion_texts(session)
    findings = _findings(lint_drafts(session, [item.draft for item in waiting]).findings)
    return tuple(_packet_item(item, rounds[item.draft.code], texts, findings) for item in waiting)


def packet_workbook(session: Session, unit: str, items: Sequence[PacketItem]) -> bytes:
    """Return the packet as a workbook whose verdicts `import_packet` reads."""
    from qbank.formats.xlsx.packet_write import write_packet

    lines = [line for line in criterion_lines(session, "") if line.name.startswith(f"{unit}/")]
    profile = settings.print_profile(session)
    return write_packet(items, lines, read_own_wording(profile.looks.wording))


def packet_document(session: Session, unit: str, items: Sequence[PacketItem], day: date) -> bytes:
    """Return the packet as a Word document, to read and tick on paper."""
    from qbank.documents.review_sheet import ReviewSheet, render_review

    named = named_pictures(*((item.draft.content, item.stimulus) for item in items))
    title = schemes.newest_units_by_code(session)[unit].title
    sheet = ReviewSheet(
        unit, title, tuple(items), day.isoformat(), pictures_by_sha256(session, frozenset(named))
    )
    return render_review(sheet, settings.print_profile(session)).data


def _packet_item(
    item: BankItem, round_number: int, texts: Mapping[str, str], findings: Mapping[str, Sequence[str]]
) -> PacketItem:
    draft = item.draft
    return PacketItem(
        draft,
        item.version,
        packet_token(item.version, item.digest, round_number),
        tuple((str(ref), texts.get(str(ref), "")) for ref in criteria_of(draft)),
        tuple(findings.get(draft.code, ())),
        item.stimulus,
    )


def _findings(found: Iterable[Finding]) -> dict[str, list[str]]:
    """Return what the linter says of each item, with the reason that its author gives for leaving it so."""
    by_item: dict[str, list[str]] = defaultdict(list)
    for finding in found:
        text = " ".join(what_and_fix(finding.issue, _PAPER))
        if finding.reason:
            text = f"{text} ({phrase('label.reason', _PAPER)}: {finding.reason})"
        by_item[finding.issue.where.item].append(text)
    return by_item
