"""Write into a bank past the use cases: in a transaction that tells the audit trail, or without its triggers."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.store.audit import record_event
from qbank.store.session import session_scope

TRIGGERS = Path(__file__).resolve().parents[1] / "migrations" / "triggers.py"


@contextmanager
def told_scope(engine: Engine) -> Iterator[Session]:
    """Open a writing transaction whose changes are recorded as one event "test"."""
    with session_scope(engine, write=True) as session:
        yield session
        record_event(session, Actor("pengujian"), "test", "test")


def load_triggers() -> ModuleType:
    """Load migrations/triggers.py; the folder is no package."""
    spec = importlib.util.spec_from_file_location("triggers_of_audit", TRIGGERS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
