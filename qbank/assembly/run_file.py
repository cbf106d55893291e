"""A run as a file, out and in: JSON, one item a line, with a digest that tells a change by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from qbank.assembly.check_run import check_run
from qbank.assembly.pool import PoolItem
from qbank.assembly.run import AssemblyRun
from qbank.errors import InputRefusedError, Issue
from qbank.shaping.source import Source
from qbank.shaping.validate import validate
from qbank.text.json_text import json_text
from qbank.text.wording import built_in_wording

FORMAT, VERSION = "qbank-assembly", "1"
_EXPANDED = frozenset({"problem", "blueprint", "outcome"})
"""The mappings whose entries, and those of their lists, stand on lines of their own."""


def write_run(run: AssemblyRun) -> bytes:
    """Return the run as a file: the same run gives the same bytes. It holds keys, so it says that it is secret."""
    head = {"format": FORMAT, "version": VERSION, "secrecy": built_in_wording().text("page.secret")}
    return (_pretty({**head, **_data(run), "sha256": _digest(run)}) + "\n").encode()


def read_run(top: Mapping[str, object], source: Source) -> AssemblyRun:
    """Return the run of a file that was loaded as JSON or YAML.

    Raises InputRefusedError for what is no such file, is of another version, is faulty (each fault with its place), or
    was changed since it was written.
    """
    _require_format(top, source)
    head = ("format", "version", "secrecy", "sha256")
    run = validate(AssemblyRun, {name: value for name, value in top.items() if name not in head}, source)
    if isinstance(run, list):
        raise InputRefusedError(*run)
    if issues := tuple(source.located(issue) for issue in check_run(run)):
        raise InputRefusedError(*issues)
    run = replace(run, problem=replace(run.problem, items=tuple(sorted(run.problem.items, key=_code))))
    if top.get("sha256") != _digest(run):
        raise InputRefusedError(Issue("run.altered", {}, source.where(("sha256",))))
    return run


def _require_format(top: Mapping[str, object], source: Source) -> None:
    if top.get("format") != FORMAT:
        raise InputRefusedError(Issue("run.foreign"))
    if top.get("version") != VERSION:
        facts = {"found": str(top.get("version", ""))[:20], "known": VERSION}
        raise InputRefusedError(Issue("run.version", facts, source.where(("version",))))


def _code(item: PoolItem) -> str:
    return item.code


def _digest(run: AssemblyRun) -> str:
    """Return the digest of what the run says, however its file is written."""
    return hashlib.sha256(json_text(_data(run), is_compact=True).encode()).hexdigest()


def _data(run: AssemblyRun) -> dict[str, Any]:
    """Return the run as plain data; what is the default is left out, or a large bank would be too large a file."""
    data: dict[str, Any] = _adapter().dump_python(run, mode="json", exclude_defaults=True)
    return data


@cache
def _adapter() -> TypeAdapter[AssemblyRun]:
    return TypeAdapter(AssemblyRun)


def _pretty(data: Mapping[str, Any]) -> str:
    return "{\n" + ",\n".join(_entries(data)) + "\n}"


def _entries(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if key in _EXPANDED:
            yield f'"{key}": {_pretty(value)}'
        elif isinstance(value, list):
            rows = ",\n".join(json_text(row, is_compact=True) for row in value)
            yield f'"{key}": [\n{rows}\n]'
        else:
            yield f'"{key}": {json_text(value, is_compact=True)}'
