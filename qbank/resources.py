"""Find the files that travel with the program, in a source tree and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def seed_folder() -> Path:
    """Return the folder of the starter bank: schemes/, plans/, blueprints/, items/."""
    return ROOT / "seed"


def migrations_folder() -> Path:
    """Return the folder of the database migrations."""
    return ROOT / "migrations"
