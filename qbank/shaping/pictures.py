"""Pictures of an item file: its texts name files or embedded pictures, the drafts name them by SHA-256."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import unquote

from qbank.domain.item_texts import texts_of, with_texts
from qbank.domain.picture import MEDIA, PictureFile, named_pictures
from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import PictureMark, inlines_of

T = TypeVar("T")
_REFERENCE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]\(\s*(?:<(?P<angled>[^<>]*)>|(?P<bare>[^\s()<>]+))[^()]*\)", re.DOTALL
)


FindPicture = Callable[[str, bytes | None], PictureFile]
"""Returns the picture of a file beside the item file, or of the bytes given with its name; raises InputRefusedError."""


def no_folder(name: str, data: bytes | None) -> PictureFile:
    """Refuse every picture: an item file without a folder has none beside it."""
    raise InputRefusedError(Issue("picture.missing", {"picture": name[:80], "bytes": len(data or b"")}))


@dataclass
class PictureReader:
    """Puts hashes in place of names and keeps the pictures by SHA-256."""

    find: FindPicture = no_folder
    found: dict[str, PictureFile] = field(default_factory=dict)

    def read_embedded(self, raw: Any, where: Where) -> tuple[dict[str, str], list[Issue]]:
        """Read the `media` of an exported item; returns the name that each picture gets here by its name in the file."""
        names: dict[str, str] = {}
        issues: list[Issue] = []
        for entry in raw if isinstance(raw, list) else ():
            name, data = _embedded(entry)
            if data is None:
                issues.append(Issue("picture.no_base64", {"picture": name}, where))
            else:
                issues += self._keep(name, data, names, where)
        return names, issues

    def replace_names(
        self, part: T, embedded: Mapping[str, str], place: Callable[[str], Where]
    ) -> tuple[T, list[Issue]]:
        """Return a content or case whose texts name pictures by hash; `place` finds a text in the file."""
        names = dict(embedded)
        issues: list[Issue] = []
        for at, name in _named(part):
            if name not in names and not name.startswith(MEDIA):
                issues += self._keep(name, None, names, place(at))
        changed = with_texts(part, lambda text: _renamed(text, names))
        if not issues:
            known = {MEDIA + name for name in named_pictures(changed)}
            left = ((at, name) for at, name in _named(changed) if name not in known)
            issues += (Issue("picture.not_understood", {"text": name}, place(at)) for at, name in left)
        return changed, issues

    def _keep(self, name: str, data: bytes | None, names: dict[str, str], where: Where) -> Iterator[Issue]:
        try:
            picture = self.find(name, data)
        except InputRefusedError as error:
            yield from (Issue(issue.code, issue.facts, where) for issue in error.issues)
        else:
            self.found[picture.sha256] = picture
            names[name] = MEDIA + picture.sha256


def _embedded(entry: Any) -> tuple[str, bytes | None]:
    name = MEDIA + str(entry.get("sha256", ""))[:64] if isinstance(entry, dict) else ""
    try:
        return name, base64.b64decode(str(entry["data"]), validate=True)
    except (binascii.Error, ValueError, KeyError, TypeError):
        return name, None


def _named(part: object) -> Iterator[tuple[str, str]]:
    """Yield the place and the name of every picture in the texts."""
    for place, text in texts_of(part):
        for mark in inlines_of(read_markdown(text)) if "![" in text else ():
            if isinstance(mark, PictureMark):
                yield place, mark.source


def _renamed(text: str, names: Mapping[str, str]) -> str:
    def renamed(found: re.Match[str]) -> str:
        name = names.get(unquote(found["angled"] or found["bare"] or ""))
        return f"![{found['alt']}]({name})" if name else found[0]

    return _REFERENCE.sub(renamed, text) if "![" in text else text
