"""Items as JSON, for other programs and for keeping."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from qbank.domain.codes import INSTRUMENT_BY_KIND, CriterionRef
from qbank.domain.items import Content, ItemDraft, Stimulus, Task, criteria_of
from qbank.domain.lifecycle import VersionStatus
from qbank.formats.json.canonical import to_data
from qbank.text.json_text import json_text


@dataclass(frozen=True, slots=True)
class ExportedPicture:
    """A picture that an item's texts, or those of its case, name by SHA-256."""

    sha256: str
    type: str
    alt: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """One item with its newest version; `approved_version` is the number of the version in force."""

    draft: ItemDraft
    uuid: str
    status: VersionStatus
    version: int
    approved_version: int | None
    stimulus: Stimulus | None = None
    media: tuple[ExportedPicture, ...] = ()


def item_data(item: ExportedItem) -> dict[str, Any]:
    """Return an item as data.md shapes it."""
    draft = item.draft
    return {
        "code": draft.code,
        "uuid": item.uuid,
        "kind": draft.kind,
        "instrument": INSTRUMENT_BY_KIND[draft.kind],
        "status": item.status,
        "version": item.version,
        "approved_version": item.approved_version,
        "criteria": [_reference_data(ref) for ref in criteria_of(draft)],
        "level": draft.level,
        "dimension": draft.dimension,
        "difficulty": draft.difficulty,
        "minutes": draft.minutes,
        "points": draft.points,
        "author": draft.author,
        "reference": draft.reference,
        "tags": sorted(draft.tags),
        "enemies": sorted(draft.enemies),
        "stimulus": to_data(item.stimulus) if item.stimulus else None,
        "media": [_media_data(picture) for picture in item.media],
        "calibration": to_data(draft.calibration) if draft.calibration else None,
        "lint_reasons": draft.lint_reasons,
        "content": _content_data(draft.content),
    }


def _media_data(picture: ExportedPicture) -> dict[str, str]:
    data = base64.b64encode(picture.data).decode()
    return {"sha256": picture.sha256, "type": picture.type, "alt": picture.alt, "data": data}


def _content_data(content: Content) -> Any:
    data = to_data(content)
    if isinstance(content, Task):
        for step, step_data in zip(content.steps, data["steps"], strict=True):
            step_data["criteria"] = [_reference_data(ref) for ref in step.criteria]
    return data


def _reference_data(ref: CriterionRef) -> dict[str, Any]:
    return {"unit": ref.unit, "unit_revision": ref.unit_revision, "criterion": ref.criterion}


def write_items_json(items: Iterable[ExportedItem]) -> bytes:
    """Write items as a JSON list, ordered by code; `read_items_yaml` reads it back."""
    return _json_list(map(_item_text, sorted(items, key=_code_of)))


def write_items_in_parts(items: Iterable[ExportedItem], most_bytes: int) -> Iterator[bytes]:
    """Yield JSON lists that hold the items in order, each as long as fits; a larger item has a list of its own."""
    part: list[str] = []
    size = 0
    for text in map(_item_text, sorted(items, key=_code_of)):
        added = len(text.encode()) + len(_BETWEEN)
        if part and size + added + len(_AROUND) > most_bytes:
            yield _json_list(part)
            part, size = [], 0
        part.append(text)
        size += added
    yield _json_list(part)


_BETWEEN, _AROUND = ",\n", "[\n\n]\n"


def _json_list(texts: Iterable[str]) -> bytes:
    joined = _BETWEEN.join(texts)
    return (f"[\n{joined}\n]\n" if joined else "[]\n").encode()


def _item_text(item: ExportedItem) -> str:
    return " " + json_text(item_data(item)).replace("\n", "\n ")


def _code_of(item: ExportedItem) -> str:
    return item.draft.code
