"""Turn loaded YAML into the domain's own dataclasses, every fault with its line."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Hashable, Iterator
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from qbank.errors import Issue, Where
from qbank.shaping.source import Path, Source

T = TypeVar("T")
_KEY_MARK = "[key]"
"""What pydantic puts after a path that leads to a key, not to its value."""
_CODE_BY_PYDANTIC_TYPE = {
    "missing": "field.missing",
    "enum": "field.choice",
    "literal_error": "field.choice",
    "float_parsing": "field.number",
    "float_type": "field.number",
    "int_parsing": "field.whole_number",
    "int_type": "field.whole_number",
    "int_from_float": "field.whole_number",
    "bool_parsing": "field.true_or_false",
    "bool_type": "field.true_or_false",
    "string_type": "field.text",
    "tuple_type": "field.list",
    "mapping_type": "field.mapping",
    "dict_type": "field.mapping",
    "dataclass_type": "field.mapping",
}


def validate(kind: type[T], data: object, source: Source, at: Path = (), item: str = "") -> T | list[Issue]:
    """Return a value of the dataclass `kind`, or all issues of the part of the source that stands at `at`."""
    unknown = [
        _unknown(str(path[-1]), known, source.where((*at, *path), item))
        for path, known in _unknown_fields(kind, data, ())
    ]
    try:
        value: T = _adapter(cast(Hashable, kind)).validate_python(data)
    except ValidationError as error:
        return unknown + [_issue_of(entry, source, at, item) for entry in error.errors()]
    return unknown or value


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(type[Any], kind))


def _issue_of(entry: Any, source: Source, at: Path, item: str) -> Issue:
    path = (*at, *(part for part in entry["loc"] if part != _KEY_MARK))
    code = _CODE_BY_PYDANTIC_TYPE.get(entry["type"], "field.invalid")
    expected = str(entry.get("ctx", {}).get("expected", ""))
    facts = {
        "name": name_of(path),
        "value": "" if code == "field.missing" else str(entry["input"])[:60],
        "expected": expected.replace("'", "").replace(" or ", ", "),
    }
    return Issue(code, facts, source.where(path, item))


def name_of(path: Path) -> str:
    """Return the name of the field at the end of a path; the third entry of a list `steps` is "steps.3"."""
    last = max((index for index, part in enumerate(path) if isinstance(part, str)), default=0)
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path[last:])


def _unknown(name: str, known: Collection[str], where: Where) -> Issue:
    if near := get_close_matches(name, sorted(known), n=1):
        return Issue("field.unknown_near", {"name": name, "near": near[0]}, where)
    return Issue("field.unknown", {"name": name}, where)


@cache
def _fields_of(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(cast(type[Any], kind))


def _unknown_fields(kind: Any, data: object, path: Path) -> Iterator[tuple[Path, Collection[str]]]:
    """Yield the path of each field that its dataclass doesn't have, with the fields that it has."""
    if dataclasses.is_dataclass(kind) and isinstance(data, dict):
        hints = _fields_of(cast(Hashable, kind))
        for name, value in data.items():
            if name not in hints:
                yield (*path, name), hints.keys()
            else:
                yield from _unknown_fields(hints[name], value, (*path, name))
    elif isinstance(kind, UnionType):
        for arm in get_args(kind):
            yield from _unknown_fields(arm, data, path)
    elif isinstance(data, list) and get_args(kind):
        for index, value in enumerate(data):
            yield from _unknown_fields(get_args(kind)[0], value, (*path, index))
