"""Write a file that a user names, whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from qbank.errors import Issue, NotAllowedError, Where
from qbank.usecases.read_file import LARGEST_FILE_BYTES


def write_file(path: Path, data: bytes) -> None:
    """Write the bytes beside the target and rename them into place; refuses a folder or a place without permission."""
    _write(path, data, mode=0o666)


def write_new_file(path: Path, data: bytes) -> None:
    """Write a file that only this account can read; refuses what `write_file` does, a name that is taken, and over 25 MB.

    What is written so is read back by this program, which reads no larger file.
    """
    if len(data) > LARGEST_FILE_BYTES:
        facts = {"megabytes": len(data) // 1024**2, "most": LARGEST_FILE_BYTES // 1024**2}
        raise NotAllowedError(Issue("file.too_large_to_read", facts, Where(file=str(path))))
    require_new(path)
    _write(path, data, mode=0o600)


def require_new(path: Path) -> None:
    """Refuse a name that is taken, or in a folder that isn't there, before any work is done for it."""
    where = Where(file=str(path))
    if os.path.lexists(path):
        raise NotAllowedError(Issue("file.exists", {}, where))
    if not path.parent.is_dir():
        raise NotAllowedError(Issue("file.unwritable", {"reason": os.strerror(errno.ENOENT)}, where))


def _write(path: Path, data: bytes, *, mode: int) -> None:
    where = Where(file=str(path))
    try:
        if path.is_dir():
            raise NotAllowedError(Issue("file.is_folder", {}, where))
        _replace(path, data, mode)
    except OSError as error:
        raise NotAllowedError(Issue("file.unwritable", {"reason": error.strerror or ""}, where)) from error


def _replace(path: Path, data: bytes, mode: int) -> None:
    staged = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        staged.touch(mode)
        staged.write_bytes(data)
        staged.replace(path)
    finally:
        with suppress(OSError):
            staged.unlink()
