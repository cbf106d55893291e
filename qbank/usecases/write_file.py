"""Write a file that a user names, whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from qbank.errors import Issue, NotAllowedError, Where


def write_file(path: Path, data: bytes) -> None:
    """Write the bytes beside the target and rename them into place; refuses a folder or a place without permission."""
    where = Where(file=str(path))
    try:
        if path.is_dir():
            raise NotAllowedError(Issue("file.is_folder", {}, where))
        _replace(path, data)
    except OSError as error:
        raise NotAllowedError(Issue("file.unwritable", {"reason": error.strerror or ""}, where)) from error


def _replace(path: Path, data: bytes) -> None:
    staged = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        staged.write_bytes(data)
        staged.replace(path)
    finally:
        with suppress(OSError):
            staged.unlink()
