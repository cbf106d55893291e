"""Help speaks both languages for every command and option, and costs no heavy import."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from command_tree import leaves, walk
from running import LANGUAGES, Ran, clean_environment, tree

from qbank.cli.boundary import run_guarded
from qbank.text.help_texts import HELP

Qbank = Callable[..., Ran]
COMMANDS = [words for words, _ in walk()]
HEAVY = {"sqlalchemy", "pydantic", "lxml", "docx", "yaml", "rich", "highspy", "alembic", "markdown_it"}


def _options(ctx: click.Context) -> list[str]:
    names = [
        [name for name in parameter.opts if name.startswith("--")]
        for parameter in ctx.command.get_params(ctx)
        if isinstance(parameter, click.Option)
    ]
    assert all(names), "an option without a long name has no help"
    return [found[0] for found in names]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_has_help_for_itself_and_its_options(
    qbank: Qbank, folder: Path, words: str, language: str
) -> None:
    column = LANGUAGES.index(language)
    (ctx,) = [ctx for found, ctx in walk(language) if found == words]
    wanted = [HELP[words or "qbank"][column], *(HELP[name][column] for name in _options(ctx))]
    if isinstance(ctx.command, click.Group):
        wanted += [HELP[f"{words} {name}".strip()][column] for name in ctx.command.list_commands(ctx)]

    ran = qbank(*words.split(), "--help", language=language)

    shown = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert [text for text in wanted if " ".join(text.split()) not in shown] == []
    assert ran.out.startswith({"id": "Pemakaian: qbank", "en": "Usage: qbank"}[language])
    assert tree(folder) == {}


def test_no_help_text_is_unused_and_none_is_missing() -> None:
    used = {words or "qbank" for words, _ in walk()} | {name for _, ctx in walk() for name in _options(ctx)}

    assert set(HELP) == used
    assert [key for key, texts in HELP.items() if not all(texts) or texts[0] == texts[1]] == []


def test_the_tree_reaches_the_commands_of_the_contract() -> None:
    assert set(leaves()) >= {
        "demo",
        "init",
        "lsp set",
        "scheme import",
        "plan import",
        "item import",
        "coverage",
        "blueprint new",
        "blueprint check",
        "blueprint import",
        "blueprint show",
        "exam assemble",
        "exam print",
        "person add",
    }


def test_help_is_given_though_the_settings_are_broken(qbank: Qbank, folder: Path) -> None:
    (folder / "qbank.toml").write_text("database = ")

    assert [qbank(*words.split(), "--help").code for words in COMMANDS] == [0] * len(COMMANDS)


@pytest.mark.parametrize(
    "line", ["--help", "scheme --help", "exam assemble --help", "demo --help", "foo", ""]
)
def test_help_imports_nothing_heavy(folder: Path, line: str) -> None:
    assert _imported(line, folder) & HEAVY == set()


def test_a_command_that_works_imports_what_it_needs(folder: Path) -> None:
    assert _imported("init", folder) & HEAVY >= {"sqlalchemy", "alembic"}


def _imported(line: str, folder: Path) -> set[str]:
    """Return the top packages that a process has imported after a command."""
    code = (
        "import json, sys\nfrom qbank.cli import run\n"
        f"try:\n    run({line.split()!r})\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=clean_environment({}),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(ran.stderr.splitlines()[-1]))


def test_the_version_is_that_of_the_package(qbank: Qbank) -> None:
    from importlib.metadata import version

    assert qbank("--version") == Ran(0, f"qbank {version('qbank')}\n", "")


def test_the_same_door_is_open_as_a_module(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "qbank", "--help"]
    ran = subprocess.run(
        command, cwd=folder, env=clean_environment({}), capture_output=True, text=True, check=False
    )

    assert run_guarded(["--help"], "en") == ran.returncode == 0
    assert capsys.readouterr().out == ran.stdout
