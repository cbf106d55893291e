"""What people call a row: an item's code and version rather than a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.store.models import ExamForm, ExamSet, Item, ItemVersion, Person, Review


def row_names(session: Session) -> dict[tuple[str, str], str]:
    """Return the names of rows by table and key, where they have one that people know."""
    version = (Item.code, ItemVersion.number)
    queries: dict[str, tuple[Any, Callable[[Any], str]]] = {
        "item": (select(Item.id, Item.code), lambda row: str(row[1])),
        "item_version": (
            select(ItemVersion.id, *version).join(Item, Item.id == ItemVersion.item_id),
            lambda row: f"{row[1]} v{row[2]}",
        ),
        "review": (
            select(Review.id, *version, Person.code)
            .join(ItemVersion, ItemVersion.id == Review.version_id)
            .join(Item, Item.id == ItemVersion.item_id)
            .join(Person, Person.id == Review.reviewer_id),
            lambda row: f"{row[1]} v{row[2]}, {row[3]}",
        ),
        "person": (select(Person.id, Person.code), lambda row: str(row[1])),
        "exam_set": (select(ExamSet.id, ExamSet.code), lambda row: str(row[1])),
        "exam_form": (
            select(ExamForm.id, ExamSet.code, ExamForm.label).join(ExamSet, ExamSet.id == ExamForm.set_id),
            lambda row: f"{row[1]} {row[2]}",
        ),
    }
    return {
        (table, str(row[0])): name(row)
        for table, (query, name) in queries.items()
        for row in session.execute(query)
    }
