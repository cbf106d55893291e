"""Find the pictures of an item file."""

from __future__ import annotations

from pathlib import Path

from qbank.domain.picture import PictureFile
from qbank.errors import InputRefusedError, Issue, NotFoundError
from qbank.usecases.read_file import read_file


def find_picture(folder: Path, name: str, data: bytes | None = None) -> PictureFile:
    """Return the picture that is called so: of a file in the folder or below it, or of the bytes given.

    Raises InputRefusedError for a file that is missing, lies elsewhere or is no picture fit for paper.
    """
    from qbank.formats.picture.read import read_picture

    return read_picture(_bytes_of(folder, name) if data is None else data, name[:80])


def _bytes_of(folder: Path, name: str) -> bytes:
    # A colon begins an internet address or names a drive, and a link in the folder may lead out of it.
    is_foreign = any(sign in name for sign in "\\:\0")
    if is_foreign or not (folder / name).resolve().is_relative_to(folder.resolve()):
        raise InputRefusedError(Issue("picture.outside", {"picture": name[:80]}))
    try:
        return read_file(folder / name)
    except NotFoundError as error:
        raise InputRefusedError(Issue("picture.missing", {"picture": name[:80]})) from error
