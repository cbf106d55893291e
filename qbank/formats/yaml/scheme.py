"""Schemes as YAML, in and out."""

from __future__ import annotations

from qbank.domain.scheme import Path as DraftPath
from qbank.domain.scheme import SchemeDraft, check_scheme
from qbank.errors import InputRefusedError, Issue, Where
from qbank.formats.yaml.dump import dump_yaml
from qbank.formats.yaml.load import load_mapping
from qbank.shaping.source import Source
from qbank.shaping.validate import validate


def read_scheme_yaml(data: bytes) -> tuple[SchemeDraft, tuple[Issue, ...]]:
    """Read a scheme; every fault becomes an issue with its line."""
    try:
        top, source = load_mapping(data)
    except InputRefusedError as error:
        return SchemeDraft(()), error.issues
    draft = validate(SchemeDraft, top, source)
    if isinstance(draft, list):
        return SchemeDraft(()), tuple(draft)
    return draft, tuple(check_scheme(draft, _places(source)))


def write_scheme_yaml(draft: SchemeDraft) -> bytes:
    """Write a scheme so that reading it gives the same draft."""
    data = {name: getattr(draft, name) for name in ("code", "title", "kind", "number", "level")}
    units = [
        {
            "code": unit.code,
            "title": unit.title,
            "elements": [
                {
                    "number": element.number,
                    "title": element.title,
                    "criteria": [{"number": c.number, "text": c.text} for c in element.criteria],
                }
                for element in unit.elements
            ],
        }
        for unit in draft.units
    ]
    return dump_yaml({name: value for name, value in data.items() if value} | {"units": units})


def _places(source: Source) -> dict[DraftPath, Where]:
    """Turn ("units", 0, "elements", 1) into the draft's own path (0, 1)."""
    return {
        tuple(part for part in path if isinstance(part, int)): place
        for path, place in source.places.items()
        if path and isinstance(path[-1], int)
    }
