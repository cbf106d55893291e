"""A bank on a PostgreSQL server: time-outs, one state for a reader, one writer at a time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from qbank.store.waiting import wait_until

_WRITER_LOCK = 7_114_000
_TIME_OUTS = "-c lock_timeout=30000 -c statement_timeout=120000 -c timezone=UTC"


def postgresql_engine(url: URL, longest_wait_seconds: float) -> Engine:
    """Return an engine on a PostgreSQL database.

    As on SQLite, what a read transaction sees does not change under it, and write transactions follow one
    another, so that what one reads is still true when it writes.
    """
    connect_args = {"options": _TIME_OUTS, "connect_timeout": 10}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"), connect_args=connect_args, pool_pre_ping=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        if connection.get_execution_options().get("qbank_write", False):
            wait_until(lambda: _is_writer(driver), url.database or "", longest_wait_seconds)
        else:
            driver.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    return engine


def _is_writer(driver: Any) -> bool:
    """Ask for the writer's lock; it ends with the transaction."""
    answer = driver.execute("SELECT pg_try_advisory_xact_lock(%s)", (_WRITER_LOCK,)).fetchone()
    return bool(answer[0])
