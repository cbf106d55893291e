"""Say of a printed folder or file whether it is unaltered, which set and form it is, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from qbank.usecases.print_set import MANIFEST
from qbank.usecases.read_print import Basis, FoundFile, FoundPrint, KnownFile

if TYPE_CHECKING:
    from qbank.documents.stamp import Stamp


class FileState(StrEnum):
    """What a file turned out to be."""

    UNALTERED = "unaltered"
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """One file: its state, what it was held against, which document it is, and where it differs."""

    file: str
    state: FileState
    basis: Basis = Basis.NOTHING
    stamp: Stamp | None = None
    printed_as: str = ""
    repacked: bool = False
    differs: tuple[str, ...] = ()


def verify_print(found: FoundPrint, bank: Sequence[KnownFile]) -> tuple[FileVerdict, ...]:
    """Hold every file against the bank's own documents, and what the bank doesn't know against the manifest."""
    listed = found.manifest or ()
    verdicts = [_judge(one, bank, listed, has_manifest=bool(listed)) for one in found.files]
    if found.is_folder:
        verdicts += _missing(found)
        verdicts += _judge_manifest(found, bank)
    return tuple(sorted(verdicts, key=lambda verdict: verdict.file))


def overall(verdicts: Iterable[FileVerdict]) -> FileState:
    """Return UNALTERED, CHANGED or UNKNOWN for all files together; one that is not confirmed leaves it open."""
    states = {verdict.state for verdict in verdicts}
    if states & {FileState.CHANGED, FileState.MISSING, FileState.EXTRA}:
        return FileState.CHANGED
    return FileState.UNALTERED if states == {FileState.UNALTERED} else FileState.UNKNOWN


def _judge(
    found: FoundFile, bank: Sequence[KnownFile], listed: Sequence[KnownFile], *, has_manifest: bool
) -> FileVerdict:
    own = [known for known in bank if known.name == found.printed_name]
    by_manifest = [
        known for known in listed if known.name in (found.printed_name, PurePosixPath(found.file).name)
    ]
    for candidates in (own, by_manifest):
        if candidates:
            return _compare(found, candidates)
    is_extra = has_manifest and found.stamp is None
    return FileVerdict(found.file, FileState.EXTRA if is_extra else FileState.UNKNOWN, stamp=found.stamp)


def _compare(found: FoundFile, candidates: Sequence[KnownFile]) -> FileVerdict:
    same = next((known for known in candidates if _is_same(found, known)), None)
    known = same or candidates[0]
    renamed = known.name != PurePosixPath(found.file).name
    return FileVerdict(
        found.file,
        FileState.UNALTERED if same else FileState.CHANGED,
        known.basis,
        found.stamp,
        printed_as=known.file if renamed else "",
        repacked=same is not None and found.sha256 != known.sha256,
        differs=() if same else tuple(_differences(found, known)),
    )


def _is_same(found: FoundFile, known: KnownFile) -> bool:
    if known.content_sha256 and found.content_sha256:
        return found.content_sha256 == known.content_sha256
    return found.sha256 == known.sha256


def _differences(found: FoundFile, known: KnownFile) -> Iterator[str]:
    from qbank.documents.compare import differing_areas
    from qbank.shaping.package_gate import open_package

    if known.data and found.parts:
        yield from differing_areas(found.parts, open_package(known.data))


def _missing(found: FoundPrint) -> Iterator[FileVerdict]:
    """Yield what the manifest lists and nobody finds; a renamed or moved file stands for one that is not in its place."""
    listed = found.manifest or ()
    places, there = {known.file for known in listed}, {one.file for one in found.files}
    moved = Counter(one.printed_name for one in found.files if one.file not in places)
    for known in listed:
        if known.file in there:
            continue
        if moved[known.name]:
            moved[known.name] -= 1
        else:
            yield FileVerdict(known.file, FileState.MISSING, Basis.MANIFEST)


def _judge_manifest(found: FoundPrint, bank: Sequence[KnownFile]) -> Iterator[FileVerdict]:
    if found.manifest is None:
        if found.is_whole_print:
            yield FileVerdict(MANIFEST, FileState.MISSING)
        return
    contents: dict[str, set[str]] = {}
    for known in bank:
        contents.setdefault(known.name, set()).add(known.content_sha256)
    lies = [
        known
        for known in found.manifest
        if known.content_sha256 not in contents.get(known.name, {known.content_sha256})
    ]
    state = FileState.CHANGED if lies or not found.manifest else FileState.UNALTERED
    yield FileVerdict(MANIFEST, state, Basis.BANK if bank else Basis.MANIFEST)
