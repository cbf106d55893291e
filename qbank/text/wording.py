"""The wording catalogue: every word that the forms print on their own account, as data that a body may override."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences and lists by a dotted key, such as "identity.title"."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def text(self, key: str, **facts: str | int) -> str:
        """Return a sentence with its $names filled in; a missing key or fact is a KeyError."""
        return Template(self.texts[key]).substitute(facts)

    def lines(self, key: str, **facts: str | int) -> tuple[str, ...]:
        """Return a list of sentences with their $names filled in."""
        return tuple(Template(line).substitute(facts) for line in self.lists[key])


@cache
def built_in_wording() -> Wording:
    """Return the wording that travels with the program."""
    return read_wording(built_in_wording_file().decode())


def built_in_wording_file() -> bytes:
    """Return the catalogue as the file that it is, for a body to start its own from."""
    return files("qbank.text").joinpath("wording.toml").read_bytes()


def read_wording(toml: str) -> Wording:
    """Read a catalogue: one table a form or shared block, in it sentences and lists of sentences."""
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for section, entries in tomllib.loads(toml).items():
        for name, value in entries.items():
            if isinstance(value, str):
                texts[f"{section}.{name}"] = value
            else:
                lists[f"{section}.{name}"] = tuple(value)
    return Wording(texts, lists)
