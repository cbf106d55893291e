"""Find near-copies among the items of the bank."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.linting.duplicates import NearCopy, find_near_copies
from qbank.usecases.bank_items import bank_items
from qbank.usecases.lint_items import is_in_use


def find_duplicates(session: Session, *, least: float) -> list[NearCopy]:
    """Return the pairs of items that are at least so similar, most similar first; retired items are left out."""
    return find_near_copies([item.draft for item in bank_items(session) if is_in_use(item)], least)
