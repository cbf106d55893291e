"""Items out of loaded data: one mapping an item; a file may give unit, kind and author once for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from qbank.domain.codes import ItemKind
from qbank.domain.items import (
    CONTENT_BY_KIND,
    LONGEST_TEXT,
    ItemDraft,
    Stimulus,
    ThirdPartyStatement,
    check_item,
    check_stimulus,
)
from qbank.errors import Fact, Issue, Where, at
from qbank.shaping.pictures import FindPicture, PictureReader, no_folder
from qbank.shaping.source import Path, Source
from qbank.shaping.validate import name_of, validate
from qbank.text.check_texts import check_texts

_TOP = ("unit", "kind", "author", "stimuli", "items")
_EXPORTED = ("instrument", "status", "version", "approved_version", "media")
_STAND_IN = ThirdPartyStatement("", "")
"""Stands in for faulty content, so that the other fields are checked even then."""


@dataclass
class ItemFile:
    """What a file of items holds, each with its place; drafts with errors are left out and stand in the issues."""

    items: list[tuple[ItemDraft, Where]] = field(default_factory=list)
    stimuli: list[tuple[Stimulus, Where]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    pictures: PictureReader = field(default_factory=PictureReader)


def read_items(source: Source, find_picture: FindPicture = no_folder) -> ItemFile:
    """Read items from loaded data; their texts then name pictures by SHA-256."""
    result = ItemFile(pictures=PictureReader(find_picture))
    top: Any = {"items": source.data} if isinstance(source.data, list) else source.data
    if not isinstance(top, dict) or not isinstance(top.get("items"), list):
        result.issues.append(Issue("item.no_items", {}, source.where(())))
        return result
    for name in top:
        if name not in _TOP:
            result.issues.append(Issue("field.unknown", {"name": name}, source.where((name,))))
    prefix: Path = () if isinstance(source.data, list) else ("items",)
    _read_stimuli(top, source, result)
    for index, raw in enumerate(top["items"]):
        _read_item(raw, top, source, (*prefix, index), result)
    return result


def _read_stimuli(top: dict[str, Any], source: Source, result: ItemFile) -> None:
    stimuli = top.get("stimuli", [])
    if not isinstance(stimuli, list):
        facts = {"name": "stimuli", "value": str(stimuli)[:60]}
        result.issues.append(Issue("field.list", facts, source.where(("stimuli",))))
        return
    for index, raw in enumerate(stimuli):
        _read_stimulus(raw, {}, source, ("stimuli", index), result)


def _read_stimulus(
    raw: Any, embedded: Mapping[str, str], source: Source, path: Path, result: ItemFile
) -> str | None:
    """Read one case; returns its code, None where it has faults."""
    read = validate(Stimulus, raw, source, path)
    if isinstance(read, list):
        result.issues.extend(read)
        return None
    stimulus, faults = result.pictures.replace_names(read, embedded, lambda name: _place(name, source, path))
    issues = (*check_stimulus(stimulus), *check_texts(stimulus))
    result.issues.extend((*faults, *(_placed(issue, source, path) for issue in issues)))
    result.stimuli.append((stimulus, source.where((*path, "code"))))
    return stimulus.code


def _read_item(raw: Any, top: dict[str, Any], source: Source, path: Path, result: ItemFile) -> None:
    if not isinstance(raw, dict):
        facts = {"name": name_of(path), "value": str(raw)[:60]}
        result.issues.append(Issue("field.mapping", facts, source.where(path)))
        return
    code = str(raw.get("code", ""))
    data = {name: value for name, value in raw.items() if name not in _EXPORTED}
    data = {name: top[name] for name in ("kind", "author") if name in top} | data
    embedded, faults = result.pictures.read_embedded(raw.get("media"), source.where((*path, "media"), code))
    if isinstance(data.get("stimulus"), dict):
        data["stimulus"] = _read_stimulus(data["stimulus"], embedded, source, (*path, "stimulus"), result)
    if data.get("kind") not in list(ItemKind):
        result.issues.append(_kind_fault(data.get("kind"), source.where((*path, "kind"), code)))
        return
    draft = _read_draft(data, top.get("unit"), source, path, code)
    if isinstance(draft, list):
        result.issues.extend(draft)
        return
    draft, more = _with_pictures(draft, embedded, source, path, result)
    issues = (*check_item(draft), *check_texts(draft.content, code, "content"))
    faults += [*more, *(_placed(issue, source, path) for issue in issues)]
    faults += _too_long(raw, source, path, code)
    result.issues.extend(faults)
    if not faults:
        result.items.append((draft, source.where((*path, "code"), code)))


def _with_pictures(
    draft: ItemDraft, embedded: Mapping[str, str], source: Source, path: Path, result: ItemFile
) -> tuple[ItemDraft, list[Issue]]:
    content, faults = result.pictures.replace_names(
        draft.content, embedded, lambda name: _place(f"content.{name}", source, path, draft.code)
    )
    return replace(draft, content=content), faults


def _kind_fault(kind: object, where: Where) -> Issue:
    if kind is None:
        return Issue("field.missing", {"name": "kind"}, where)
    facts = {"name": "kind", "value": str(kind)[:60], "expected": ", ".join(ItemKind)}
    return Issue("field.choice", facts, where)


def _read_draft(
    data: dict[str, Any], unit: Any, source: Source, path: Path, code: str
) -> ItemDraft | list[Issue]:
    content_type = CONTENT_BY_KIND[ItemKind(data["kind"])]
    content = _with_references(data.get("content", {}), unit)
    read = validate(content_type, content, source, (*path, "content"), code)
    data = data | {
        "criteria": _references(data.get("criteria", []), unit),
        "content": _STAND_IN if isinstance(read, list) else read,
    }
    draft = validate(ItemDraft, data, source, path, code)
    faults = [issue for part in (read, draft) if isinstance(part, list) for issue in part]
    return faults if faults or isinstance(draft, list) else draft


def _references(raw: Any, unit: Any) -> Any:
    return [_reference(entry, unit) for entry in raw] if isinstance(raw, list) else raw


def _reference(entry: Any, unit: Any) -> Any:
    """Read "1.1" (of the file's unit) or "UNIT/1.1"; a mapping stays as it is."""
    if not isinstance(entry, str):
        return entry
    named, _, number = entry.rpartition("/")
    return {"unit": named or unit or "", "criterion": number}


def _with_references(content: Any, unit: Any) -> Any:
    if not isinstance(content, dict) or not isinstance(content.get("steps"), list):
        return content
    steps = [
        step | {"criteria": _references(step.get("criteria", []), unit)} if isinstance(step, dict) else step
        for step in content["steps"]
    ]
    return content | {"steps": steps}


def _placed(issue: Issue, source: Source, path: Path) -> Issue:
    return replace(issue, where=_place(issue.where.field, source, path, issue.where.item))


def _place(name: str, source: Source, path: Path, item: str = "") -> Where:
    """Find the place of a field such as "content.options.2.text", whose numbers count from 1."""
    parts = (int(part) - 1 if part.isdecimal() else part for part in name.split("."))
    return source.where((*path, *parts), item)


def _too_long(raw: dict[str, Any], source: Source, path: Path, code: str) -> Iterator[Issue]:
    for place, text in _texts(raw.get("content"), ("content",)):
        if len(text) > LONGEST_TEXT:
            facts: dict[str, Fact] = {"name": at(*place).field, "count": len(text), "most": LONGEST_TEXT}
            yield Issue("item.too_long", facts, source.where((*path, *place), code))


def _texts(raw: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(raw, str):
        yield path, raw
    elif isinstance(raw, dict | list):
        for name, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
            yield from _texts(value, (*path, name))
