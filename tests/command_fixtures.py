"""Fixtures for tests through the command line: a folder of one's own, the program in it, and banks to work with."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from running import BLUEPRINT, SCHEME, SEED, Ran

from qbank.cli.boundary import run_guarded

Qbank = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder that the program runs in, without settings of the environment."""
    for name in [name for name in os.environ if name.startswith("QBANK_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "kerja"
    home.mkdir()
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def qbank(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Qbank:
    """Return a function that runs one command in the folder, in English unless another language is named.

    It fails where something is left in the folder for temporary files, such as the log of a fault.
    """
    assert folder.is_dir()
    temporary = tmp_path / "sementara"
    temporary.mkdir()

    def run(*arguments: object, language: str = "en") -> Ran:
        capsys.readouterr()
        with monkeypatch.context() as patched:
            patched.setattr(tempfile, "tempdir", str(temporary))
            code = run_guarded([str(argument) for argument in arguments], language)
        captured = capsys.readouterr()
        assert [path.read_text() for path in temporary.iterdir()] == []
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def seed_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the starter bank by the commands of the manual, once; tests copy it."""
    bank = tmp_path_factory.mktemp("seed") / "qbank.db"
    facts = ("--code", SCHEME, "--title", "Kualifikasi 6 Pemasaran", "--kind", "KKNI", "--level", "6")
    for command in (
        ("init",),
        ("scheme", "import", *(SEED / "schemes").glob("*.txt"), *facts),
        ("plan", "import", SEED / "plans" / f"{SCHEME}.yaml"),
        ("person", "add", "bank-awal", "--name", "Bank soal awal", "--role", "author"),
        ("item", "import", SEED / "items"),
        ("blueprint", "import", SEED / "blueprints" / f"{BLUEPRINT}.yaml"),
    ):
        assert run_guarded(["--database", f"sqlite:///{bank}", *map(str, command)], "en") == 0
    return bank


@pytest.fixture
def seeded(seed_bank: Path, folder: Path) -> Path:
    """Return the folder with the starter bank in it, where the program looks for it."""
    shutil.copyfile(seed_bank, folder / "qbank.db")
    return folder


@pytest.fixture(scope="session")
def bank_with_set(seed_bank: Path) -> Path:
    """Build the starter bank with one draft set, once; tests copy it."""
    bank = seed_bank.with_name("with-set.db")
    shutil.copyfile(seed_bank, bank)
    line = f"exam assemble {BLUEPRINT} --forms 1 --seed 7 --date 2026-01-05 --include-drafts"
    assert run_guarded(["--database", f"sqlite:///{bank}", *line.split()], "en") == 0
    return bank


@pytest.fixture
def with_set(bank_with_set: Path, folder: Path) -> Path:
    """Return the folder with the starter bank and a draft set in it."""
    shutil.copyfile(bank_with_set, folder / "qbank.db")
    return folder


@pytest.fixture(scope="session")
def bank_with_forms(seed_bank: Path) -> Path:
    """Build the starter bank with one draft set of three forms, once; tests copy it."""
    bank = seed_bank.with_name("with-forms.db")
    shutil.copyfile(seed_bank, bank)
    line = f"exam assemble {BLUEPRINT} --forms 3 --seed 7 --date 2026-01-05 --include-drafts"
    assert run_guarded(["--database", f"sqlite:///{bank}", *line.split()], "en") == 0
    return bank


@pytest.fixture
def with_forms(bank_with_forms: Path, folder: Path) -> Path:
    """Return the folder with the starter bank and a draft set of three forms in it."""
    shutil.copyfile(bank_with_forms, folder / "qbank.db")
    return folder


@pytest.fixture(scope="session")
def empty_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an empty bank, once; tests copy it."""
    bank = tmp_path_factory.mktemp("empty") / "qbank.db"
    for command in ("init", "person list"):
        assert run_guarded(["--database", f"sqlite:///{bank}", *command.split()], "en") == 0
    return bank


@pytest.fixture
def started(empty_bank: Path, folder: Path) -> Path:
    """Return the folder with an empty bank in it."""
    shutil.copyfile(empty_bank, folder / "qbank.db")
    return folder
