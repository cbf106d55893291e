"""Writing items: the writer's workbook, and one item in the user's editor."""

from __future__ import annotations

from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command
from qbank.errors import InputRefusedError

_FILE = click.Path(path_type=Path)


@click.command(cls=Command)
@click.argument("file", type=_FILE)
@click.option("--scheme", required=True)
@click.option("--author", default="")
@pass_state
def template(state: State, file: Path, scheme: str, author: str) -> None:
    """Write an empty workbook for a scheme, with rows for what the bank lacks."""
    from qbank.usecases.write_file import write_readable
    from qbank.usecases.write_workbook import template_workbook

    with state.session() as session:
        data = template_workbook(session, scheme, author)
    write_readable(file, data)
    state.say_written(file)


@click.command(cls=Command)
@click.argument("code")
@pass_state
def edit(state: State, code: str) -> None:
    """Edit one item as text."""
    from qbank.usecases.edit_item import open_item, store_edited

    with state.session() as session:
        text = open_item(session, code, lambda token: state.phrase("item.edit_heading", token=token))
    edited = click.edit(text, extension=".yaml")
    if edited is None or edited == text:
        state.say("item.not_edited", code=code)
        if state.is_json:
            state.print_json({"item": code, "change": "same"})
        return
    try:
        with state.session(write=True) as session:
            plan = store_edited(session, state.actor, code, edited)
    except InputRefusedError:
        state.talk("item.edit_kept", file=_keep(code, edited))
        raise
    state.say("item.edited", code=code, change=state.phrase(f"change.{plan.changes[code]}"))
    if state.is_json:
        state.print_json({"item": code, "change": plan.changes[code]})


def _keep(code: str, text: str) -> Path:
    """Keep what somebody wrote where it can be found again."""
    from qbank.usecases.write_file import write_file

    file = Path(f"{code}-suntingan.yaml")
    write_file(file, text.encode())
    return file
