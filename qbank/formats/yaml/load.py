"""Load YAML as plain data in which every scalar is a string, and remember where each part stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.decode import decode_text

Path = tuple[str | int, ...]
DEEPEST = 100
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """A loaded file: nested dicts, lists and strings, with the place of every part by its path. Empty values are left out."""

    data: object
    places: Mapping[Path, Where]

    def where(self, path: Path, item: str = "") -> Where:
        """Return the place of a part, or of the nearest part around it; the field is named too."""
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        for length in range(len(path), -1, -1):
            if place := self.places.get(path[:length]):
                return Where(line=place.line, column=place.column, item=item, field=name)
        return Where(item=item, field=name)


def load_yaml(data: bytes) -> Source:
    """Load one YAML document.

    Raises InputRefusedError: not clean text, faulty syntax, a duplicate key, an alias, nesting beyond 100.
    """
    text = decode_text(data)
    places: dict[Path, Where] = {}
    try:
        node = yaml.compose(text, Loader=_LOADER)
        return Source(_build(node, (), places, set()), places)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(line=mark.line + 1, column=mark.column + 1) if mark else Where()
        raise InputRefusedError(Issue("yaml.syntax", {"problem": error.problem or ""}, where)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InputRefusedError(Issue("yaml.syntax", {"problem": str(error)[:100]})) from error


def _build(node: yaml.Node | None, path: Path, places: dict[Path, Where], seen: set[int]) -> object:
    if node is None:
        return None
    where = Where(line=node.start_mark.line + 1, column=node.start_mark.column + 1)
    places[path] = where
    if id(node) in seen:
        raise InputRefusedError(Issue("yaml.alias", {}, where))
    if len(path) > DEEPEST:
        raise InputRefusedError(Issue("yaml.too_deep", {"most": DEEPEST}, where))
    seen.add(id(node))
    match node:
        case yaml.MappingNode():
            return _build_mapping(node, path, places, seen)
        case yaml.SequenceNode():
            return [_build(child, (*path, index), places, seen) for index, child in enumerate(node.value)]
        case yaml.ScalarNode():
            return _scalar(node)
        case _:
            raise InputRefusedError(Issue("yaml.syntax", {"problem": node.tag}, where))


def _build_mapping(
    node: yaml.MappingNode, path: Path, places: dict[Path, Where], seen: set[int]
) -> dict[str, object]:
    result: dict[str, object] = {}
    for key_node, value_node in node.value:
        where = Where(line=key_node.start_mark.line + 1, column=key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            raise InputRefusedError(Issue("yaml.syntax", {"problem": "key"}, where))
        key = str(key_node.value)
        if key in result:
            raise InputRefusedError(Issue("yaml.duplicate_key", {"key": key}, where))
        result[key] = _build(value_node, (*path, key), places, seen)
    return {key: value for key, value in result.items() if value is not None}


def _scalar(node: yaml.ScalarNode) -> str | None:
    is_plain = node.style is None
    value = str(node.value)
    return None if is_plain and value in {"", "~", "null"} else value
