"""Write a file that a user names, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qbank.errors import InputRefusedError, Issue, NotAllowedError, Where
from qbank.shaping.package_gate import open_package
from qbank.text.numbers import size_facts
from qbank.usecases.read_file import LARGEST_FILE_BYTES


def write_file(path: Path, data: bytes) -> None:
    """Write the bytes beside the target and rename them into place; refuses a folder or a place without permission."""
    _write(path, data, mode=0o666)


def write_readable(path: Path, data: bytes) -> None:
    """Write a file that this program is to read back; refuses what `write_file` does, and what it would not read."""
    require_readable(path, data)
    write_file(path, data)


def write_new_file(path: Path, data: bytes) -> None:
    """Write a readable file for this account alone; refuses what `write_readable` does, and a name that is taken."""
    require_readable(path, data)
    require_new(path)
    _write(path, data, mode=0o600)


def require_readable(path: Path, data: bytes) -> None:
    """Refuse a file of over 25 MB, or a workbook that becomes too large when it is opened: none such is read back."""
    where = Where(file=str(path))
    if len(data) > LARGEST_FILE_BYTES:
        facts = size_facts(len(data), LARGEST_FILE_BYTES)
        raise NotAllowedError(Issue("file.too_large_to_read", facts, where))
    if path.suffix.lower() == ".xlsx":
        try:
            open_package(data)
        except InputRefusedError as error:
            raise NotAllowedError(*(issue.in_file(str(path)) for issue in error.issues)) from error


def require_new(path: Path) -> None:
    """Refuse a name that is taken, or in a folder that isn't there, before any work is done for it."""
    where = Where(file=str(path))
    if os.path.lexists(path):
        raise NotAllowedError(Issue("file.exists", {}, where))
    if not path.parent.is_dir():
        raise NotAllowedError(_no_folder(path))


@contextmanager
def failures_told(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into NotAllowedError."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotAllowedError(_no_folder(path)) from error
    except OSError as error:
        facts = {"reason": error.strerror or ""}
        raise NotAllowedError(Issue("file.unwritable", facts, Where(file=str(path)))) from error


def _no_folder(path: Path) -> Issue:
    return Issue("file.no_folder", {"folder": str(path.parent)}, Where(file=str(path)))


def _write(path: Path, data: bytes, *, mode: int) -> None:
    with failures_told(path):
        if path.is_dir():
            raise NotAllowedError(Issue("file.is_folder", {}, Where(file=str(path))))
        _replace(path, data, mode)


def _replace(path: Path, data: bytes, mode: int) -> None:
    staged = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        staged.touch(mode)
        staged.write_bytes(data)
        staged.replace(path)
    finally:
        with suppress(OSError):
            staged.unlink()
