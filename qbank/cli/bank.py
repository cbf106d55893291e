"""Create or upgrade the bank."""

from __future__ import annotations

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command


@click.command(cls=Command)
@pass_state
def init(state: State) -> None:
    """Create the bank, or bring its schema to this version."""
    from qbank.store.migrate import upgrade_bank

    engine = state.new_engine()
    upgrade_bank(engine)
    name = engine.url.set(query={}).render_as_string()
    state.say("init.done", database=name)
    if state.is_json:
        state.print_json({"database": name})
