"""The certification body's own data and looks."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.review_rules import FEWEST_VERDICTS, MOST_VERDICTS

if TYPE_CHECKING:
    from qbank.domain.print_profile import BodyLooks

_FILE = click.Path(path_type=Path)
_MODULE = "qbank.cli.lsp"
_FACTS = ("name", "licence", "address", "contact")
_FILES = ("logo", "template", "wording")


@click.group(
    cls=LazyGroup,
    modules={"set": f"{_MODULE}:set_", "show": f"{_MODULE}:show", "wording": f"{_MODULE}:wording"},
)
def lsp() -> None:
    """Group the body's commands."""


@click.command("set", cls=Command)
@click.option("--name")
@click.option("--licence")
@click.option("--address")
@click.option("--contact")
@click.option("--quorum", type=click.IntRange(FEWEST_VERDICTS, MOST_VERDICTS))
@click.option("--logo", type=_FILE)
@click.option("--revision", "revisions", multiple=True, metavar="CODE=REVISION")
@click.option("--template", type=_FILE)
@click.option("--wording", type=_FILE)
@click.option("--without", multiple=True, type=click.Choice(_FILES))
@pass_state
def set_(
    state: State, /, quorum: int | None, revisions: tuple[str, ...], without: tuple[str, ...], **given: Any
) -> None:
    """Store what is given: facts and looks."""
    from qbank.store.settings import review_quorum
    from qbank.usecases.set_body import set_body
    from qbank.usecases.set_looks import read_look_changes, set_looks
    from qbank.usecases.set_quorum import set_quorum

    given = {name: value for name, value in given.items() if value is not None}
    files = {name: given[name] for name in _FILES if name in given}
    changes = read_look_changes(files, revisions, without)
    with state.session(write=True) as session:
        body = set_body(session, state.actor, {name: given[name] for name in _FACTS if name in given})
        looks = set_looks(session, state.actor, changes)
        if quorum is not None:
            set_quorum(session, state.actor, quorum)
        stored = review_quorum(session)
    _print(state, {**dataclasses.asdict(body), "quorum": str(stored)}, looks)


@click.command(cls=Command)
@pass_state
def show(state: State) -> None:
    """Show the body's facts and looks."""
    from qbank.store.settings import body_facts, body_looks, review_quorum

    with state.session() as session:
        body, looks, stored = body_facts(session), body_looks(session), review_quorum(session)
    _print(state, {**dataclasses.asdict(body), "quorum": str(stored)}, looks)


@click.command(cls=Command)
@click.argument("file", type=_FILE)
@pass_state
def wording(state: State, file: Path) -> None:
    """Write the built-in wording to start from."""
    from qbank.text.wording import built_in_wording_file
    from qbank.usecases.write_file import write_file

    write_file(file, built_in_wording_file())
    state.say_written(file)


def _print(state: State, facts: dict[str, str], looks: BodyLooks) -> None:
    if state.is_json:
        state.print_json({**facts, **looks.facts()})
        return
    shown = {**facts, **_shown(state, looks)}
    for name, value in shown.items():
        click.echo(f"{name}: {value or state.phrase('body.blank')}")


def _shown(state: State, looks: BodyLooks) -> dict[str, str]:
    hashes = looks.facts()
    logo = looks.logo and state.phrase("body.logo", size="×".join(map(str, looks.logo.size)))
    return {
        "revisions": ", ".join(f"{code}={text}" for code, text in sorted(looks.revisions.items())),
        "logo": f"{logo} ({hashes['logo'][:12]})" if logo else "",
        "template": hashes["template"][:12],
        "wording": hashes["wording"][:12],
    }
