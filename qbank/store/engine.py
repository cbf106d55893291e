"""Connect to a bank: SQLite as a file, or PostgreSQL by URL."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from qbank.errors import Issue, UsageMistakeError
from qbank.store.postgresql import postgresql_engine
from qbank.store.sqlite import sqlite_engine
from qbank.store.waiting import LONGEST_WAIT_SECONDS

_POSTGRESQL = ("postgresql", "postgresql+psycopg")
_SQLITE = ("sqlite", "sqlite+pysqlite")


def open_engine(url_text: str, *, longest_wait_seconds: float = LONGEST_WAIT_SECONDS) -> Engine:
    """Return an engine for a database URL, with the safety settings of its kind.

    SQLite: foreign keys on, synchronous FULL, write-ahead log where it is safe, else a truncated journal
    with synchronous EXTRA. PostgreSQL: lock and statement time-outs. Both wait for another writer.
    """
    try:
        url = make_url(url_text)
    except (ArgumentError, ValueError) as error:
        raise _bad_url(url_text) from error
    if url.drivername in _POSTGRESQL:
        return postgresql_engine(url, longest_wait_seconds)
    if url.drivername in _SQLITE and _is_file(url):
        return sqlite_engine(url, longest_wait_seconds)
    raise _bad_url(url_text)


def _is_file(url: URL) -> bool:
    """Refuse memory, which would be gone after the command, and options of the driver, which undo the safety settings."""
    file = url.database or ""
    return bool(file) and not file.startswith((":memory:", "file:")) and not url.query


def _bad_url(url_text: str) -> UsageMistakeError:
    return UsageMistakeError(Issue("database.bad_url", {"url": _without_secrets(url_text)}))


def _without_secrets(url_text: str) -> str:
    """Leave out what may hold a password: all before the last @, and the query."""
    address, query, _ = url_text.partition("?")
    _, at, tail = address.rpartition("@")
    return f"{'…@' if at else ''}{tail}{'?…' if query else ''}"
