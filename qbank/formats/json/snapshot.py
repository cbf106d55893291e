"""The frozen snapshot of a form as canonical JSON, out and in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qbank.domain.form_snapshot import FormSnapshot
from qbank.formats.json.canonical import canonical_json, to_data

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def write_snapshot(snapshot: FormSnapshot) -> str:
    """Return canonical JSON; the same snapshot gives the same text."""
    return canonical_json(to_data(snapshot))


def read_snapshot(text: str) -> FormSnapshot:
    """Return the snapshot that `write_snapshot` wrote."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[FormSnapshot]:
    """Return the reader of snapshots; building one takes as long as reading a form of 260 items."""
    from pydantic import TypeAdapter

    return TypeAdapter(FormSnapshot)
