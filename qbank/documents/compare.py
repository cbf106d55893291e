"""Where two Office files differ, in the words of a reader: text, page frame, pictures, looks, properties."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from enum import StrEnum

from qbank.documents.stamp import Stamp

Parts = Mapping[str, bytes]
_TEXT = re.compile(rb"<(?:w:)?t(?: [^>]*)?>([^<]*)</(?:w:)?t>|<v>([^<]*)</v>")
_FIELD_RESULT = re.compile(rb'fldCharType="separate"/>.*?fldCharType="end"', re.DOTALL)
"""The page numbers of the last layout, which every program writes anew."""
_BODY = re.compile(r"word/document\.xml|xl/(sharedStrings|worksheets/.*)\.xml")
_FRAME = re.compile(r"word/(header|footer)\d*\.xml")
_PICTURE = re.compile(r"(word|xl)/media/")
_MARKUP = re.compile(r"(?!docProps/|(word|xl)/media/)")
_PROPERTIES = re.compile(r"docProps/")


class Area(StrEnum):
    """What of a document differs; looks are everything that is no text and no picture."""

    TEXT = "text"
    FRAME = "frame"
    PICTURES = "pictures"
    PROPERTIES = "properties"
    LOOKS = "looks"


def differing_areas(one: Parts, other: Parts) -> tuple[Area, ...]:
    """Return where two packages differ, in the order of `Area`; a file saved anew by Word differs in its looks alone."""
    by_content = {
        Area.TEXT: _texts(one, _BODY) != _texts(other, _BODY),
        Area.FRAME: set(_texts(one, _FRAME)) != set(_texts(other, _FRAME)),
        Area.PICTURES: _pictures(one) != _pictures(other),
        Area.PROPERTIES: _some(one, _PROPERTIES) != _some(other, _PROPERTIES),
    }
    is_reworded = by_content[Area.TEXT] or by_content[Area.FRAME]
    by_content[Area.LOOKS] = not is_reworded and _some(one, _MARKUP) != _some(other, _MARKUP)
    return tuple(area for area, differs in by_content.items() if differs)


def read_stamp(parts: Parts) -> Stamp | None:
    """Return what a file's properties say that it is; None for a file that qbank did not print."""
    return Stamp.find(html.unescape(parts.get("docProps/core.xml", b"").decode(errors="replace")))


def _texts(parts: Parts, names: re.Pattern[str]) -> list[str]:
    return [_text(_FIELD_RESULT.sub(b"", parts[name])) for name in sorted(parts) if names.fullmatch(name)]


def _text(part: bytes) -> str:
    pieces = b"".join(b"".join(found) for found in _TEXT.findall(part))
    return html.unescape(pieces.decode(errors="replace"))


def _pictures(parts: Parts) -> list[bytes]:
    return sorted(data for name, data in parts.items() if _PICTURE.match(name))


def _some(parts: Parts, names: re.Pattern[str]) -> dict[str, bytes]:
    return {name: data for name, data in parts.items() if names.match(name)}
