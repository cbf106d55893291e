"""The certification body's own data."""

from __future__ import annotations

import dataclasses

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup


@click.group(cls=LazyGroup, modules={"set": "qbank.cli.lsp:set_", "show": "qbank.cli.lsp:show"})
def lsp() -> None:
    """Group the body's commands."""


@click.command("set", cls=Command)
@click.option("--name")
@click.option("--licence")
@click.option("--address")
@click.option("--contact")
@pass_state
def set_(state: State, /, **facts: str | None) -> None:
    """Store the facts that are given."""
    from qbank.usecases.set_body import set_body

    given = {name: value for name, value in facts.items() if value is not None}
    with state.session(write=True) as session:
        body = set_body(session, state.actor, given)
    _print(state, dataclasses.asdict(body))


@click.command(cls=Command)
@pass_state
def show(state: State) -> None:
    """Show the body's facts."""
    from qbank.store.settings import body_facts

    with state.session() as session:
        body = body_facts(session)
    _print(state, dataclasses.asdict(body))


def _print(state: State, facts: dict[str, str]) -> None:
    if state.is_json:
        state.print_json(facts)
        return
    for name, value in facts.items():
        click.echo(f"{name}: {value or state.phrase('body.blank')}")
