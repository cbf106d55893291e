"""Values as plain data, as canonical JSON, and as a digest: the same value gives the same text everywhere."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from qbank.domain.codes import ItemKind
from qbank.domain.items import CONTENT_BY_KIND, LEFT_OUT_WHEN_ABSENT, Content, ItemDraft, criteria_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_data(value: Any) -> Any:
    """Return a dataclass as nested dicts, lists and scalars."""
    data = dataclasses.asdict(value, dict_factory=_given)
    return json.loads(json.dumps(data, ensure_ascii=False))


def _given(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in pairs if value is not None or name not in LEFT_OUT_WHEN_ABSENT}


def canonical_json(data: Any) -> str:
    """Return JSON with sorted keys and no blanks."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def content_from_data(kind: ItemKind, data: Any) -> Content:
    """Return the typed content of an item from its stored form."""
    content: Content = _content_adapter(kind).validate_python(data)
    return content


@cache
def _content_adapter(kind: ItemKind) -> TypeAdapter[Any]:
    """Return the reader of a kind's content; building one costs a hundred times more than using it."""
    from pydantic import TypeAdapter

    return TypeAdapter(CONTENT_BY_KIND[kind])


def version_digest(draft: ItemDraft) -> str:
    """Return the digest of everything that makes a version: wording, KUK, level and the like.

    No identity, and no calibration: field data arrive when the wording is long approved.
    """
    data = to_data(draft)
    for name in ("code", "uuid", "tags", "enemies", "calibration"):
        data.pop(name)
    data["criteria"] = [str(ref) for ref in criteria_of(draft)]
    return digest(canonical_json(data))
