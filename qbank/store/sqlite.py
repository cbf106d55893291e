"""A bank in an SQLite file: safety settings, journal, and the locks of readers and the writer."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from qbank.store.waiting import wait_until

_SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents")
_PRAGMAS = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "busy_timeout": 250,
    "journal_size_limit": 64 * 1024 * 1024,
}
_SYNCHRONOUS = {"FULL": 2, "EXTRA": 3}


@dataclass(frozen=True, slots=True)
class _File:
    """A bank file and the way to it: settles every connection, begins and ends every transaction patiently."""

    path: str
    module: ModuleType
    longest_wait_seconds: float

    def settle(self, driver: Any, _record: object) -> None:
        """Give a new connection its settings, and check that it took them."""
        for name, value in _PRAGMAS.items():
            self.run(driver, f"PRAGMA {name}={value}")
        synchronous = "FULL" if self._journal(driver) == "wal" else "EXTRA"
        self.run(driver, f"PRAGMA synchronous={synchronous}")
        wanted = _PRAGMAS | {"synchronous": _SYNCHRONOUS[synchronous]}
        found = {name: self.run(driver, f"PRAGMA {name}")[0][0] for name in wanted}
        if found != wanted:
            raise RuntimeError(f"SQLite did not take its settings: {found}")

    def _journal(self, driver: Any) -> str:
        """Choose the journal of a bank; another program's file is left alone, since the mode is written into it."""
        version = tuple(int(part) for part in self.module.sqlite_version.split("."))
        wanted = "wal" if is_wal_safe(version) and not is_synced(self.path) else "truncate"
        is_bank = self.run(driver, "SELECT 1 FROM sqlite_master WHERE name = 'body_setting'")
        taken = self.run(driver, f"PRAGMA journal_mode={wanted}" if is_bank else "PRAGMA journal_mode")
        return str(taken[0][0])

    def begin(self, connection: Connection) -> None:
        """Take the writer's lock, or the reader's: BEGIN alone takes none, and the work would wait in its middle."""
        driver: Any = connection.connection.dbapi_connection
        if connection.get_execution_options().get("qbank_write", False):
            self.run(driver, "BEGIN IMMEDIATE")
        else:
            self.run(driver, "BEGIN")
            self.run(driver, "SELECT 1 FROM sqlite_master LIMIT 1")

    def commit(self, connection: Connection) -> None:
        """Commit before the driver does: without a write-ahead log a reader makes it fail, and it may be said again."""
        driver: Any = connection.connection.dbapi_connection
        if driver.in_transaction:
            self.run(driver, "COMMIT")

    def run(self, driver: Any, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement as soon as the locks allow it, and return its rows."""
        rows: list[tuple[Any, ...]] = []

        def attempt() -> bool:
            try:
                rows[:] = driver.execute(statement).fetchall()
            except self.module.OperationalError as error:
                if "locked" not in str(error):
                    raise
                return False
            return True

        wait_until(attempt, self.path, self.longest_wait_seconds)
        return rows


def sqlite_engine(url: URL, longest_wait_seconds: float) -> Engine:
    """Return an engine on an SQLite file."""
    module = sqlite_module()
    engine = create_engine(url, module=module, connect_args={"isolation_level": None, "timeout": 0})
    file = _File(url.database or "", module, longest_wait_seconds)
    event.listen(engine, "connect", file.settle)
    event.listen(engine, "begin", file.begin)
    event.listen(engine, "commit", file.commit)
    return engine


def is_wal_safe(version: tuple[int, ...]) -> bool:
    """Say whether this SQLite can share a write-ahead log between processes.

    Versions 3.7.0 to 3.51.2 can corrupt it, but for the fixes in 3.44.6 and 3.50.7 (sqlite.org/wal.html).
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def is_synced(path: str) -> bool:
    """Say whether a path lies in a folder that a cloud service copies behind SQLite's back."""
    parts = [part.lower() for part in Path(path).absolute().parts]
    return any(part.startswith(folder) for part in parts for folder in _SYNCED_FOLDERS)


def sqlite_module() -> ModuleType:
    """Return the newest SQLite at hand: the pysqlite3 wheel where there is one, else Python's own."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    module: ModuleType = dbapi2
    return module
