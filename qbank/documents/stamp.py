"""What identifies a printed document: on every page, in the QR code, and in the file's own properties."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from qbank.documents.model import Picture

QR_SIDE = 1.7
"""Side of the QR code in centimetres, with its quiet zone: half a millimetre a module, which survives a copier."""
SHOWN_CHARACTERS = 12
QR_MASK = 5
"""Weighing all eight masks costs as much as the rest of a letterhead, and a reader of blurred copies sees no difference."""
_QUIET_MODULES, _PIXELS_A_MODULE = 2, 8
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORDS = re.compile(
    r"qbank set=(?P<set_code>\S+) form=(?P<form>\S+) code=(?P<code>\S+) document=(?P<document>\S+)"
    r" snapshot=(?P<snapshot>[0-9a-f]{12}) profile=(?P<profile>[0-9a-f]{12})(?: people=(?P<people>\d{1,6}\+\d{1,6}))?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Set, form and document; `snapshot` and `profile` are 12 characters of the hash of what it was printed from.

    `document` is the file's name without folder and suffix, so that a renamed file still says which one it is.
    `people` are the candidates and assessors that a document of the whole set is made for, such as "5+1".
    """

    set_code: str
    form: str
    code: str
    document: str
    snapshot: str
    profile: str
    people: str = ""

    def keywords(self) -> str:
        """Return the stamp as it stands in the file's properties."""
        return (
            f"qbank set={self.set_code} form={self.form} code={self.code} document={self.document}"
            f" snapshot={self.snapshot} profile={self.profile}"
        ) + (f" people={self.people}" if self.people else "")

    @classmethod
    def find(cls, keywords: str) -> Self | None:
        """Read a stamp out of a file's keywords; None where there is none."""
        found = _KEYWORDS.search(keywords)
        return cls(**found.groupdict(default="")) if found else None

    def qr_text(self) -> str:
        """Return what the QR code says: set, form, document and hash, in the letters that need the fewest modules."""
        return "/".join((self.set_code, self.form, self.code, self.snapshot)).upper()


def qr_picture(stamp: Stamp, alt: str) -> Picture:
    """Draw the QR code of a document."""
    import segno

    code = segno.make(stamp.qr_text(), error="m", micro=False, boost_error=False, mask=QR_MASK)
    return Picture(_png(tuple(code.matrix_iter(border=_QUIET_MODULES))), "png", QR_SIDE, QR_SIDE, alt)


def _png(modules: tuple[Iterable[int], ...]) -> bytes:
    """Draw each module as 8 by 8 pixels of one bit, which is 8 bytes in a column: four times as fast as a library.

    The picture is stored without compression, since zlib builds differ in their output.
    """
    side = len(modules) * _PIXELS_A_MODULE
    lines = (b"\0" + bytes(0 if dark else 255 for dark in row) for row in modules)
    pixels = b"".join(line * _PIXELS_A_MODULE for line in lines)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 0)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
