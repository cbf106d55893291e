"""Connect to a bank: SQLite as a file, or PostgreSQL by URL."""

from __future__ import annotations

import logging
import random
import sqlite3
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from qbank.errors import Issue, UsageMistakeError

LONGEST_WAIT_SECONDS = 30.0
TELL_AFTER_SECONDS = 2.0
_log = logging.getLogger("qbank.store")
_SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud")
_PRAGMAS = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "busy_timeout": 250,
    "journal_size_limit": 64 * 1024 * 1024,
}


def open_engine(url_text: str) -> Engine:
    """Return an engine for a database URL, with the safety settings of its kind.

    SQLite: foreign keys on, synchronous FULL, write-ahead log where it is safe, else a truncated journal
    with synchronous EXTRA. PostgreSQL: lock and statement time-outs.
    """
    try:
        url = make_url(url_text)
        if url.get_backend_name() == "sqlite":
            return _sqlite_engine(url)
        if url.get_backend_name() == "postgresql":
            return _postgresql_engine(url)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise UsageMistakeError(Issue("database.bad_url", {"url": _without_password(url_text)})) from error
    raise UsageMistakeError(Issue("database.bad_url", {"url": _without_password(url_text)}))


def is_wal_safe(version: tuple[int, ...]) -> bool:
    """Say whether this SQLite can share a write-ahead log between processes.

    Versions 3.7.0 to 3.51.2 can corrupt it, but for the fixes in 3.44.6 and 3.50.7 (sqlite.org/wal.html).
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def sqlite_module() -> ModuleType:
    """Return the newest SQLite at hand: the pysqlite3 wheel where there is one, else Python's own."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    module: ModuleType = dbapi2
    return module


def _sqlite_engine(url: URL) -> Engine:
    module = sqlite_module()
    version = tuple(int(part) for part in module.sqlite_version.split("."))
    use_wal = is_wal_safe(version) and not _is_synced(url.database or "")
    engine = create_engine(url, module=module, connect_args={"isolation_level": None, "timeout": 0})

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: object) -> None:
        modes = ("wal", "FULL", 2) if use_wal else ("truncate", "EXTRA", 3)
        for name, value in _PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")
        _retry_busy(module, lambda: connection.execute(f"PRAGMA journal_mode={modes[0]}").fetchone())
        connection.execute(f"PRAGMA synchronous={modes[1]}")
        taken = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _PRAGMAS}
        if taken != _PRAGMAS or connection.execute("PRAGMA synchronous").fetchone()[0] != modes[2]:
            raise RuntimeError(f"SQLite did not take its settings: {taken}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("qbank_write", False)
        statement = "BEGIN IMMEDIATE" if immediate else "BEGIN"
        driver: Any = connection.connection.dbapi_connection
        _retry_busy(module, lambda: driver.execute(statement))

    return engine


def _retry_busy(module: ModuleType, action: Any) -> None:
    """Repeat while another process writes: SQLite's own waiting starves, short random pauses do not."""
    started = time.monotonic()
    told = False
    while True:
        try:
            action()
        except module.OperationalError as error:
            waited = time.monotonic() - started
            if "locked" not in str(error) or waited > LONGEST_WAIT_SECONDS:
                raise
            if waited > TELL_AFTER_SECONDS and not told:
                told = True
                _log.warning("database.waiting")
            time.sleep(random.uniform(0.002, 0.020))
        else:
            return


def _postgresql_engine(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    options = "-c lock_timeout=30000 -c statement_timeout=120000 -c timezone=UTC"
    return create_engine(url, connect_args={"options": options}, pool_pre_ping=True)


def _is_synced(path: str) -> bool:
    parts = [part.lower() for part in Path(path).absolute().parts]
    return any(part.startswith(folder) for part in parts for folder in _SYNCED_FOLDERS)


def _without_password(url_text: str) -> str:
    head, at, tail = url_text.rpartition("@")
    return f"…@{tail}" if at and head else url_text
