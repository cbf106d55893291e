"""The texts of an item: each with its place, and all of them changed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")


def texts_of(part: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text below a content or case, with its place ("options.2.text"; places count from 1)."""
    match part:
        case Enum():
            return
        case str():
            yield place, part
        case tuple():
            for number, entry in enumerate(part, start=1):
                yield from texts_of(entry, f"{place}.{number}".lstrip("."))
        case _ if is_dataclass(part):
            for one in fields(part):
                yield from texts_of(getattr(part, one.name), f"{place}.{one.name}".lstrip("."))


def with_texts(part: T, change: Callable[[str], str]) -> T:
    """Return the content or case with every text changed."""
    changed: Any = part
    if isinstance(part, str) and not isinstance(part, Enum):
        changed = change(part)
    elif isinstance(part, tuple):
        changed = tuple(with_texts(entry, change) for entry in part)
    elif is_dataclass(part) and not isinstance(part, type):
        changed = replace(
            part, **{one.name: with_texts(getattr(part, one.name), change) for one in fields(part)}
        )
    return changed  # type: ignore[no-any-return]
