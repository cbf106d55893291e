"""Loaded data with the place of every part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from qbank.errors import Issue, Where, at

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """A loaded file: nested dicts, lists and strings, with the place of every part by its path. Empty values are left out."""

    data: object
    places: Mapping[Path, Where]

    def where(self, path: Path, item: str = "") -> Where:
        """Return the place of a part, or of the nearest part around it; the field is named too."""
        name = at(*path).field
        for length in range(len(path), -1, -1):
            if place := self.places.get(path[:length]):
                return replace(place, item=item, field=place.field or name)
        return Where(item=item, field=name)

    def located(self, issue: Issue) -> Issue:
        """Return an issue with the line of its field, or of the nearest part around it."""
        name = issue.where.field
        while name not in self._paths and name:
            name = name.rpartition(".")[0]
        place = self.places.get(self._paths.get(name, ()), Where())
        return replace(issue, where=replace(issue.where, line=place.line, column=place.column))

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        """The path of every part by its field's name."""
        return {at(*path).field: path for path in self.places}
