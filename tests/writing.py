"""Write into a bank past the use cases: a transaction that tells the audit trail, as each has to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.store.audit import record_event
from qbank.store.session import session_scope


@contextmanager
def told_scope(engine: Engine) -> Iterator[Session]:
    """Open a writing transaction whose changes are recorded as one event "test"."""
    with session_scope(engine, write=True) as session:
        yield session
        record_event(session, Actor("pengujian"), "test", "test")
