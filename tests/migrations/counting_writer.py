"""One of several processes that add to the same number; each turn is one command's transaction."""

from __future__ import annotations

import time
from multiprocessing.connection import Connection

from sqlalchemy import Engine

from qbank.domain.actor import Actor
from qbank.errors import NotAllowedError
from qbank.store.audit import record_event
from qbank.store.engine import open_engine
from qbank.store.models import BodySetting
from qbank.store.session import session_scope

THINKING_SECONDS = 0.005


def take_turns(url: str, name: str, questions: Connection, *, as_writer: bool) -> None:
    """Answer two questions a turn: what the number is, and what it was when this process added to it.

    All have looked before any of them adds, so all but one find another number than the one they saw.
    """
    engine = open_engine(url)
    while questions.recv():
        with session_scope(engine) as session:
            seen = int(session.get_one(BodySetting, "counter").value)
        engine.dispose()
        questions.send(seen)
        questions.recv()
        questions.send(_add_one(engine, name, as_writer=as_writer))
        engine.dispose()


def _add_one(engine: Engine, name: str, *, as_writer: bool) -> int | None:
    """Return the number found inside the transaction, None where the bank was busy."""
    try:
        with session_scope(engine, write=as_writer) as session:
            counter = session.get_one(BodySetting, "counter")
            found = int(counter.value)
            time.sleep(THINKING_SECONDS)
            counter.value = found + 1
            record_event(session, Actor(name), "count", "counter", after=found + 1)
    except NotAllowedError as error:
        if [issue.code for issue in error.issues] != ["database.busy"]:
            raise
        return None
    return found
