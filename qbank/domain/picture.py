"""A picture as bytes: its size in pixels, and whether anything but the picture travels in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qbank.domain.item_texts import texts_of

PNG, JPEG = "image/png", "image/jpeg"
MEDIA = "media:"
"""What a text writes before the SHA-256 of a picture that is in the bank."""
_REFERENCE = re.compile(rf"!\[((?:[^\[\]\\]|\\.)*)\]\({MEDIA}([0-9a-f]{{64}})\)", re.DOTALL)

_PNG_SIGNATURE, _JPEG_SIGNATURE = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_PNG_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_JFIF, _TABLES, _RESTART, _SCAN, _END = 0xE0, (0xC4, 0xDB), 0xDD, 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_LONGEST_JFIF = 16


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A PNG or JPEG that a document may hold."""

    type: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Return the name under which bank and documents know the picture."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        if self.type == PNG:
            return int.from_bytes(self.data[16:20]), int.from_bytes(self.data[20:24])
        frame = next(data for marker, data in _jpeg_segments(self.data) if marker in _FRAMES)
        return int.from_bytes(frame[3:5]), int.from_bytes(frame[1:3])

    @property
    def is_bare(self) -> bool:
        """Say whether there is nothing in it but the picture: no place, camera, comment or hidden tail."""
        if self.type == PNG:
            return _is_bare_png(self.data)
        return _is_bare_jpeg(self.data)


def named_pictures(*parts: object) -> dict[str, str]:
    """Return the pictures of the bank that contents or cases name: SHA-256 → what the picture shows, in words."""
    texts = (text for part in parts for _, text in texts_of(part))
    return {sha256: words for text in texts for words, sha256 in _REFERENCE.findall(text)}


def _is_bare_png(data: bytes) -> bool:
    place, names = len(_PNG_SIGNATURE), []
    while place < len(data):
        names.append(data[place + 4 : place + 8])
        place += 12 + int.from_bytes(data[place : place + 4])
    is_whole = place == len(data) and names[-1:] == [b"IEND"] and names.count(b"IEND") == 1
    return data.startswith(_PNG_SIGNATURE) and is_whole and _PNG_CHUNKS.issuperset(names)


def _is_bare_jpeg(data: bytes) -> bool:
    known = {*_TABLES, *_FRAMES, _RESTART, _SCAN, _END}
    markers = [
        marker for marker, part in _jpeg_segments(data) if marker != _JFIF or len(part) + 2 > _LONGEST_JFIF
    ]
    return data.startswith(_JPEG_SIGNATURE) and known.issuperset(markers) and markers[-1:] == [_END]


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of each segment, and what follows the end of the picture under marker 0."""
    place = len(_JPEG_SIGNATURE)
    while place + 1 < len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        length = 0 if marker == _END else int.from_bytes(data[place + 2 : place + 4])
        yield marker, data[place + 4 : place + 2 + length]
        place += 2 + length
        if marker == _SCAN:
            place = _end_of_scan(data, place)
        if marker == _END and place < len(data):
            yield 0, data[place:]


def _end_of_scan(data: bytes, place: int) -> int:
    """Return where the next marker stands; those that a scan escapes (00) or restarts with (D0–D7) are none."""
    while (place := data.find(b"\xff", place)) >= 0:
        after = data[place + 1] if place + 1 < len(data) else _END
        if after != 0 and not 0xD0 <= after <= 0xD7:
            return place
        place += 2
    return len(data)
