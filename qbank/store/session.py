"""One command is one transaction: it commits at the end, or nothing was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session


@contextmanager
def session_scope(engine: Engine, *, write: bool = False) -> Iterator[Session]:
    """Open a session in a transaction; commit when the block ends well, roll back otherwise.

    With `write`, SQLite takes the write lock at once (BEGIN IMMEDIATE), so that what the block reads is
    still true when it writes.
    """
    bind = engine.execution_options(qbank_write=write)
    with Session(bind, expire_on_commit=False) as session, session.begin():
        yield session
