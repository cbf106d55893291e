"""A bank that is missing, foreign, damaged, too new, locked or without room is told, and left as it was."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import LANGUAGES, Ran, run_apart, told, tree

from qbank.store.sqlite import sqlite_module

Qbank = Callable[..., Ran]
Expected = tuple[int, str, str]
SECRET = "geheim"
COMMANDS = [
    "lsp show",
    "lsp set --name X",
    "scheme list",
    "scheme show x",
    "plan show x",
    "item list",
    "item show PG-0001",
    "coverage x",
    "blueprint new x",
    "blueprint check x",
    "blueprint show x",
    "exam list",
    "exam show x",
    "exam assemble x",
    "exam print x",
    "person list --as ani",
    "person add ani --name Ani",
]


def _make_text(path: Path) -> None:
    path.write_text("Ini bukan basis data, melainkan surat.\n" * 50)


def _make_empty(path: Path) -> None:
    path.touch()


def _make_foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE person (name TEXT)")
    connection.close()


def _make_foreign_with_revision(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0000ff')")
    connection.close()


def _make_folder(path: Path) -> None:
    path.mkdir()


TEXT = (6, "database.cannot_open", "file is not a database")
FOLDER = (6, "database.cannot_open", "unable to open database file")
NO_BANK, FOREIGN = (3, "database.not_a_bank", ""), (6, "database.foreign", "")


@pytest.mark.parametrize("line", COMMANDS)
def test_without_a_bank_every_command_says_how_to_make_one(qbank: Qbank, folder: Path, line: str) -> None:
    ran = qbank(*line.split())

    assert (ran.code, ran.out) == (3, "")
    assert ran.err == told("database.missing", "en", {"database": "qbank.db"})
    assert tree(folder) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("make", "line", "expected"),
    [
        (_make_text, "scheme list", TEXT),
        (_make_text, "init", TEXT),
        (_make_empty, "scheme list", NO_BANK),
        (_make_foreign, "scheme list", NO_BANK),
        (_make_foreign, "init", FOREIGN),
        (_make_foreign_with_revision, "scheme list", NO_BANK),
        (_make_foreign_with_revision, "init", FOREIGN),
        (_make_folder, "scheme list", FOLDER),
        (_make_folder, "init", FOLDER),
    ],
)
def test_what_is_no_bank_is_told_and_left_alone(
    qbank: Qbank, folder: Path, make: Callable[[Path], None], line: str, expected: Expected, language: str
) -> None:
    make(folder / "qbank.db")
    before = tree(folder)
    code, message, reason = expected

    ran = qbank(*line.split(), language=language)

    facts = {"database": "qbank.db", "reason": reason}
    assert ran == Ran(code, "", told(message, language, facts))
    assert tree(folder) == before


def test_an_empty_file_becomes_a_bank_when_asked(qbank: Qbank, folder: Path) -> None:
    _make_empty(folder / "qbank.db")

    ran = qbank("init")

    assert ran == Ran(0, "The bank is ready: sqlite:///qbank.db\n", "")
    assert qbank("scheme", "list") == Ran(0, "There is no scheme yet.\n", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("line", "revision", "message"),
    [
        ("lsp set --name X", "9999", "database.newer"),
        ("init", "9999", "database.newer"),
        ("lsp set --name X", "0000", "database.old"),
    ],
)
def test_a_bank_of_another_version_is_left_alone(
    qbank: Qbank, started: Path, line: str, revision: str, message: str, language: str
) -> None:
    with sqlite3.connect("qbank.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
    connection.close()
    before = tree(started)

    ran = qbank(*line.split(), language=language)

    assert ran == Ran(6, "", told(message, language, {"database": "qbank.db", "found": revision}))
    assert tree(started) == before


@pytest.mark.parametrize("line", ["init", "scheme list"])
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("qbank.db", 2),
        ("sqlite://", 2),
        ("sqlite:///:memory:", 2),
        (f"mysql://u:{SECRET}@h/db", 2),
        (f"postgresql+psycopg2://u:{SECRET}@h/db", 2),
        (f"postgresql://u:{SECRET}@h:port/db?password={SECRET}", 2),
        (f"postgresql://u:{SECRET}@127.0.0.1:1/db", 6),
        (f"postgresql://127.0.0.1:1/db?user=u&password={SECRET}", 6),
        (f"postgresql://u:{SECRET}@127.0.0.1:1/db?nonsense=1", 6),
    ],
)
def test_a_false_address_is_told_without_its_secrets(
    qbank: Qbank, folder: Path, address: str, code: int, line: str
) -> None:
    ran = qbank(*line.split(), "--database", address)

    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("Error: The database ")
    assert "\n  fix: " in ran.err
    assert SECRET not in ran.err
    assert tree(folder) == {}


def test_the_name_of_a_new_bank_tells_no_secret(
    qbank: Qbank, postgres_server: str, migrated_postgres: Callable[[str], str]
) -> None:
    del postgres_server
    address = f"{migrated_postgres('secret')}".replace("?", f"?password={SECRET}&application_name=uji&", 1)
    if "?" not in address:
        address += f"?password={SECRET}"

    ran = qbank("init", "--database", address)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The bank is ready: postgresql")
    assert SECRET not in ran.out


@pytest.mark.parametrize("path", ["surat.txt/qbank.db", "tidak/ada/qbank.db"])
def test_a_bank_in_an_impossible_place_is_told(qbank: Qbank, folder: Path, path: str) -> None:
    (folder / "surat.txt").write_text("x")
    before = tree(folder)

    ran = qbank("--database", f"sqlite:///{path}", "init")

    facts = {"database": path, "reason": "unable to open database file"}
    assert ran == Ran(6, "", told("database.cannot_open", "en", facts))
    assert tree(folder) == before


def test_a_bank_with_a_damaged_page_is_told(qbank: Qbank, seeded: Path) -> None:
    file = seeded / "qbank.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: 100 * 4096] + b"\xff" * (len(whole) - 100 * 4096))
    before = tree(seeded)

    ran = qbank("item", "list")

    facts = {"database": "qbank.db", "reason": "database disk image is malformed"}
    assert ran == Ran(6, "", told("database.failed", "en", facts))
    assert tree(seeded) == before


def test_a_full_disk_changes_nothing(needs: Callable[..., None], started: Path, scheme_bytes: bytes) -> None:
    needs("prlimit")
    (started / "skema.txt").write_bytes(scheme_bytes)
    before = tree(started)
    line = ("scheme", "import", "skema.txt", "--code", "skema")

    full = run_apart(*line, cwd=started, before=("prlimit", "--fsize=65536"))
    after = tree(started)
    with_room = run_apart(*line, cwd=started)

    assert (full.code, full.out) == (6, "")
    assert full.err.startswith("Error: Reading or writing the bank qbank.db failed (")
    assert after == before
    assert with_room.code == 0
    assert tree(started) != before


def test_a_new_bank_without_room_can_be_made_later(needs: Callable[..., None], folder: Path) -> None:
    needs("prlimit")

    full = run_apart("init", cwd=folder, before=("prlimit", "--fsize=8192"))
    again = run_apart("init", cwd=folder)

    assert (full.code, full.out) == (6, "")
    assert full.err.startswith("Error: ")
    assert again == Ran(0, "The bank is ready: sqlite:///qbank.db\n", "")


@pytest.mark.parametrize("line", ["lsp set --name X", "lsp show"])
def test_a_bank_without_permission_is_told(needs: Callable[..., None], started: Path, line: str) -> None:
    """Root may do anything but for a capability; without it even root is held by the permissions."""
    needs("setpriv")
    before = tree(started)
    (started / "qbank.db").chmod(0o444)
    started.chmod(0o555)

    ran = run_apart(*line.split(), cwd=started, before=("setpriv", "--bounding-set", "-dac_override"))

    started.chmod(0o755)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith("Error: ")
    assert "\n  fix: Check " in ran.err
    assert tree(started) == before


def test_a_bank_in_use_is_waited_for_with_a_word(qbank: Qbank, started: Path) -> None:
    holder = _hold(started / "qbank.db")
    release = threading.Timer(2.3, lambda: holder.execute("ROLLBACK"))
    release.start()

    ran = qbank("lsp", "set", "--name", "LSP Contoh", language="id")

    release.join()
    holder.close()
    assert (ran.code, ran.out.splitlines()[0]) == (0, "name: LSP Contoh")
    assert ran.err == "Menunggu bank yang sedang dipakai orang lain …\n"


def test_reading_waits_for_nobody(qbank: Qbank, started: Path) -> None:
    holder = _hold(started / "qbank.db")

    ran = qbank("lsp", "show")

    holder.execute("ROLLBACK")
    holder.close()
    assert (ran.code, ran.err) == (0, "")


def test_a_bank_on_a_copied_folder_works_the_same(qbank: Qbank, empty_bank: Path, folder: Path) -> None:
    (folder / "OneDrive").mkdir()
    shutil.copyfile(empty_bank, folder / "OneDrive" / "qbank.db")

    ran = qbank("--database", "sqlite:///OneDrive/qbank.db", "lsp", "set", "--name", "LSP")

    assert ran.code == 0
    assert "qbank.db-wal" not in {path.name for path in (folder / "OneDrive").iterdir()}


def _hold(file: Path) -> Any:
    """Write to the bank, by the library that the program uses: two in one process don't see each other's locks."""
    holder: Any = sqlite_module().connect(str(file), isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    return holder
