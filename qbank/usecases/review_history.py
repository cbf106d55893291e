"""Every verdict there ever was on an item."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from qbank.domain.lifecycle import VersionStatus
from qbank.store import reviews
from qbank.store.items import get_item
from qbank.store.reviews import StoredVerdict


@dataclass(frozen=True, slots=True)
class JudgedVersion:
    """One version of an item with its verdicts, oldest first."""

    code: str
    version: int
    status: VersionStatus
    author: str
    verdicts: tuple[StoredVerdict, ...]

    @property
    def approved_by(self) -> tuple[StoredVerdict, ...]:
        """The approvals of its last round, once it stands approved or did."""
        last = max((verdict.round for verdict in self.verdicts), default=0)
        stood = self.status in (VersionStatus.APPROVED, VersionStatus.RETIRED)
        return tuple(v for v in self.verdicts if v.round == last and v.verdict == "approve" and stood)


def review_history(session: Session, code: str) -> list[JudgedVersion]:
    """Return every version of an item with its verdicts."""
    item = get_item(session, code)
    given = reviews.verdicts_by_item(session, [code]).get(code, [])
    return [
        JudgedVersion(
            code,
            version.number,
            version.status,
            version.author.code,
            tuple(verdict for verdict in given if verdict.version == version.number),
        )
        for version in item.versions
    ]
