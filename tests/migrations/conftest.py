"""Banks with a row in every table, built once for each database: their tests roll back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bank_rows import fill
from sqlalchemy import Connection, Engine

from qbank.store.engine import open_engine


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled_bank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return an engine on a bank that holds a row in every table."""
    if request.param == "sqlite":
        empty: Path = request.getfixturevalue("migrated_sqlite")
        url = f"sqlite:///{shutil.copy(empty, tmp_path_factory.mktemp('filled') / 'bank.db')}"
    else:
        copy: Callable[[str], str] = request.getfixturevalue("migrated_postgres")
        url = copy(f"filled_{Path(request.module.__file__).stem}")
    engine = open_engine(url)
    with engine.begin() as connection:
        fill(connection)
    yield engine
    engine.dispose()


@pytest.fixture
def filled(filled_bank: Engine) -> Iterator[Connection]:
    """Return a connection to the filled bank in a transaction that is rolled back."""
    with filled_bank.connect() as connection:
        yield connection
        connection.rollback()
