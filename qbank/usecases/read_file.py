"""Read a file that a user names."""

from __future__ import annotations

from pathlib import Path

from qbank.errors import InputRefusedError, Issue, NotFoundError, Where

LARGEST_FILE_BYTES = 25 * 1024 * 1024


def read_file(path: Path) -> bytes:
    """Return the file's bytes; a missing file, a folder, one over 25 MB or one without permission is refused."""
    where = Where(file=str(path))
    if not path.exists():
        raise NotFoundError(Issue("file.missing", {}, where))
    if path.is_dir():
        raise InputRefusedError(Issue("file.is_folder", {}, where))
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            facts = {"megabytes": size // 1024**2, "most": LARGEST_FILE_BYTES // 1024**2}
            raise InputRefusedError(Issue("file.too_large", facts, where))
        return path.read_bytes()
    except OSError as error:
        raise InputRefusedError(Issue("file.unreadable", {"reason": error.strerror or ""}, where)) from error
