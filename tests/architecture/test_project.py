"""The project as a whole: what it ships, what its lock files say, how large its files are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-dev.lock")
MOST_LINES = 500
TEXTS = frozenset({".css", ".md", ".py", ".toml", ".txt", ".yaml"})


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_every_package_by_hash_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    entries = [line for line in text.splitlines() if line and not line.startswith(" ")]

    assert entries
    assert [entry for entry in entries if not re.match(r"[a-z0-9][a-z0-9._-]*==\S+ ", entry)] == []
    assert text.count("--hash=sha256:") >= len(entries)
    assert not re.search(r"https?:|index-url|find-links", text)


def test_every_declared_dependency_is_locked() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = set(
        re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)
    )

    declared = {re.split(r"[<>=\[;]", entry)[0].lower() for entry in project["project"]["dependencies"]}

    assert declared - locked == set()


def test_no_source_file_has_more_lines_than_one_job_needs() -> None:
    sources = [p for folder in ("qbank", "migrations", "tests") for p in (ROOT / folder).rglob("*.py")]

    long = {
        str(p.relative_to(ROOT)): n
        for p in sources
        if (n := len(p.read_text("utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}
    assert len(sources) > 100


def test_no_file_holds_the_marks_of_a_merge() -> None:
    below = [p for folder in ("qbank", "migrations", "seed", "tests") for p in (ROOT / folder).rglob("*")]
    texts = [p for p in (*ROOT.glob("*.*"), *below) if p.suffix in TEXTS]
    marks = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)

    assert [str(p) for p in texts if marks.search(p.read_text("utf-8"))] == []
    assert marks.search(f"satu\n{'<' * 7} HEAD\ndua")
    assert len(texts) > 500


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the locked build back end."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_carries_seed_and_migrations(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for folder in ("seed", "migrations"):
        shipped = {
            p.relative_to(ROOT)
            for p in (ROOT / folder).rglob("*")
            if p.is_file() and "__pycache__" not in p.parts
        }
        assert {f"qbank/_resources/{path.as_posix()}" for path in shipped} <= names
    assert "qbank/_resources/alembic.ini" in names


def test_the_demo_runs_from_the_wheel_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    which = [sys.executable, "-c", "import qbank, qbank.resources as r; print(qbank.__file__); print(r.ROOT)"]

    found = subprocess.run(which, check=True, capture_output=True, text=True, cwd=elsewhere, env=environment)
    demo = [sys.executable, "-m", "qbank", "--lang", "en", "demo", "--out", "X"]
    ran = subprocess.run(demo, capture_output=True, text=True, cwd=elsewhere, env=environment, check=False)

    assert found.stdout.splitlines() == [
        str(site / "qbank" / "__init__.py"),
        str(site / "qbank" / "_resources"),
    ]
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (0, "Printing the Word documents …")
    assert len(list((elsewhere / "X").rglob("*.docx"))) >= 18
