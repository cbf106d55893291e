"""The gate that every Office file from outside passes before any library opens its parts: limits, names, no entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from qbank.errors import InputRefusedError, Issue

MOST_PARTS = 2_000
LARGEST_UNPACKED_BYTES = 150 * 1024 * 1024
LARGEST_XML_BYTES = 25 * 1024 * 1024
MOST_ELEMENTS = 1_000_000
HIGHEST_RATIO, RATIO_COUNTS_FROM_BYTES = 100, 1024 * 1024
_NAME = re.compile(r"(?!/)(?!.*//)(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9 _.\-/()\[\]{}+%~,]{1,200}")
_DECLARED = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    KeyError,
    ValueError,
)


def open_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file by name; raise InputRefusedError for what no honest program writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse(_check_entries(entries))
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except InputRefusedError:
        raise
    except _BROKEN as error:
        raise InputRefusedError(Issue("package.broken")) from error
    _refuse(issue for name, part in parts.items() for issue in _check_xml(name, part))
    return parts


def _refuse(issues: Iterator[Issue]) -> None:
    found = tuple(issues)
    if found:
        raise InputRefusedError(*found)


def _check_entries(entries: list[zipfile.ZipInfo]) -> Iterator[Issue]:
    if len(entries) > MOST_PARTS:
        yield Issue("package.too_many_parts", {"count": len(entries), "most": MOST_PARTS})
    names = [entry.filename for entry in entries]
    if len({name.casefold() for name in names}) != len(names):
        yield Issue("package.broken")
    for entry in entries:
        if not _NAME.fullmatch(entry.filename):
            yield Issue("package.bad_name", {"part": entry.filename[:80]})
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED_BYTES or any(map(_is_bomb, entries)):
        yield Issue("package.bomb", {"most": LARGEST_UNPACKED_BYTES // 1024**2})


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size < RATIO_COUNTS_FROM_BYTES:
        return False
    is_xml = entry.filename.endswith((".xml", ".rels"))
    too_tight = entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
    return too_tight or (is_xml and entry.file_size > LARGEST_XML_BYTES)


def _check_xml(name: str, part: bytes) -> Iterator[Issue]:
    if not name.endswith((".xml", ".rels")):
        return
    text = part.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _DECLARED.match(text)
    is_utf8 = text.startswith(b"<") and b"\0" not in text
    if not is_utf8 or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        yield Issue("package.encoding", {"part": name})
    elif b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        yield Issue("package.entities", {"part": name})
    elif part.count(b"<") > MOST_ELEMENTS:
        yield Issue("package.bomb", {"most": LARGEST_UNPACKED_BYTES // 1024**2})
