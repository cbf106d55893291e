"""Compare two versions of an item, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from qbank.domain.word_changes import WordRun, word_changes
from qbank.errors import Issue, NotFoundError, Where
from qbank.usecases.show_item import show_item

# What is said of a version, not in it.
_BESIDE = (
    "code",
    "uuid",
    "status",
    "version",
    "approved_version",
    "approved_by",
    "tags",
    "enemies",
    "calibration",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field ("content.options.2.text") that differs, as runs of words."""

    field: str
    runs: tuple[WordRun, ...]


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What differs between two versions, field by field."""

    old: int
    new: int
    changes: tuple[FieldChange, ...]


def compare_versions(session: Session, code: str, old: int | None, new: int | None) -> VersionChanges:
    """Return what differs between two versions; without numbers, between the newest and the one before it."""
    newest = show_item(session, code, new)
    number = newest["version"]
    if number == 1 and old is None:
        raise NotFoundError(Issue("item.only_version", {"item": code}, Where(item=code)))
    older = show_item(session, code, old if old is not None else max(number - 1, 1))
    before, after = dict(_texts(older)), dict(_texts(newest))
    changes = [
        FieldChange(field, word_changes(before.get(field, ""), after.get(field, "")))
        for field in dict.fromkeys([*before, *after])
        if before.get(field, "") != after.get(field, "")
    ]
    return VersionChanges(older["version"], number, tuple(changes))


def _texts(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in data.items():
        if name not in _BESIDE:
            yield from _fields(value, name)


def _fields(value: Any, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for name, part in value.items():
                yield from _fields(part, f"{path}.{name}")
        case list():
            for number, part in enumerate(value, start=1):
                yield from _fields(part, f"{path}.{number}")
        case None:
            pass
        case _:
            yield path, str(value)
