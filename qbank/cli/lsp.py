"""The certification body's own data."""

from __future__ import annotations

import dataclasses

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.review_rules import FEWEST_VERDICTS, MOST_VERDICTS


@click.group(cls=LazyGroup, modules={"set": "qbank.cli.lsp:set_", "show": "qbank.cli.lsp:show"})
def lsp() -> None:
    """Group the body's commands."""


@click.command("set", cls=Command)
@click.option("--name")
@click.option("--licence")
@click.option("--address")
@click.option("--contact")
@click.option("--quorum", type=click.IntRange(FEWEST_VERDICTS, MOST_VERDICTS))
@pass_state
def set_(state: State, /, quorum: int | None, **facts: str | None) -> None:
    """Store the facts that are given."""
    from qbank.store.settings import review_quorum
    from qbank.usecases.set_body import set_body
    from qbank.usecases.set_quorum import set_quorum

    given = {name: value for name, value in facts.items() if value is not None}
    with state.session(write=True) as session:
        body = set_body(session, state.actor, given)
        if quorum is not None:
            set_quorum(session, state.actor, quorum)
        stored = review_quorum(session)
    _print(state, dataclasses.asdict(body) | {"quorum": str(stored)})


@click.command(cls=Command)
@pass_state
def show(state: State) -> None:
    """Show the body's facts."""
    from qbank.store.settings import body_facts, review_quorum

    with state.session() as session:
        body, stored = body_facts(session), review_quorum(session)
    _print(state, dataclasses.asdict(body) | {"quorum": str(stored)})


def _print(state: State, facts: dict[str, str]) -> None:
    if state.is_json:
        state.print_json(facts)
        return
    for name, value in facts.items():
        click.echo(f"{name}: {value or state.phrase('body.blank')}")
