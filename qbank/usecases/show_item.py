"""Show one item at one version, with who approved it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session

from qbank.errors import Fact, Issue, NotFoundError, Where
from qbank.formats.json.items import item_data
from qbank.usecases.bank_items import bank_item_at
from qbank.usecases.export_items import exported_items
from qbank.usecases.review_history import review_history


def show_item(session: Session, code: str, number: int | None = None) -> dict[str, Any]:
    """Return an item as it is exported, at its newest version or another, and the approvals of that version."""
    versions = {version.version: version for version in review_history(session, code)}
    if number is not None and number not in versions:
        facts: dict[str, Fact] = {"item": code, "version": number, "newest": max(versions)}
        raise NotFoundError(Issue("item.no_version", facts, Where(item=code)))
    shown = number or max(versions)
    data: dict[str, Any] = json.loads(
        json.dumps(item_data(exported_items(session, [bank_item_at(session, code, shown)])[0]))
    )
    approved_by = [
        {"person": v.reviewer, "name": v.name, "at": v.at.isoformat()} for v in versions[shown].approved_by
    ]
    return data | {"approved_by": approved_by}
