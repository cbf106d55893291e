"""The map of a scheme revision: what a person says became of units and KUK, as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qbank.domain.scheme_diff import DeclaredChanges
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.load import load_mapping
from qbank.shaping.validate import validate


@dataclass(frozen=True, slots=True)
class _Map:
    """`units: {OLD: NEW}` and `criteria: {UNIT/1.1: [UNIT/1.1, UNIT/1.2]}`; an empty list drops the KUK."""

    units: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_revision_map(data: bytes) -> tuple[DeclaredChanges | None, tuple[Issue, ...]]:
    """Read a map; None where issues forbid one."""
    try:
        top, source = load_mapping(data)
    except InputRefusedError as error:
        return None, error.issues
    found = validate(_Map, top, source)
    if isinstance(found, list):
        return None, tuple(found)
    return DeclaredChanges(found.units, found.criteria), ()
