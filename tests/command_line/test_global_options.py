"""Where the bank is, who acts and which language: by option, environment or file, at any place of the line."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from running import BLUEPRINT, LANGUAGES, SCHEME, Ran, run_apart, told, tree

from qbank.config import choose_language

Qbank = Callable[..., Ran]
GLOBALS = [
    ["--json"],
    ["--lang", "id"],
    ["--lang=id"],
    ["--as", "bank-awal"],
    ["--as=bank-awal"],
    ["--database", "sqlite:///lain.db"],
    ["--database=sqlite:///lain.db"],
    ["--json", "--lang", "id", "--debug"],
]
LINES = ["lsp show", "person list", "item list --status approved"]


@pytest.mark.parametrize("options", GLOBALS, ids=" ".join)
@pytest.mark.parametrize("line", LINES)
def test_a_global_option_may_stand_anywhere(
    qbank: Qbank, started: Path, line: str, options: list[str]
) -> None:
    qbank("person", "add", "bank-awal", "--name", "Bank awal")
    (started / "qbank.db").rename(started / "lain.db")
    words = ["--database", "sqlite:///lain.db", *line.split()]
    if options[0].startswith("--database"):
        words = line.split()
    first = qbank(*options, *words)

    places = [
        [*words[:i], *options, *words[i:]] for i in range(len(words) + 1) if words[i - 1] != "--database"
    ]
    assert [qbank(*place) for place in places] == [first] * len(places)
    assert (first.code, first.err) == (0, "")


def test_what_follows_two_dashes_is_no_option(qbank: Qbank, seeded: Path) -> None:
    assert seeded.is_dir()

    ran = qbank("item", "show", "--", "--json")

    assert ran == Ran(3, "", told("item.not_found", "en", {"item": "--json"}))


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, None),
        ([], {"LANG": "id_ID.UTF-8"}, "id"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "id_ID.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {"LANG": "id_ID.UTF-8", "LC_ALL": ""}, "id"),
        ([], {"QBANK_LANG": "id", "LANG": "en_US.UTF-8"}, "id"),
        ([], {"QBANK_LANG": "en", "LANG": "id_ID.UTF-8"}, "en"),
        (["--lang", "en"], {"QBANK_LANG": "id"}, "en"),
        (["scheme", "list", "--lang=id"], {"QBANK_LANG": "en"}, "id"),
        (["scheme", "list", "--lang"], {"QBANK_LANG": "id"}, "id"),
    ],
)
def test_the_language_is_that_of_option_environment_or_locale(
    arguments: list[str], environment: dict[str, str], language: str | None
) -> None:
    chosen = choose_language(arguments, environment)

    assert chosen == language if language else chosen in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_environment_chooses_the_language_of_a_process(folder: Path, language: str) -> None:
    ran = run_apart("scheme", "list", cwd=folder, QBANK_LANG=language)

    assert ran == Ran(3, "", told("database.missing", language, {"database": "qbank.db"}))


@pytest.fixture
def four_banks(folder: Path, empty_bank: Path, qbank: Qbank) -> Path:
    """Return a folder with four banks, each named for the body that it belongs to."""
    for name in ("qbank", "berkas", "lingkungan", "opsi"):
        shutil.copyfile(empty_bank, folder / f"{name}.db")
        assert qbank("--database", f"sqlite:///{name}.db", "lsp", "set", "--name", name).code == 0
    return folder


def test_the_bank_is_named_by_option_environment_file_or_not_at_all(
    four_banks: Path, qbank: Qbank, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [qbank("lsp", "show").out.splitlines()[0]]
    (four_banks / "qbank.toml").write_text('database = "sqlite:///berkas.db"\n')
    found.append(qbank("lsp", "show").out.splitlines()[0])
    monkeypatch.setenv("QBANK_DATABASE_URL", "sqlite:///lingkungan.db")
    found.append(qbank("lsp", "show").out.splitlines()[0])
    found.append(qbank("lsp", "show", "--database", "sqlite:///opsi.db").out.splitlines()[0])

    assert found == ["name: qbank", "name: berkas", "name: lingkungan", "name: opsi"]


def test_who_acts_is_named_by_option_environment_file_or_not_at_all(
    started: Path, qbank: Qbank, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("berkas", "lingkungan", "opsi"):
        qbank("person", "add", code, "--name", code)
    qbank("lsp", "set", "--name", "1")
    (started / "qbank.toml").write_text('person = "berkas"\n')
    qbank("lsp", "set", "--name", "2")
    monkeypatch.setenv("QBANK_PERSON", "lingkungan")
    qbank("lsp", "set", "--name", "3")
    qbank("lsp", "set", "--name", "4", "--as", "opsi")

    query = (
        "SELECT person.code, os_account <> '' FROM audit_event LEFT JOIN person ON person.id = person_id "
        "WHERE action = 'body.set' ORDER BY audit_event.id"
    )
    with sqlite3.connect("qbank.db") as connection:
        rows = connection.execute(query).fetchall()
    connection.close()
    assert rows == [(None, 1), ("berkas", 1), ("lingkungan", 1), ("opsi", 1)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"database = ", "qbank.toml: Invalid value (at end of document)"),
        (b"[database", "qbank.toml: Expected ']' at the end of a table declaration (at end of document)"),
        (b"\xff\xfe", "qbank.toml: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
    ],
)
def test_a_broken_settings_file_is_told(
    started: Path, qbank: Qbank, text: bytes, problem: str, language: str
) -> None:
    (started / "qbank.toml").write_bytes(text)
    before = tree(started)

    ran = qbank("scheme", "list", language=language)

    assert ran == Ran(2, "", told("usage.bad_settings", language, {"problem": problem}))
    assert tree(started) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_setting_is_told_since_it_may_be_a_slip(
    started: Path, qbank: Qbank, language: str
) -> None:
    (started / "qbank.toml").write_text('databse = "sqlite:///lain.db"\n')

    ran = qbank("scheme", "list", language=language)

    facts = {"name": "databse", "known": "database, person"}
    assert ran == Ran(2, "", told("usage.unknown_setting", language, facts, file="qbank.toml"))


@pytest.mark.parametrize("text", ["", "# nothing\n", 'database = ""\n'])
def test_a_settings_file_may_say_nothing(started: Path, qbank: Qbank, text: str) -> None:
    (started / "qbank.toml").write_text(text)

    assert qbank("scheme", "list") == Ran(0, "There is no scheme yet.\n", "")


def test_results_go_to_stdout_and_talk_to_stderr(seeded: Path, qbank: Qbank) -> None:
    assert seeded.is_dir()

    ran = qbank("exam", "assemble", BLUEPRINT, "--seed", "7", "--include-drafts")

    assert ran.out == f"The set {SCHEME}-001 is ready (status draft).\n"
    assert ran.err == f"Assembling a set from blueprint {BLUEPRINT} …\n"
