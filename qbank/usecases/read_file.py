"""Read a file that a user names."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR

from qbank.errors import InputRefusedError, Issue, NotFoundError, Where
from qbank.text.numbers import size_facts

LARGEST_FILE_BYTES = 25 * 1024 * 1024


def read_file(path: Path) -> bytes:
    """Return the file's bytes; a missing file, a folder, one over 25 MB or one without permission is refused."""
    where = Where(file=str(path))
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            raise InputRefusedError(Issue("file.is_folder", {}, where))
        if status.st_size > LARGEST_FILE_BYTES:
            raise InputRefusedError(_too_large(status.st_size, where))
        with path.open("rb") as file:
            # What has no size of its own (a pipe, a device) must not be read without end.
            data = file.read(LARGEST_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFoundError(Issue("file.missing", {}, where)) from error
    except OSError as error:
        raise InputRefusedError(Issue("file.unreadable", {"reason": error.strerror or ""}, where)) from error
    if len(data) > LARGEST_FILE_BYTES:
        raise InputRefusedError(_too_large(len(data), where))
    return data


def _too_large(size: int, where: Where) -> Issue:
    return Issue("file.too_large", size_facts(size, LARGEST_FILE_BYTES), where)
