"""Bring a bank's schema to this program's version, and tell when it is another's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from qbank import resources
from qbank.errors import Issue, NotAllowedError, NotFoundError
from qbank.store.failures import bank_name, failures_told

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0002"
_TABLES_OF_A_BANK = {"alembic_version", "body_setting", "audit_event"}


def upgrade_bank(engine: Engine, revision: str = "head") -> None:
    """Create or upgrade the bank, whole or not at all; a bank from a newer program is refused."""
    from alembic import command

    _refuse_unknown(engine)
    with failures_told(engine), engine.execution_options(qbank_write=True).connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    # A connection takes the journal of a bank when it opens, and these opened what was none yet.
    engine.dispose()


def downgrade_bank(engine: Engine, revision: str) -> None:
    """Take the bank's schema back to an earlier revision."""
    from alembic import command

    with failures_told(engine), engine.execution_options(qbank_write=True).connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def require_current(engine: Engine) -> None:
    """Refuse to work on a database that is no bank, or of another version; names the way out."""
    database = engine.url.database or ""
    if engine.dialect.name == "sqlite" and not Path(database).exists():
        raise NotFoundError(Issue("database.missing", {"database": database}))
    revision = bank_revision(engine)
    if revision is None:
        raise NotFoundError(Issue("database.not_a_bank", {"database": bank_name(engine)}))
    if revision != HEAD:
        _refuse_unknown(engine)
        raise NotAllowedError(Issue("database.old", {"database": bank_name(engine), "found": revision}))


def bank_revision(engine: Engine) -> str | None:
    """Return the schema revision of the bank, None where there is no bank; raises NotAllowedError where it can't open."""
    try:
        with engine.connect() as connection:
            if not _TABLES_OF_A_BANK.issubset(inspect(connection).get_table_names()):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        facts = {"database": bank_name(engine), "reason": reason}
        raise NotAllowedError(Issue("database.cannot_open", facts)) from error


def _refuse_unknown(engine: Engine) -> None:
    revision = bank_revision(engine)
    if revision is not None and revision > HEAD:
        raise NotAllowedError(Issue("database.newer", {"database": bank_name(engine), "found": revision}))
    if revision is None and _is_foreign(engine):
        raise NotAllowedError(Issue("database.foreign", {"database": bank_name(engine)}))


def _is_foreign(engine: Engine) -> bool:
    """Say whether there are tables, or the revision of another program's migrations."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if tables != ["alembic_version"]:
            return bool(tables)
        return connection.execute(text("SELECT version_num FROM alembic_version")).first() is not None


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.migrations_folder()).replace("%", "%%"))
    return config
