"""Blueprints as YAML: a straight mapping of the domain's values, written as short as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass

from qbank.domain.blueprint import Blueprint
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.dump import dump_flow
from qbank.formats.yaml.load import load_mapping
from qbank.shaping.source import Path
from qbank.shaping.validate import validate

_HEAD = ("name", "scheme", "minutes_total", "opening_minutes", "forms")
_ALWAYS_WRITTEN = frozenset(_HEAD)


def read_blueprint_yaml(data: bytes) -> tuple[Blueprint | None, tuple[Issue, ...]]:
    """Read a blueprint; None where issues forbid one."""
    try:
        top, source = load_mapping(data)
    except InputRefusedError as error:
        return None, error.issues
    blueprint = validate(Blueprint, top, source)
    return (None, tuple(blueprint)) if isinstance(blueprint, list) else (blueprint, ())


def locate_issues(data: bytes, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return issues of a blueprint with the lines of the parts that their fields name."""
    _, source = load_mapping(data)
    return tuple(source.located(issue) for issue in issues)


def write_blueprint_yaml(blueprint: Blueprint, notes: Mapping[Path, str] | None = None) -> bytes:
    """Write a blueprint so that reading it gives the same: a line for each entry, what is the default left out.

    `notes` are comments above a part, by its path: () the whole, ("lines",) the list, ("lines", 0) its first entry.
    """
    notes = notes or {}
    lines = [*_note(notes, ()), *([""] if () in notes else [])]
    given = _given(blueprint)
    for name in (*_HEAD, *(name for name in given if name not in _HEAD)):
        lines += _part(name, given[name], notes)
    return ("\n".join(lines) + "\n").encode()


def _part(name: str, value: object, notes: Mapping[Path, str]) -> Iterator[str]:
    """Yield the lines of one part of the blueprint."""
    if name not in _HEAD:
        yield ""
    yield from _note(notes, (name,))
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        yield dump_flow({name: value})[1:-1]
        return
    yield f"{name}:"
    for index, entry in enumerate(value):
        yield from _note(notes, (name, index), "  ")
        yield f"  - {dump_flow(entry)}"


def _note(notes: Mapping[Path, str], path: Path, indent: str = "") -> Iterator[str]:
    yield from (f"{indent}# {line}".rstrip() for line in notes.get(path, "").splitlines())


def _given(value: object) -> dict[str, object]:
    """Return the fields of a dataclass as plain data, without those that have their default."""
    assert is_dataclass(value)
    found = ((part, getattr(value, part.name)) for part in fields(value))
    return {p.name: _plain(v) for p, v in found if p.name in _ALWAYS_WRITTEN or v != _default(p)}


def _default(part: Field[object]) -> object:
    return part.default_factory() if part.default_factory is not MISSING else part.default


def _plain(value: object) -> object:
    match value:
        case str():
            return str(value)
        case tuple():
            return [_plain(entry) for entry in value]
        case Mapping():
            return {key: _plain(entry) for key, entry in value.items()}
        case float() if value.is_integer():
            return int(value)
        case _ if is_dataclass(value):
            return _given(value)
        case _:
            return value
