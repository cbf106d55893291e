"""Items as JSON, for other programs and for keeping."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qbank.domain.codes import INSTRUMENT_BY_KIND
from qbank.domain.items import ItemDraft, criteria_of
from qbank.domain.lifecycle import VersionStatus
from qbank.formats.json.canonical import to_data


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """One item with its newest version; `approved_version` is the number of the version in force."""

    draft: ItemDraft
    uuid: str
    status: VersionStatus
    version: int
    approved_version: int | None


def item_data(item: ExportedItem) -> dict[str, Any]:
    """Return an item as data.md shapes it."""
    draft = item.draft
    data = to_data(draft)
    return {
        "code": draft.code,
        "uuid": item.uuid,
        "kind": draft.kind,
        "instrument": INSTRUMENT_BY_KIND[draft.kind],
        "status": item.status,
        "version": item.version,
        "approved_version": item.approved_version,
        "criteria": [to_data(ref) for ref in criteria_of(draft)],
        "level": draft.level,
        "dimension": draft.dimension,
        "difficulty": draft.difficulty,
        "minutes": draft.minutes,
        "points": draft.points,
        "author": draft.author,
        "reference": draft.reference,
        "tags": sorted(draft.tags),
        "enemies": sorted(draft.enemies),
        "stimulus": draft.stimulus,
        "media": [],
        "calibration": None,
        "lint_reasons": draft.lint_reasons,
        "content": data["content"],
    }


def write_items_json(items: Iterable[ExportedItem]) -> bytes:
    """Write items as a JSON list, ordered by code; `read_items_yaml` reads it back."""
    rows = sorted((item_data(item) for item in items), key=lambda row: str(row["code"]))
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()
