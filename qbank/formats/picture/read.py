"""Read a picture: PNG, JPEG or GIF in; a PNG or JPEG without anything beside the picture out."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from qbank.domain.picture import JPEG, PNG, PictureFile
from qbank.errors import InputRefusedError, Issue

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_PICTURE_BYTES = 5 * 1024 * 1024
LARGEST_PICTURE_PIXELS = 25_000_000
LONGEST_SIDE_PIXELS = 2400
"""More is never seen on paper: 16.1 cm at 380 dots an inch."""
_FORMATS = ("PNG", "JPEG", "GIF")
_PNG_MODES, _JPEG_MODES = ("1", "L", "LA", "P", "RGB", "RGBA"), ("L", "RGB")
_JPEG_QUALITY = 90


def read_picture(data: bytes, name: str) -> PictureFile:
    """Return the picture called `name`; raise InputRefusedError for what is too large, moves, or is no picture.

    A picture that holds nothing else and is no larger than a page needs keeps its bytes, so that reading
    what was once read changes nothing. Any other is written anew, a JPEG as JPEG and the rest as PNG.
    """
    if len(data) > LARGEST_PICTURE_BYTES:
        raise InputRefusedError(_too_large(len(data), name))
    image = _decoded(data, name)
    kind = JPEG if image.format == "JPEG" else PNG
    as_it_is = PictureFile(kind, data)
    if image.format != "GIF" and max(image.size) <= LONGEST_SIDE_PIXELS and as_it_is.is_bare:
        return as_it_is
    return PictureFile(kind, _written(image, kind))


def _decoded(data: bytes, name: str) -> Image:
    import PIL.Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = PIL.Image.open(io.BytesIO(data), formats=_FORMATS)
            _check_extent(image, name)
            image.load()
    except InputRefusedError:
        raise
    except PIL.Image.DecompressionBombError as error:
        raise _too_many_pixels(name, "> 178.000.000") from error
    except Exception as error:  # a damaged file makes the decoders raise almost anything
        raise InputRefusedError(
            Issue("picture.unreadable", {"picture": name, "known": ", ".join(_FORMATS)})
        ) from error
    return image


def _check_extent(image: Image, name: str) -> None:
    width, height = image.size
    if width * height > LARGEST_PICTURE_PIXELS:
        raise _too_many_pixels(name, f"{width} × {height}")
    if getattr(image, "is_animated", False):
        raise InputRefusedError(Issue("picture.moves", {"picture": name}))


def _too_large(size_bytes: int, name: str) -> Issue:
    megabytes, most = f"{size_bytes / 1024**2:.1f}", LARGEST_PICTURE_BYTES // 1024**2
    return Issue("picture.too_large", {"picture": name, "megabytes": megabytes, "most": most})


def _too_many_pixels(name: str, size: str) -> InputRefusedError:
    most = LARGEST_PICTURE_PIXELS // 1_000_000
    return InputRefusedError(Issue("picture.too_many_pixels", {"picture": name, "size": size, "most": most}))


def _written(image: Image, kind: str) -> bytes:
    import PIL.ImageOps

    upright = PIL.ImageOps.exif_transpose(image)
    modes = _JPEG_MODES if kind == JPEG else _PNG_MODES
    if upright.mode not in modes or (upright.mode == "P" and max(upright.size) > LONGEST_SIDE_PIXELS):
        has_gaps = kind == PNG and upright.has_transparency_data
        upright = upright.convert("RGBA" if has_gaps else "RGB")
    upright.thumbnail((LONGEST_SIDE_PIXELS, LONGEST_SIDE_PIXELS))
    upright.info = {name: value for name, value in upright.info.items() if name == "transparency"}
    buffer = io.BytesIO()
    if kind == JPEG:
        upright.save(buffer, "JPEG", quality=_JPEG_QUALITY)
    else:
        upright.save(buffer, "PNG", compress_level=9)
    return buffer.getvalue()
