"""Read what was printed: the files at a path, what they say of themselves, and the manifest beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qbank.errors import InputRefusedError, Issue, NotFoundError, Where
from qbank.usecases.print_set import MANIFEST
from qbank.usecases.read_file import LARGEST_FILE_BYTES, read_file

if TYPE_CHECKING:
    from qbank.documents.stamp import Stamp

_SYSTEM_FILES = ("thumbs.db", "desktop.ini")


class Basis(StrEnum):
    """What a file was held against."""

    BANK = "bank"
    MANIFEST = "manifest"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was printed; `data` is empty where only its hashes are known."""

    file: str
    sha256: str
    content_sha256: str
    basis: Basis
    data: bytes = b""

    @property
    def name(self) -> str:
        """The name without folders, by which the stamp in the file knows it."""
        return PurePosixPath(self.file).name


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as it lies there; without parts it is no Office file, or too large to be opened."""

    file: str
    sha256: str
    parts: Mapping[str, bytes] = field(default_factory=dict)
    stamp: Stamp | None = None
    content_sha256: str = ""

    @property
    def printed_name(self) -> str:
        """The name that the file was printed under, which renaming doesn't change."""
        name = PurePosixPath(self.file).name
        return f"{self.stamp.document}.{name.rpartition('.')[2].lower()}" if self.stamp else name


@dataclass(frozen=True, slots=True)
class FoundPrint:
    """What lies at a path: the files, and the manifest beside them, if there is one."""

    files: tuple[FoundFile, ...]
    manifest: tuple[KnownFile, ...] | None
    is_folder: bool

    @property
    def is_whole_print(self) -> bool:
        """Say whether bundles lie side by side here, as in the folder of a print."""
        return any("/" in one.file and one.stamp for one in self.files)

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """The different stamps of all files."""
        return tuple(dict.fromkeys(found.stamp for found in self.files if found.stamp))


def read_print(path: Path) -> FoundPrint:
    """Read a printed folder or a single file; raise NotFoundError for a path that leads nowhere."""
    if not path.exists():
        raise NotFoundError(Issue("file.missing", {}, Where(file=str(path))))
    if path.is_file():
        manifests = (folder / MANIFEST for folder in path.absolute().parents[:2])
        nearest = next((manifest for manifest in manifests if manifest.is_file()), None)
        return FoundPrint((_found(path, path.name),), _manifest(nearest), is_folder=False)
    paths = sorted(one for one in path.rglob("*") if one.is_file() and not _is_of_the_system(one))
    files = ((one, one.relative_to(path).as_posix()) for one in paths)
    found = tuple(_found(one, name) for one, name in files if name != MANIFEST)
    return FoundPrint(found, _manifest_of_folder(path), is_folder=True)


def _manifest_of_folder(path: Path) -> tuple[KnownFile, ...] | None:
    """Return what should lie in a folder: by its own manifest, or for one bundle by that of the folder above."""
    own, above = path / MANIFEST, path.absolute().parent / MANIFEST
    if own.is_file() or not above.is_file():
        return _manifest(own if own.is_file() else None)
    prefix = f"{path.absolute().name}/"
    rows = _manifest(above) or ()
    return tuple(
        replace(row, file=row.file.removeprefix(prefix)) for row in rows if row.file.startswith(prefix)
    )


def _is_of_the_system(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name.casefold() in _SYSTEM_FILES


def _found(path: Path, name: str) -> FoundFile:
    from qbank.documents.compare import read_stamp
    from qbank.documents.parts import content_hash
    from qbank.shaping.package_gate import open_package

    if path.stat().st_size > LARGEST_FILE_BYTES:
        # A paper full of photographs: only its whole bytes are compared.
        return FoundFile(name, _hash_of(path))
    data = read_file(path)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        parts = open_package(data)
    except InputRefusedError:
        return FoundFile(name, sha256)
    return FoundFile(name, sha256, parts, read_stamp(parts), content_hash(parts))


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(path: Path | None) -> tuple[KnownFile, ...] | None:
    """Return the files of a manifest; one that can't be read lists nothing."""
    if path is None:
        return None
    try:
        data = json.loads(read_file(path))
        rows = [*data["documents"], *data.get("pdf", [])]
        return tuple(
            KnownFile(
                str(row["file"]), str(row["sha256"]), str(row.get("content_sha256", "")), Basis.MANIFEST
            )
            for row in rows
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()
