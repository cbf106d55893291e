"""Load YAML as plain data in which every scalar is a string, and remember where each part stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import yaml

from qbank.errors import InputRefusedError, Issue, Where
from qbank.shaping.source import Path, Source
from qbank.text.decode import decode_text, first_control

DEEPEST = 100
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HARMLESS_TAGS = {None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))}


def load_yaml(data: bytes) -> Source:
    """Load one YAML document.

    Raises InputRefusedError: not clean text, faulty syntax, a duplicate key, an alias, a tag, nesting beyond 100.
    """
    text = decode_text(data)
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(line=mark.line + 1, column=mark.column + 1) if mark else Where()
        raise InputRefusedError(Issue("yaml.syntax", {"problem": error.problem or ""}, where)) from error
    except yaml.YAMLError as error:
        raise InputRefusedError(Issue("yaml.syntax", {"problem": str(error)[:100]})) from error


def load_mapping(data: bytes) -> tuple[dict[str, object], Source]:
    """Load one YAML document made of name: value pairs; raises InputRefusedError as `load_yaml` does."""
    source = load_yaml(data)
    if not isinstance(source.data, dict):
        raise InputRefusedError(Issue("yaml.not_mapping", {}, source.where(())))
    return source.data, source


class _Builder:
    """Builds plain data event by event: a tree composed first may be deep enough to overrun the stack."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._places: dict[Path, Where] = {}

    def build(self) -> Source:
        data: object = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    problem = {"problem": "more than one document"}
                    raise InputRefusedError(Issue("yaml.syntax", problem, _place(event)))
                data = self._part(next(self._events), ())
        return Source(data, self._places)

    def _part(self, event: yaml.Event, path: Path) -> object:
        where = self._places[path] = _place(event)
        if len(path) > DEEPEST:
            raise InputRefusedError(Issue("yaml.too_deep", {"most": DEEPEST}, where))
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            _refuse_tag(event.tag, where)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(path)
            case yaml.SequenceStartEvent():
                return self._sequence(path)
            case yaml.ScalarEvent():
                return _scalar(event, where)
            case _:
                raise InputRefusedError(Issue("yaml.alias", {}, where))

    def _sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._part(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            where = _place(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise InputRefusedError(Issue("yaml.syntax", {"problem": "a key that is no text"}, where))
            key = _text(event, where)
            if key in values:
                raise InputRefusedError(Issue("yaml.duplicate_key", {"key": key}, where))
            values[key] = self._part(next(self._events), (*path, key))
        return {key: value for key, value in values.items() if value is not None}


def _place(event: yaml.Event) -> Where:
    mark = event.start_mark
    return Where(line=mark.line + 1, column=mark.column + 1) if mark else Where()


def _refuse_tag(tag: str | None, where: Where) -> None:
    if tag not in _HARMLESS_TAGS:
        raise InputRefusedError(Issue("yaml.tag", {"tag": str(tag)}, where))


def _scalar(event: yaml.ScalarEvent, where: Where) -> str | None:
    value = _text(event, where)
    is_plain = not event.style
    return None if is_plain and value in {"", "~", "null"} else value


def _text(event: yaml.ScalarEvent, where: Where) -> str:
    """Return the scalar's text; an escape may have brought a character that no file may hold."""
    if control := first_control(event.value):
        raise InputRefusedError(Issue("file.control_character", {"character": control}, where))
    return unicodedata.normalize("NFC", event.value)
