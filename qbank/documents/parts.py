"""A package of parts (.docx, .xlsx) as the same bytes for ever: sorted parts, no clock, no machine facts."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A package with its two hashes: of the file, and of its parts' contents (zlib builds pack differently)."""

    data: bytes
    sha256: str
    content_sha256: str


def pack_parts(parts: Mapping[str, bytes]) -> PackedDocument:
    """Zip the parts of a document."""
    data = _zipped(parts)
    return PackedDocument(data, hashlib.sha256(data).hexdigest(), content_hash(parts))


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, compresslevel=6)
    return buffer.getvalue()


def content_hash(parts: Mapping[str, bytes]) -> str:
    """Return the hash of the parts' names and contents, whatever packed them."""
    lines = (f"{name}\0{hashlib.sha256(parts[name]).hexdigest()}\n" for name in sorted(parts))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
