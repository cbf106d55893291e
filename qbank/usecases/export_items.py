"""Export items as JSON."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from qbank.domain.lifecycle import VersionStatus
from qbank.formats.json.items import ExportedItem, ExportedPicture, write_items_json
from qbank.store import schemes
from qbank.store.media import media_by_version
from qbank.usecases.bank_items import BankItem, bank_items


def export_items(session: Session, *, scheme: str = "", status: VersionStatus | None = None) -> bytes:
    """Return the newest version of every item as JSON, or only those of a scheme or of a status."""
    chosen = select_items(session, scheme=scheme, status=status)
    return write_items_json(exported_items(session, chosen))


def exported_items(session: Session, chosen: Collection[BankItem]) -> list[ExportedItem]:
    """Return items of the bank as they are exported, with the pictures that they show."""
    shown = media_by_version(session, [item.version_id for item in chosen])
    return [
        ExportedItem(
            item.draft,
            item.uuid,
            item.status,
            item.version,
            item.approved_version,
            item.stimulus,
            tuple(
                ExportedPicture(row.sha256, row.type, row.alt, row.data)
                for row in shown.get(item.version_id, ())
            ),
        )
        for item in chosen
    ]


def select_items(
    session: Session, *, scheme: str = "", status: VersionStatus | None = None
) -> list[BankItem]:
    """Return the items whose KUK lie in the scheme and whose newest version has the status; all without limits."""
    chosen = bank_items(session)
    if scheme:
        stored = schemes.get_scheme(session, scheme)
        units = {row.unit.code for row in stored.units}
        chosen = [item for item in chosen if any(ref.unit in units for ref in item.draft.criteria)]
    return [item for item in chosen if status is None or item.status is status]
