"""The schema goes up and down, and the models say the same as the migrations."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, Table, inspect, text

from qbank.errors import Issue, NotAllowedError
from qbank.store import models
from qbank.store.base import Base
from qbank.store.migrate import HEAD, bank_revision, downgrade_bank, upgrade_bank


def test_a_bank_goes_down_to_nothing_and_up_again(bank: Engine) -> None:
    before = _schema(bank)

    downgrade_bank(bank, "base")
    emptied = set(inspect(bank).get_table_names()) - {"alembic_version"}
    upgrade_bank(bank)

    assert emptied == set()
    assert bank_revision(bank) == HEAD
    assert _schema(bank) == before


def test_the_models_say_the_same_as_the_migrations(bank: Engine) -> None:
    migrated = _schema(bank)
    downgrade_bank(bank, "base")

    Base.metadata.create_all(bank)

    assert _schema(bank) == migrated
    assert set(migrated) >= {table.name for table in Base.metadata.sorted_tables}
    assert models.AuditEvent.__tablename__ in migrated


def test_a_difference_between_model_and_migration_would_be_seen(bank: Engine) -> None:
    before = _schema(bank)

    with bank.begin() as connection:
        connection.execute(text("ALTER TABLE person ADD COLUMN extra TEXT"))

    assert _schema(bank) != before


def test_a_bank_of_a_newer_program_is_refused_and_left_alone(bank: Engine) -> None:
    with bank.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NotAllowedError) as refused:
        upgrade_bank(bank)

    facts = {"database": bank.url.database or "", "found": "9999"}
    assert refused.value.issues == (Issue("database.newer", facts),)
    assert bank_revision(bank) == "9999"


def _schema(engine: Engine) -> dict[str, Any]:
    found = inspect(engine)
    return {
        name: {
            "columns": [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)],
            "checks": sorted((c["name"], _folded(c["sqltext"])) for c in found.get_check_constraints(name)),
            "foreign": sorted(
                (k["name"], k["constrained_columns"], k["referred_table"], k["referred_columns"])
                for k in found.get_foreign_keys(name)
            ),
            "unique": sorted((u["name"], u["column_names"]) for u in found.get_unique_constraints(name)),
            "primary": found.get_pk_constraint(name),
        }
        for name in sorted(found.get_table_names())
        if name != "alembic_version"
    }


def _folded(sql: str) -> str:
    return " ".join(sql.split()).replace("( ", "(").replace(" )", ")")


def test_every_table_of_the_models_has_a_row_meaning() -> None:
    undocumented = [
        m.class_.__name__ for m in Base.registry.mappers if not (m.class_.__doc__ or "").startswith("A row")
    ]

    assert undocumented == []
    assert all(isinstance(m.local_table, Table) for m in Base.registry.mappers)
