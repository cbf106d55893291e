"""People of the bank."""

from __future__ import annotations

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.lifecycle import Role

_MODULE = "qbank.cli.person"


@click.group(
    cls=LazyGroup, modules={"add": f"{_MODULE}:add", "set": f"{_MODULE}:set_", "list": f"{_MODULE}:list_"}
)
def person() -> None:
    """Group the commands on people."""


@click.command(cls=Command)
@click.argument("code")
@click.option("--name", required=True)
@click.option("--met", default="")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]))
@pass_state
def add(state: State, code: str, name: str, met: str, roles: tuple[str, ...]) -> None:
    """Add a person."""
    from qbank.usecases.add_person import add_person

    with state.session(write=True) as session:
        add_person(session, state.actor, code, name, met=met, roles=[Role(role) for role in roles])
    state.say("person.added", person=code)
    if state.is_json:
        state.print_json({"person": code})


@click.command("set", cls=Command)
@click.argument("code")
@click.option("--name")
@click.option("--met")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]))
@pass_state
def set_(state: State, code: str, name: str | None, met: str | None, roles: tuple[str, ...]) -> None:
    """Change a person; the roles given take the place of those they had."""
    from qbank.usecases.change_person import PersonChange, change_person

    change = PersonChange(name, met, [Role(role) for role in roles] if roles else None)
    with state.session(write=True) as session:
        change_person(session, state.actor, code, change)
    state.say("person.changed", person=code)
    if state.is_json:
        state.print_json({"person": code})


@click.command("list", cls=Command)
@pass_state
def list_(state: State) -> None:
    """List everybody."""
    from qbank.store.people import persons_by_code

    with state.session() as session:
        found = persons_by_code(session).values()
    rows = [[p.code, p.name, p.met, ", ".join(sorted(row.role for row in p.roles))] for p in found]
    if state.is_json:
        state.print_json([dict(zip(("code", "name", "met", "roles"), row, strict=True)) for row in rows])
    elif not rows:
        state.say("person.none")
    else:
        state.print_table(["code", "name", "met", "roles"], rows)
