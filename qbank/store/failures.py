"""Tell failures around the database (full disk, lost server, another writer) from faults of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from qbank.errors import Issue, NotAllowedError

# Primary result codes of SQLite (sqlite.org/rescode.html): busy, locked; no permission, read-only, input or output,
# damaged, disk full, can't open, lock protocol, not a database.
_CODE_BY_SQLITE = dict.fromkeys((5, 6), "database.busy") | dict.fromkeys(
    (3, 8, 10, 11, 13, 14, 15, 26), "database.failed"
)
# Codes and classes of PostgreSQL (appendix A of its manual): lock not available, serialization failure, deadlock;
# read-only transaction, insufficient privilege; connection, resources, operator intervention, system.
_CODE_BY_SQLSTATE = dict.fromkeys(("55P03", "40001", "40P01"), "database.busy") | dict.fromkeys(
    ("25006", "42501", "08", "53", "57", "58"), "database.failed"
)


@contextmanager
def failures_told(engine: Engine) -> Iterator[None]:
    """Turn what fails around the database into NotAllowedError (`database.busy`, `database.failed`)."""
    try:
        yield
    except Exception as error:
        code = _issue_code(getattr(error, "orig", error))
        if code is None:
            raise
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        facts = {"database": bank_name(engine), "reason": reason}
        raise NotAllowedError(Issue(code, facts)) from error


def bank_name(engine: Engine) -> str:
    """Return the file or the name of the database, without user, password or options."""
    return engine.url.database or engine.url.host or ""


def _issue_code(error: object) -> str | None:
    number, state = getattr(error, "sqlite_errorcode", None), getattr(error, "sqlstate", None)
    if isinstance(number, int):
        return _CODE_BY_SQLITE.get(number & 0xFF)
    if isinstance(state, str):
        return _CODE_BY_SQLSTATE.get(state) or _CODE_BY_SQLSTATE.get(state[:2])
    return "database.failed" if _is_lost_connection(error) else None


def _is_lost_connection(error: object) -> bool:
    """Say whether psycopg itself lost the server: an OperationalError that carries no code."""
    return hasattr(error, "sqlstate") and type(error).__name__ == "OperationalError"
