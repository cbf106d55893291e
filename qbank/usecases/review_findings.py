"""What validators found in the items of a set, for FR.VA."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from qbank.domain.lifecycle import Verdict
from qbank.store.reviews import StoredVerdict, verdicts_by_item
from qbank.store.set_versions import SetVersion, versions_of_set
from qbank.text.say import phrase

if TYPE_CHECKING:
    from qbank.documents import Finding

_PAPER = "id"


def review_findings(session: Session, set_code: str) -> dict[str, tuple[Finding, ...]]:
    """Return why items of each form (label) were ever returned to their authors, by item and time."""
    versions = versions_of_set(session, set_code)
    given = verdicts_by_item(session, {row.item for row in versions})
    found: dict[str, list[Finding]] = {}
    for row in sorted(versions, key=lambda row: (row.form, row.item)):
        found.setdefault(row.form, []).extend(_findings(row, given.get(row.item, ())))
    return {form: tuple(findings) for form, findings in found.items()}


def _findings(row: SetVersion, verdicts: Iterable[StoredVerdict]) -> Iterator[Finding]:
    from qbank.documents import Finding

    for verdict in verdicts:
        if verdict.verdict is Verdict.RETURN and verdict.version <= row.version:
            yield Finding(_words(row.item, verdict), _done(verdict, row.version))


def _remarks(verdict: StoredVerdict) -> list[str]:
    unmet = [
        f"“{phrase(f'point.{point}', _PAPER)}”" for point, is_met in verdict.checklist.items() if not is_met
    ]
    told = phrase("finding.unmet", _PAPER, points="; ".join(unmet)) if unmet else ""
    return [part for part in (verdict.comment, told) if part]


def _words(code: str, verdict: StoredVerdict) -> str:
    facts = {"code": code, "version": verdict.version, "name": verdict.name}
    return phrase("finding.text", _PAPER, **facts, remarks=" ".join(_remarks(verdict)))


def _done(verdict: StoredVerdict, used: int) -> str:
    """Say what became of a remark: the set has a later version, or the text that was read."""
    key = "finding.mended" if verdict.version < used else "finding.kept"
    return phrase(key, _PAPER, version=used)
