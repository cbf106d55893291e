"""Print a set: every document of every form into a new folder, whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
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
    """All that decides the printed bytes: frozen snapshots and the print profile."""

    set_code: str
    snapshots: tuple[FormSnapshot, ...]
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
    snapshots = tuple(read_snapshot(form.snapshot) for form in exam_set.forms)
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
    for snapshot in job.snapshots:
        progress(snapshot.label)
        documents += render_form(snapshot, job.profile)
    chosen = [document for document in documents if not bundle or document.bundle == bundle]
    rows = tuple(_manifest_row(document) for document in chosen)
    folder = out / f"{job.set_code}-{digest(canonical_json(list(rows)))[:8]}"
    is_new = not folder.exists()
    if is_new:
        with _staged(folder) as stage:
            _write_documents(stage, chosen, rows, job.set_code)
    else:
        _refuse_altered(folder, rows)
    return PrintedSet(folder, rows, is_new)


def _manifest_row(document: RenderedDocument) -> dict[str, Any]:
    names = ("form", "code", "role", "bundle", "file", "sha256", "content_sha256")
    return {name: getattr(document, name) for name in names}


def _write_documents(
    stage: Path, documents: Sequence[RenderedDocument], rows: Sequence[dict[str, Any]], set_code: str
) -> None:
    for document in documents:
        _write_durably(stage / document.file, document.data)
    manifest = {"set": set_code, "documents": list(rows)}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write_durably(stage / MANIFEST, text.encode())


def _write_durably(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """Give a hidden folder beside the target; rename it into place at the end, or leave nothing behind."""
    stage = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        stage.mkdir(parents=True)
        yield stage
        _rename(stage, folder)
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        raise NotAllowedError(Issue("print.unwritable", reason, Where(file=str(folder)))) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _rename(stage: Path, folder: Path) -> None:
    """Rename; on Windows a virus scanner or Word may hold a file for a moment, so try ten times."""
    for attempt in range(_RENAME_TRIES):
        try:
            stage.rename(folder)
        except PermissionError:
            if attempt == _RENAME_TRIES - 1:
                raise
            time.sleep(_RENAME_PAUSE_SECONDS)
        else:
            return


def _refuse_altered(folder: Path, rows: Sequence[dict[str, Any]]) -> None:
    altered = [row["file"] for row in rows if _sha256(folder / row["file"]) != row["sha256"]]
    if altered:
        facts = {"files": ", ".join(altered)}
        raise NotAllowedError(Issue("print.altered", facts, Where(file=str(folder))))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
