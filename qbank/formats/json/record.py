"""The record of a set as JSON, out and in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qbank.domain.set_record import SetRecord
from qbank.formats.json.canonical import to_data


def write_record(record: SetRecord) -> dict[str, Any]:
    """Return the record as plain data; whole amounts stand as 36, not as 36.0."""
    data: dict[str, Any] = _plain(to_data(record))
    return data


def read_record(data: Mapping[str, Any], missing: Mapping[str, Any]) -> SetRecord:
    """Return the record that `write_record` wrote.

    Version 0.1 kept the solver and the lines of its one form only; the rest of such a record is taken from `missing`.
    """
    from pydantic import TypeAdapter

    if "program" not in data:
        lines = [{**line, "got": [line["got"]]} for line in data["lines"]]
        data = {**missing, "solver": data["solver"], "lines": lines}
    return TypeAdapter(SetRecord).validate_python(data)


def _plain(data: Any) -> Any:
    match data:
        case dict():
            return {name: _plain(value) for name, value in data.items()}
        case list():
            return [_plain(value) for value in data]
        case float() if data.is_integer():
            return int(data)
        case _:
            return data
