"""Items as YAML or JSON: one mapping an item; a file may give unit, kind and author once for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from qbank.domain.codes import ItemKind
from qbank.domain.items import (
    CONTENT_BY_KIND,
    LONGEST_TEXT,
    ItemDraft,
    Stimulus,
    ThirdPartyStatement,
    check_item,
)
from qbank.errors import InputRefusedError, Issue, Where
from qbank.formats.yaml.load import Path, Source, load_yaml
from qbank.formats.yaml.validate import validate

_TOP = ("unit", "kind", "author", "stimuli", "items")
_EXPORTED = ("instrument", "status", "version", "approved_version", "calibration", "media")


@dataclass
class ItemFile:
    """What a file of items holds; drafts with errors are left out and stand in the issues."""

    items: list[ItemDraft] = field(default_factory=list)
    stimuli: list[Stimulus] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    places: dict[str, Where] = field(default_factory=dict)


def read_items_yaml(data: bytes) -> ItemFile:
    """Read items from YAML, or from the JSON that this project exports."""
    result = ItemFile()
    try:
        source = load_yaml(data)
    except InputRefusedError as error:
        result.issues.extend(error.issues)
        return result
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
    for index, raw in enumerate(top.get("stimuli") or []):
        stimulus = validate(Stimulus, raw, source, ("stimuli", index))
        if isinstance(stimulus, list):
            result.issues.extend(stimulus)
        else:
            result.stimuli.append(stimulus)


def _read_item(raw: Any, top: dict[str, Any], source: Source, path: Path, result: ItemFile) -> None:
    if not isinstance(raw, dict):
        result.issues.append(
            Issue("field.mapping", {"name": "items", "value": str(raw)[:60]}, source.where(path))
        )
        return
    code = str(raw.get("code", ""))
    data = {name: value for name, value in raw.items() if name not in _EXPORTED}
    data = {name: top[name] for name in ("kind", "author") if name in top} | data
    kind = data.get("kind")
    if kind not in list(ItemKind):
        facts = {"name": "kind", "value": str(kind), "expected": ", ".join(ItemKind)}
        result.issues.append(Issue("field.choice", facts, source.where((*path, "kind"), code)))
        return
    unit = top.get("unit")
    data["criteria"] = _references(data.get("criteria", []), unit)
    content_type = CONTENT_BY_KIND[ItemKind(str(kind))]
    content = _with_references(data.pop("content", {}), unit)
    read = validate(content_type, content, source, (*path, "content"), code)
    draft = validate(ItemDraft, data | {"content": _placeholder(read)}, source, path, code)
    faults = [issue for part in (read, draft) if isinstance(part, list) for issue in part]
    if isinstance(draft, ItemDraft) and not faults:
        faults = [_placed(issue, source, path) for issue in check_item(draft)]
        faults += _too_long(raw, source, path, code)
    if faults or not isinstance(draft, ItemDraft):
        result.issues.extend(faults)
        return
    result.items.append(draft)
    result.places[code] = source.where((*path, "code"), code)


def _placeholder(read: object) -> object:
    """Let the other fields be checked even where the content has faults."""
    return ThirdPartyStatement("", "") if isinstance(read, list) else read


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
    field_path = tuple(issue.where.field.split("."))
    return Issue(
        issue.code, issue.facts, source.where((*path, *field_path), issue.where.item), issue.severity
    )


def _too_long(raw: dict[str, Any], source: Source, path: Path, code: str) -> list[Issue]:
    longest = max((len(text) for text in _texts(raw.get("content"))), default=0)
    if longest <= LONGEST_TEXT:
        return []
    facts: dict[str, str | int] = {"name": "content", "count": longest, "most": LONGEST_TEXT}
    return [Issue("item.too_long", facts, source.where((*path, "content"), code))]


def _texts(raw: Any) -> list[str]:
    if isinstance(raw, dict):
        return [text for value in raw.values() for text in _texts(value)]
    if isinstance(raw, list):
        return [text for value in raw for text in _texts(value)]
    return [raw] if isinstance(raw, str) else []
