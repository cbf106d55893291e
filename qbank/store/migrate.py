"""Bring a bank's schema to this program's version, and tell when it is another's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from qbank import resources
from qbank.errors import Issue, NotAllowedError, NotFoundError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"


def upgrade_bank(engine: Engine, revision: str = "head") -> None:
    """Create or upgrade the bank; a bank from a newer program is refused."""
    from alembic import command

    _refuse_unknown(engine)
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade_bank(engine: Engine, revision: str) -> None:
    """Take the bank's schema back to an earlier revision."""
    from alembic import command

    with engine.connect() as connection:
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
        raise NotFoundError(Issue("database.not_a_bank", {"database": _name(engine)}))
    if revision != HEAD:
        _refuse_unknown(engine)
        raise NotAllowedError(Issue("database.old", {"database": _name(engine), "found": revision}))


def bank_revision(engine: Engine) -> str | None:
    """Return the schema revision of the bank, None where there is no bank; raises NotAllowedError where it can't open."""
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        facts = {"database": _name(engine), "reason": reason}
        raise NotAllowedError(Issue("database.cannot_open", facts)) from error


def _refuse_unknown(engine: Engine) -> None:
    revision = bank_revision(engine)
    if revision is not None and revision > HEAD:
        raise NotAllowedError(Issue("database.newer", {"database": _name(engine), "found": revision}))
    if revision is None and set(inspect(engine).get_table_names()) - {"alembic_version"}:
        raise NotAllowedError(Issue("database.foreign", {"database": _name(engine)}))


def _name(engine: Engine) -> str:
    return engine.url.database or engine.url.render_as_string()


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.migrations_folder()).replace("%", "%%"))
    return config
