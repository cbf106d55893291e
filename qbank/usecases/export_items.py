"""Export items as JSON, in one file or in a folder of files that are each small enough to be read back."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.lifecycle import VersionStatus
from qbank.errors import InputRefusedError, Issue, NotAllowedError, Where
from qbank.formats.json.items import ExportedItem, ExportedPicture, write_items_in_parts, write_items_json
from qbank.store import schemes
from qbank.store.media import media_by_version
from qbank.text.numbers import size_facts
from qbank.usecases.bank_items import BankItem, bank_items
from qbank.usecases.read_file import LARGEST_FILE_BYTES
from qbank.usecases.write_file import failures_told, require_new, require_readable
from qbank.usecases.write_folder import write_folder

EXPORT_SUFFIXES = (".json", ".xlsx")


def require_export_name(path: Path) -> None:
    """Refuse a name of another kind of file than items are written as; one without suffix is a folder's."""
    if path.suffix and path.suffix.lower() not in EXPORT_SUFFIXES:
        raise InputRefusedError(Issue("item.export_kind", {"suffix": path.suffix}, Where(file=str(path))))


def export_items(session: Session, *, scheme: str = "", status: VersionStatus | None = None) -> bytes:
    """Return the newest version of every item as JSON, or only those of a scheme or of a status."""
    data = write_items_json(exported_items(session, select_items(session, scheme=scheme, status=status)))
    if len(data) > LARGEST_FILE_BYTES:
        raise NotAllowedError(Issue("item.export_too_large", size_facts(len(data), LARGEST_FILE_BYTES)))
    return data


def export_folder(
    session: Session, folder: Path, *, scheme: str = "", status: VersionStatus | None = None
) -> None:
    """Write the items that `export_items` returns into a new folder, as JSON files that are read back together.

    Raises NotAllowedError where the name is taken, or where a single item is too large.
    """
    require_new(folder)
    items = exported_items(session, select_items(session, scheme=scheme, status=status))
    parts = tuple(write_items_in_parts(items, LARGEST_FILE_BYTES))
    files = {f"butir-{number:03}.json": data for number, data in enumerate(parts, start=1)}
    for name, data in files.items():
        require_readable(folder / name, data)
    with failures_told(folder):
        if not write_folder(folder, files):
            raise NotAllowedError(Issue("file.exists", {}, Where(file=str(folder))))


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
