"""Print a set: every document of every form into a new folder, whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.print_profile import Edition, PrintProfile
from qbank.errors import Issue, NotAllowedError, Where
from qbank.formats.json.canonical import canonical_json, digest
from qbank.formats.json.snapshot import read_snapshot
from qbank.store import sets, settings

if TYPE_CHECKING:
    from qbank.documents import RenderedDocument

MANIFEST = "manifest.json"
_RENAME_TRIES, _RENAME_PAUSE_SECONDS = 10, 0.05


@dataclass(frozen=True, slots=True)
class PrintJob:
    """All that decides the printed bytes: frozen snapshots with their hashes, and the print profile."""

    set_code: str
    snapshots: tuple[tuple[FormSnapshot, str], ...]
    profile: PrintProfile


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """The folder that holds a print; `is_new` says whether it had to be written."""

    folder: Path
    documents: tuple[dict[str, Any], ...]
    is_new: bool


def prepare_print(session: Session, set_code: str, edition: Edition = Edition.E2023) -> PrintJob:
    """Read what a print needs from the bank."""
    exam_set = sets.get_set(session, set_code)
    snapshots = tuple((read_snapshot(form.snapshot), form.snapshot_sha256) for form in exam_set.forms)
    return PrintJob(set_code, snapshots, PrintProfile(settings.body_facts(session), edition))


def print_set(
    job: PrintJob, out: Path, *, bundle: str = "", progress: Callable[[str], None] = lambda _: None
) -> PrintedSet:
    """Render a set and put it into the new folder `<out>/<set>-<hash8>`, complete with manifest.json.

    The same content is the same folder, and then nothing is written. Raises NotAllowedError where the folder
    can't be written, or where its files were changed by hand.
    """
    from qbank.documents import render_form

    documents: list[RenderedDocument] = []
    for snapshot, sha256 in job.snapshots:
        progress(snapshot.label)
        documents += render_form(snapshot, job.profile, snapshot_sha256=sha256)
    chosen = [document for document in documents if not bundle or document.bundle == bundle]
    rows = tuple(_manifest_row(document) for document in chosen)
    files = {document.file: document.data for document in chosen} | {MANIFEST: _manifest(job.set_code, rows)}
    folder = out / f"{job.set_code}-{digest(canonical_json(list(rows)))[:8]}"
    with _failures_told(folder):
        is_new = not folder.exists() and _put(folder, files)
        if not is_new:
            _refuse_altered(folder, files)
    return PrintedSet(folder, rows, is_new)


def _manifest_row(document: RenderedDocument) -> dict[str, Any]:
    names = ("form", "code", "role", "bundle", "file", "sha256", "content_sha256")
    return {name: getattr(document, name) for name in names}


def _manifest(set_code: str, rows: Sequence[dict[str, Any]]) -> bytes:
    data = {"set": set_code, "documents": list(rows)}
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@contextlib.contextmanager
def _failures_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        raise NotAllowedError(Issue("print.unwritable", reason, Where(file=str(folder)))) from error


def _put(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Write all files into a hidden folder beside the target and rename that; False where another print was first."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(".part", f".{folder.name}.", folder.parent))
    try:
        for name, data in files.items():
            _write_durably(stage / name, data)
        for part in (*(path for path in stage.iterdir() if path.is_dir()), stage):
            _make_names_durable(part)
        is_first = _is_renamed(stage, folder)
        _make_names_durable(folder.parent)
        return is_first
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write_durably(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _make_names_durable(folder: Path) -> None:
    """Let the names in a folder outlive a power cut; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_renamed(stage: Path, folder: Path) -> bool:
    """Rename; on Windows a virus scanner or Word may hold a file for a moment, so try ten times."""
    for attempt in range(_RENAME_TRIES):
        try:
            stage.rename(folder)
        except OSError as error:
            if folder.exists():
                return False
            if not isinstance(error, PermissionError) or attempt == _RENAME_TRIES - 1:
                raise
            time.sleep(_RENAME_PAUSE_SECONDS)
        else:
            return True
    return False


def _refuse_altered(folder: Path, files: Mapping[str, bytes]) -> None:
    altered = [name for name, data in files.items() if not _holds(folder / name, data)]
    if altered:
        facts = {"files": ", ".join(altered)}
        raise NotAllowedError(Issue("print.altered", facts, Where(file=str(folder))))


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
