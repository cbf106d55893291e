"""The pictures of one package: each file stored once, each drawing with an identifier of its own over all parts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from qbank.documents.model import Picture
from qbank.documents.wordml import RELATIONSHIPS, escape
from qbank.domain.picture import PictureFile

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WIDEST_CENTIMETRES, TALLEST_CENTIMETRES = 16.1, 16.0
"""A picture as tall as that still leaves room for its question on one page."""
_EMU_PER_CENTIMETRE = 360_000
_CENTIMETRES_PER_PIXEL = 2.54 / 96


def printed_picture(file: PictureFile, alt: str, room: float) -> Picture:
    """Return a picture of an item as it is printed where there are `room` centimetres: made smaller, never larger."""
    width, height = (side * _CENTIMETRES_PER_PIXEL for side in file.size)
    scale = min(1.0, min(room, WIDEST_CENTIMETRES) / width, TALLEST_CENTIMETRES / height)
    return Picture(file.data, file.type.removeprefix("image/"), width * scale, height * scale, alt)


@dataclass(slots=True)
class Gallery:
    """Places pictures and remembers, in order, which part shows which file; drawings count from `first_id`."""

    first_id: int = 1
    _files: dict[str, bytes] = field(default_factory=dict)
    _shown: dict[str, dict[str, str]] = field(default_factory=dict)
    _placed: int = 0

    def place(self, picture: Picture, part: str) -> str:
        """Return the run that shows a picture in a part, such as "document" or "header1"."""
        target = self._target(picture)
        shown = self._shown.setdefault(part, {})
        relation = shown.setdefault(target, f"rIdPicture{len(shown) + 1}")
        self._placed += 1
        return _drawing(picture, relation, self.first_id + self._placed - 1)

    def relations(self, part: str) -> str:
        """Return the entries of a part's relationships."""
        return "".join(
            f'<Relationship Id="{relation}" Type="{RELATIONSHIPS}/image" Target="{target}"/>'
            for target, relation in self._shown.get(part, {}).items()
        )

    def shows_in(self, part: str) -> bool:
        """Say whether a part shows a picture."""
        return part in self._shown

    @property
    def files(self) -> dict[str, bytes]:
        """The picture files by their name in the package."""
        return {f"word/{target}": data for target, data in self._files.items()}

    def _target(self, picture: Picture) -> str:
        # Named by content: the same logo is the same part in every document.
        name = hashlib.sha256(picture.data).hexdigest()[:16]
        target = f"media/{name}.{picture.kind}"
        self._files[target] = picture.data
        return target


def _drawing(picture: Picture, relation: str, identifier: int) -> str:
    wide, high = (round(length * _EMU_PER_CENTIMETRE) for length in (picture.width, picture.height))
    name = f"Gambar {identifier}"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{identifier}" name="{name}" descr="{escape(picture.alt)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{identifier}" name="{name}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
