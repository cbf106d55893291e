"""One command is one transaction: it commits at the end, or nothing was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from qbank.store.failures import failures_told
from qbank.store.fit_text import refuse_unfit_text
from qbank.store.seals import forget_changes, note_flushed, note_statement, unsealed_tables


class BankSession(Session):
    """A session that refuses text no column can hold, and to end with a change that the audit trail doesn't tell."""


event.listen(BankSession, "after_flush", note_flushed)
event.listen(BankSession, "do_orm_execute", note_statement)
event.listen(BankSession, "after_rollback", forget_changes)


@event.listens_for(BankSession, "before_flush")
def _check_text(session: Session, _context: object, _instances: object) -> None:
    refuse_unfit_text(session)


@event.listens_for(BankSession, "before_commit")
def _refuse_untold_changes(session: Session) -> None:
    if tables := unsealed_tables(session):
        raise RuntimeError(f"changed without an event of the audit trail: {', '.join(tables)}")


@contextmanager
def session_scope(engine: Engine, *, write: bool = False) -> Iterator[Session]:
    """Open a session in a transaction; commit when the block ends well, roll back otherwise.

    With `write` the transaction is the bank's only writer from its first statement on, so that what the block
    reads is still true when it writes. Without, all that the block reads is of one moment. A scope inside
    another is a transaction of its own; two that write can't be inside each other.
    """
    bind = engine.execution_options(qbank_write=write)
    with failures_told(engine), BankSession(bind, expire_on_commit=False) as session, session.begin():
        yield session
