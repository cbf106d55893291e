"""Run migrations on the connection that the program hands over, or on QBANK_DATABASE_URL for developers.

Triggers are taken away before the steps and put back after them, since rebuilding a table on SQLite loses its
triggers without a word.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine


def load_triggers() -> ModuleType:
    """Load the triggers.py beside this file; the folder is no package."""
    spec = importlib.util.spec_from_file_location("qbank_triggers", Path(__file__).with_name("triggers.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(connection: Connection) -> None:
    """Migrate in one transaction; on SQLite with foreign keys off, and checked before it ends."""
    driver: Any = connection.connection.dbapi_connection
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        driver.execute("PRAGMA foreign_keys=OFF")
    try:
        migrate(connection)
    finally:
        # Even after a fault: the connection goes back to its pool, and the pragma has no effect in a transaction.
        connection.rollback()
        if is_sqlite:
            driver.execute("PRAGMA foreign_keys=ON")


def migrate(connection: Connection) -> None:
    """Run the steps between dropping and creating the triggers, and commit."""
    triggers = load_triggers()
    # Begun before Alembic looks at it: left to itself, Alembic ends SQLite's transaction after each step.
    with connection.begin():
        context.configure(connection=connection, target_metadata=None, render_as_batch=True)
        triggers.drop_triggers(connection)
        context.run_migrations()
        triggers.create_triggers(connection)
        refuse_broken_keys(connection)


def refuse_broken_keys(connection: Connection) -> None:
    """Stop where rows point at nothing; PostgreSQL holds its foreign keys by itself."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"migration broke foreign keys: {broken[:5]}")


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(handed_over)
else:
    with create_engine(os.environ["QBANK_DATABASE_URL"]).connect() as opened:
        run(opened)
