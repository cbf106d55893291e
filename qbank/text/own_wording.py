"""A body's own wording: a TOML file with some entries of the catalogue, each checked against the one it replaces."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from string import Template
from typing import Any

from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.decode import first_control
from qbank.text.wording import Wording, built_in_wording

LONGEST_TEXT = 20_000
SECRET_WORD = "RAHASIA"
"""Stands on every page of what a candidate may not see; a body's own words can't take it away."""
_SECRET_ENTRIES = ("page.secret", "page.header_secret", "page.footer_secret")
_FREE_LISTS = re.compile(r"\.guide(_\d+)?$|_choices$")
"""Lists of any length; every other list fills a table or a line whose places are counted."""


@cache
def read_own_wording(toml: str) -> Wording:
    """Return the built-in wording with a body's own entries in their places; an empty text changes nothing.

    Raise InputRefusedError with every fault and its line: syntax, an entry that does not exist, a text for a
    list, other $names than the built-in entry has, characters that no document may hold.
    """
    entries = _entries(toml)
    lines = _lines(toml)
    faults = [(entry, issue) for entry, value in entries.items() for issue in _check(entry, value)]
    if faults:
        raise InputRefusedError(*(_placed(issue, lines.get(entry)) for entry, issue in faults))
    built_in = built_in_wording()
    texts = {entry: value for entry, value in entries.items() if isinstance(value, str)}
    lists = {entry: tuple(value) for entry, value in entries.items() if not isinstance(value, str)}
    return Wording({**built_in.texts, **texts}, {**built_in.lists, **lists})


def _entries(toml: str) -> dict[str, Any]:
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        problem, _, place = str(error).partition(" (at ")
        line = re.search(r"line (\d+)", place)
        where = Where(line=int(line[1]) if line else toml.count("\n") + 1)
        raise InputRefusedError(Issue("wording.syntax", {"problem": problem}, where)) from error
    entries: dict[str, Any] = {}
    for table, content in tables.items():
        named = content.items() if isinstance(content, dict) else ((None, content),)
        entries |= {f"{table}.{name}" if name is not None else table: value for name, value in named}
    return entries


def _lines(toml: str) -> dict[str, int]:
    """Return the line of every entry, which the TOML reader does not tell."""
    table, found = "", dict[str, int]()
    for number, line in enumerate(toml.split("\n"), start=1):
        if head := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            table = head[1]
        elif name := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line):
            found.setdefault(f"{table}.{name[1]}" if table else name[1], number)
    return found


def _placed(issue: Issue, line: int | None) -> Issue:
    return Issue(issue.code, issue.facts, Where(line=line))


def _check(entry: str, value: object) -> Iterator[Issue]:
    built_in = built_in_wording()
    if entry in built_in.texts:
        if isinstance(value, str):
            yield from _check_texts(entry, [value], [built_in.texts[entry]])
        else:
            yield Issue("wording.not_text", {"entry": entry})
    elif entry in built_in.lists:
        yield from _check_list(entry, value, built_in.lists[entry])
    else:
        known = (*built_in.texts, *built_in.lists)
        near = ", ".join(difflib.get_close_matches(entry, known, cutoff=0.8)) or "–"
        yield Issue("wording.unknown", {"entry": entry, "near": near})


def _check_list(entry: str, value: object, original: Sequence[str]) -> Iterator[Issue]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        yield Issue("wording.not_list", {"entry": entry})
        return
    if len(value) != len(original) and not (value and _FREE_LISTS.search(entry)):
        yield Issue("wording.count", {"entry": entry, "count": len(value), "expected": len(original)})
    else:
        yield from _check_texts(entry, value, original)


def _check_texts(entry: str, texts: Sequence[str], original: Sequence[str]) -> Iterator[Issue]:
    for text in texts:
        if len(text) > LONGEST_TEXT:
            yield Issue("field.too_long", {"name": entry, "count": len(text), "most": LONGEST_TEXT})
        if character := first_control(text):
            yield Issue("field.control_character", {"name": entry, "character": character})
    if not all(Template(text).is_valid() for text in texts):
        yield Issue("wording.dollar", {"entry": entry})
    elif not _names_fit(entry, texts, original):
        facts = {"entry": entry, "found": _shown(texts), "expected": _shown(original)}
        yield Issue("wording.names", facts)
    if entry in _SECRET_ENTRIES and not all(SECRET_WORD in text for text in texts):
        yield Issue("wording.secret", {"entry": entry, "word": SECRET_WORD})


def _names_fit(entry: str, texts: Sequence[str], original: Sequence[str]) -> bool:
    if _FREE_LISTS.search(entry):
        return _names(texts) <= _names(original)
    return _names(texts) == _names(original)


def _names(texts: Sequence[str]) -> set[str]:
    return {name for text in texts for name in Template(text).get_identifiers()}


def _shown(texts: Sequence[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(_names(texts))) or "–"
