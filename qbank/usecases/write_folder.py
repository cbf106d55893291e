"""Write a new folder of files, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_RENAME_TRIES, _RENAME_PAUSE_SECONDS = 10, 0.05
_ABANDONED_AFTER_SECONDS = 24 * 3600
_SUFFIX = ".part"


def write_folder(
    folder: Path, files: Mapping[str, bytes], complete: Callable[[Path], None] = lambda _: None
) -> bool:
    """Write all files into a hidden folder beside the target and rename that; False where another was first.

    `complete` may add files to the hidden folder before it is renamed. What an earlier run for the same
    parent left behind when it was killed is removed.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(folder.parent)
    with _stage(folder) as stage:
        for name, data in files.items():
            path = stage / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        complete(stage)
        _make_durable(stage)
        is_first = _is_renamed(stage, folder)
        _sync(folder.parent)
        return is_first


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Yield a hidden folder that is locked while it is filled, and gone afterwards."""
    while True:
        stage = Path(tempfile.mkdtemp(_SUFFIX, f".{folder.name}.", folder.parent))
        try:
            with _locked(stage, wait=True):
                # Another run may have taken the empty folder for an abandoned one before it was locked.
                if stage.exists():
                    yield stage
                    return
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _remove_abandoned(parent: Path) -> None:
    for stage in sorted(parent.glob(f".*{_SUFFIX}")):
        try:
            with _locked(stage, wait=False) as is_ours:
                if is_ours:
                    shutil.rmtree(stage, ignore_errors=True)
        except OSError:
            continue


@contextmanager
def _locked(stage: Path, *, wait: bool) -> Iterator[bool]:
    """Hold the lock of a hidden folder: a killed process lets go of it. Windows has none there and goes by age."""
    if sys.platform == "win32":
        yield wait or time.time() - stage.stat().st_mtime > _ABANDONED_AFTER_SECONDS
        return
    handle = os.open(stage, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield True
    finally:
        os.close(handle)


def _make_durable(stage: Path) -> None:
    """Let files and their names outlive a power cut."""
    for path in stage.rglob("*"):
        _sync(path)
    _sync(stage)


def _sync(path: Path) -> None:
    # Windows keeps names by itself, opens no folders, and syncs only what is open for writing.
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
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
