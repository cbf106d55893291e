"""Blueprints as YAML: a straight mapping of the domain's values."""

from __future__ import annotations

from qbank.domain.blueprint import Blueprint
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.load import load_mapping
from qbank.formats.yaml.validate import validate


def read_blueprint_yaml(data: bytes) -> tuple[Blueprint | None, tuple[Issue, ...]]:
    """Read a blueprint; None where issues forbid one."""
    try:
        top, source = load_mapping(data)
    except InputRefusedError as error:
        return None, error.issues
    blueprint = validate(Blueprint, top, source)
    return (None, tuple(blueprint)) if isinstance(blueprint, list) else (blueprint, ())
