"""A connection has the settings that keep a bank whole, and a false address is refused without telling its secrets."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from qbank.errors import Issue, NotAllowedError, UsageMistakeError
from qbank.store.engine import open_engine
from qbank.store.migrate import bank_revision, upgrade_bank
from qbank.store.sqlite import is_synced, is_wal_safe, sqlite_module

SETTINGS = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "busy_timeout": 250,
    "journal_size_limit": 67_108_864,
    "journal_mode": "wal",
    "synchronous": 2,
}
HAS_SAFE_WAL = is_wal_safe(sqlite_module().sqlite_version_info)
SECRET = "geheim"


@pytest.mark.skipif(not HAS_SAFE_WAL, reason="this SQLite can't share a write-ahead log")
def test_a_connection_takes_all_its_settings(sqlite_bank: Engine) -> None:
    assert _settings(sqlite_bank) == SETTINGS


def test_a_connection_without_our_engine_has_other_settings(sqlite_bank: Engine) -> None:
    with sqlite3.connect(sqlite_bank.url.database or "") as plain:
        found = {name: plain.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    plain.close()

    differing = {name for name in SETTINGS if found[name] != SETTINGS[name]}
    assert differing >= {"foreign_keys", "recursive_triggers", "busy_timeout"}


def test_the_newest_sqlite_at_hand_is_used(sqlite_bank: Engine) -> None:
    with sqlite_bank.connect() as connection:
        version = connection.scalar(text("SELECT sqlite_version()"))

    assert version == sqlite_module().sqlite_version
    assert sqlite_module().sqlite_version_info >= sqlite3.sqlite_version_info


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 6, 0), False),
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 44, 9), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_the_write_ahead_log_is_for_versions_that_do_not_corrupt_it(
    version: tuple[int, ...], *, is_safe: bool
) -> None:
    assert is_wal_safe(version) is is_safe


@pytest.mark.parametrize(
    ("folder", "is_copied"),
    [
        ("OneDrive - LSP Contoh", True),
        ("Dropbox/lsp", True),
        ("Google Drive", True),
        ("iCloudDrive", True),
        ("Mobile Documents", True),
        ("Documents/one drive", False),
        ("bank", False),
    ],
)
def test_a_folder_that_a_service_copies_is_known_by_its_name(
    tmp_path: Path, folder: str, *, is_copied: bool
) -> None:
    assert is_synced(str(tmp_path / folder / "bank.db")) is is_copied


def test_a_bank_in_a_synced_folder_has_a_journal_that_is_no_second_half_of_it(
    migrated_sqlite: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "OneDrive - LSP"
    folder.mkdir()
    engine = open_engine(f"sqlite:///{shutil.copy(migrated_sqlite, folder / 'bank.db')}")

    with engine.connect() as connection:
        connection.execute(text("INSERT INTO body_setting (name, value) VALUES ('x', '1')"))
        during = sorted(path.name for path in folder.iterdir())
        connection.commit()

    assert _settings(engine) == SETTINGS | {"journal_mode": "truncate", "synchronous": 3}
    engine.dispose()
    assert during == ["bank.db", "bank.db-journal"]
    assert (folder / "bank.db").read_bytes()[18:20] == b"\x01\x01"


@pytest.mark.skipif(not HAS_SAFE_WAL, reason="this SQLite can't share a write-ahead log")
def test_a_new_bank_has_its_journal_from_the_next_connection_on(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'bank.db'}")

    upgrade_bank(engine)

    assert _settings(engine) == SETTINGS
    engine.dispose()
    assert (tmp_path / "bank.db").read_bytes()[18:20] == b"\x02\x02"


def test_another_programs_file_is_only_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0000ff')")
    other.close()
    before = file.read_bytes()
    engine = open_engine(f"sqlite:///{file}")

    revision = bank_revision(engine)
    with pytest.raises(NotAllowedError) as refused:
        upgrade_bank(engine)
    engine.dispose()

    assert revision is None
    assert refused.value.issues == (Issue("database.foreign", {"database": str(file)}),)
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (before, [file])


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("qbank.db", "qbank.db"),
        ("", ""),
        ("sqlite://", "sqlite://"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite:///file:x?mode=ro&uri=true", "sqlite:///file:x?…"),
        ("sqlite:///x.db?timeout=1", "sqlite:///x.db?…"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        (f"mysql://u:{SECRET}@h/db", "…@h/db"),
        (f"postgres://u:{SECRET}@h/db", "…@h/db"),
        (f"postgresql+psycopg2://u:{SECRET}@h/db", "…@h/db"),
        (f"postgresql://u:{SECRET}@@h:port/db", "…@h:port/db"),
        (f"postgresql://h:port/db?user=u&password={SECRET}", "postgresql://h:port/db?…"),
        (f"nonsense://u:{SECRET}@h/db?password={SECRET}", "…@h/db?…"),
    ],
)
def test_a_false_address_is_refused_without_its_secrets(url: str, shown: str) -> None:
    with pytest.raises(UsageMistakeError) as refused:
        open_engine(url)

    assert refused.value.issues == (Issue("database.bad_url", {"url": shown}),)
    assert refused.value.issues[0].facts == {"url": shown}


@pytest.mark.parametrize("query", ["", f"?password={SECRET}"])
def test_a_server_that_is_not_there_is_told_without_secrets(query: str) -> None:
    engine = open_engine(f"postgresql://u:{SECRET}@127.0.0.1:1/soal{query}")

    with pytest.raises(NotAllowedError) as refused:
        bank_revision(engine)

    (issue,) = refused.value.issues
    assert (issue.code, issue.facts["database"]) == ("database.cannot_open", "soal")
    assert SECRET not in f"{issue.facts}{refused.value.__cause__}{engine.url.set(query={})!r}"


def _settings(engine: Engine) -> dict[str, object]:
    with engine.connect() as connection:
        return {name: connection.scalar(text(f"PRAGMA {name}")) for name in SETTINGS}
