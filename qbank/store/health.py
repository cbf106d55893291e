"""What a database says of its own soundness: pages, foreign keys, triggers."""

from __future__ import annotations

import importlib.util

from sqlalchemy import text
from sqlalchemy.orm import Session

from qbank import resources


def damages(session: Session) -> list[str]:
    """Return what SQLite finds wrong with its file; a server looks after its own."""
    if not _is_sqlite(session):
        return []
    return [str(row[0]) for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]


def broken_keys(session: Session) -> list[tuple[str, str]]:
    """Return the rows (table, the table they point to) that point at nothing; a server lets none be."""
    if not _is_sqlite(session):
        return []
    return sorted((str(row[0]), str(row[2])) for row in session.execute(text("PRAGMA foreign_key_check")))


def missing_triggers(session: Session) -> list[str]:
    """Return the triggers that should keep what must never change, and are not there."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if _is_sqlite(session)
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    return sorted(_expected_triggers() - {str(row[0]) for row in session.execute(text(query))})


def _expected_triggers() -> set[str]:
    """Read the one list of triggers, beside the migrations, whose folder is no package."""
    file = resources.migrations_folder() / "triggers.py"
    spec = importlib.util.spec_from_file_location("qbank_trigger_list", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name for name, *_ in module.TRIGGERS}


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
