"""The frozen snapshot of a form as canonical JSON, out and in."""

from __future__ import annotations

from qbank.domain.form_snapshot import FormSnapshot
from qbank.formats.json.canonical import canonical_json, to_data


def write_snapshot(snapshot: FormSnapshot) -> str:
    """Return canonical JSON; the same snapshot gives the same text."""
    return canonical_json(to_data(snapshot))


def read_snapshot(text: str) -> FormSnapshot:
    """Return the snapshot that `write_snapshot` wrote."""
    from pydantic import TypeAdapter

    return TypeAdapter(FormSnapshot).validate_json(text)
