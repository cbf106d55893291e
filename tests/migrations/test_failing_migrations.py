"""A migration that fails leaves the database as it was, and the connection as safe as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from qbank.errors import Issue, NotAllowedError
from qbank.store.engine import open_engine
from qbank.store.migrate import HEAD, bank_revision, downgrade_bank, upgrade_bank


@pytest.fixture
def obstructed(bank: Engine) -> Engine:
    """Return an empty database where the last of many tables can't be created, since a view has its name."""
    downgrade_bank(bank, "base")
    with bank.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("CREATE VIEW sitting_assessor AS SELECT 1 AS x"))
    return bank


def test_a_migration_that_fails_leaves_no_table(obstructed: Engine) -> None:
    with pytest.raises(DBAPIError, match="sitting_assessor"):
        upgrade_bank(obstructed)

    assert inspect(obstructed).get_table_names() == []
    assert inspect(obstructed).get_view_names() == ["sitting_assessor"]
    assert bank_revision(obstructed) is None


def test_without_the_obstruction_the_same_database_becomes_a_bank(obstructed: Engine) -> None:
    with obstructed.begin() as connection:
        connection.execute(text("DROP VIEW sitting_assessor"))

    upgrade_bank(obstructed)

    assert bank_revision(obstructed) == HEAD


@pytest.mark.parametrize("bank_url", ["sqlite"], indirect=True)
def test_foreign_keys_are_held_again_after_a_migration_that_fails(obstructed: Engine) -> None:
    with pytest.raises(DBAPIError):
        upgrade_bank(obstructed)

    with obstructed.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_migration_is_one_transaction_with_its_triggers(bank: Engine) -> None:
    """All tables are there when the first trigger can't be created; they go again."""
    downgrade_bank(bank, "base")
    in_the_way = (
        "CREATE TRIGGER audit_event_no_update INSTEAD OF INSERT ON notes BEGIN SELECT 1; END"
        if bank.dialect.name == "sqlite"
        else "CREATE FUNCTION refuse_audit_event_no_update() RETURNS int LANGUAGE sql AS 'SELECT 1'"
    )
    with bank.begin() as connection:
        connection.execute(text("CREATE VIEW notes AS SELECT 1 AS x"))
        connection.execute(text(in_the_way))

    with pytest.raises(DBAPIError, match="audit_event_no_update"):
        upgrade_bank(bank)

    assert inspect(bank).get_table_names() == ["alembic_version"]
    assert bank_revision(bank) is None


@pytest.mark.parametrize("bank_url", ["sqlite"], indirect=True)
def test_a_migration_does_not_leave_rows_that_point_at_nothing(bank: Engine) -> None:
    with bank.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("INSERT INTO item_tag (item_id, tag) VALUES (77, 'x')")
        driver.execute("PRAGMA foreign_keys=ON")

    with pytest.raises(RuntimeError, match=r"broke foreign keys: \[\('item_tag', "):
        upgrade_bank(bank)


@pytest.mark.parametrize("tables", [["person"], ["alembic_version", "notes"]])
def test_another_programs_database_is_refused_and_left_alone(bank: Engine, tables: list[str]) -> None:
    downgrade_bank(bank, "base")
    with bank.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        for table in tables:
            connection.execute(text(f"CREATE TABLE {table} (version_num VARCHAR(32))"))
            connection.execute(text(f"INSERT INTO {table} VALUES ('0001')"))

    with pytest.raises(NotAllowedError) as refused:
        upgrade_bank(bank)

    assert refused.value.issues == (Issue("database.foreign", {"database": bank.url.database or ""}),)
    assert sorted(inspect(bank).get_table_names()) == sorted(tables)


def test_a_damaged_bank_is_told_and_left_alone(migrated_sqlite: Path, tmp_path: Path) -> None:
    whole = migrated_sqlite.read_bytes()
    file = tmp_path / "bank.db"
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    before = file.read_bytes()
    engine = open_engine(f"sqlite:///{file}")

    with pytest.raises(NotAllowedError) as refused:
        bank_revision(engine)
    engine.dispose()

    assert [issue.code for issue in refused.value.issues] == ["database.cannot_open"]
    assert file.read_bytes() == before
