"""The whole main job as an example."""

from __future__ import annotations

from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command


@click.command(cls=Command)
@click.option("--out", type=click.Path(path_type=Path), default=Path("exports"))
@pass_state
def demo(state: State, out: Path) -> None:
    """Turn the seed scheme into a folder of Word documents."""
    from qbank.usecases.run_demo import run_demo

    result = run_demo(state.actor, out, state.talk)
    printed = result.printed
    if state.is_json:
        state.print_json(
            {"set": result.set_code, "folder": str(printed.folder), "documents": printed.documents}
        )
        return
    for document in printed.documents:
        click.echo(f"  {document['file']}")
    count = len(printed.documents)
    state.say("demo.done", set=result.set_code, count=count, bank=result.bank, folder=printed.folder)
