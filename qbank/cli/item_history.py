"""What became of an item: its versions side by side, and the sets that used it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command
from qbank.domain.word_changes import Part

if TYPE_CHECKING:
    from qbank.domain.word_changes import WordRun

_MARKS = {Part.SAME: "{}", Part.REMOVED: "[-{}-]", Part.ADDED: "{{+{}+}}"}
_COLOURS = {Part.SAME: None, Part.REMOVED: "red", Part.ADDED: "green"}


@click.command(cls=Command)
@click.argument("code")
@click.argument("old", type=click.IntRange(1), required=False)
@click.argument("new", type=click.IntRange(1), required=False)
@pass_state
def diff(state: State, code: str, old: int | None, new: int | None) -> None:
    """Show what differs between two versions, with the words marked."""
    from qbank.usecases.compare_versions import compare_versions

    with state.session() as session:
        found = compare_versions(session, code, old, new)
    if state.is_json:
        changes = [
            {"field": c.field, "words": [{"part": r.part, "text": r.text} for r in c.runs]}
            for c in found.changes
        ]
        state.print_json({"code": code, "old": found.old, "new": found.new, "changes": changes})
        return
    state.say("item.compared", code=code, old=found.old, new=found.new, count=len(found.changes))
    for change in found.changes:
        click.echo(f"{change.field}: " + " ".join(_marked(run) for run in change.runs))


@click.command(cls=Command)
@click.argument("code")
@pass_state
def uses(state: State, code: str) -> None:
    """Show where an item was used."""
    from qbank.store.items import get_item
    from qbank.store.set_versions import uses_of_item

    with state.session() as session:
        get_item(session, code)
        found = uses_of_item(session, code)
    columns = ["set", "status", "date", "form", "instrument", "number", "version", "candidates", "last_sat"]
    rows = [
        [
            use.set_code, use.status, use.set_date.isoformat(), use.form, use.instrument, use.number, use.version,
            use.candidates, use.last_sat.isoformat() if use.last_sat else None,
        ]
        for use in found
    ]  # fmt: skip
    if state.is_json:
        state.print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif not rows:
        state.say("item.unused", code=code)
    else:
        for row in rows:
            row[1] = state.phrase(f"set_status.{row[1]}")
        state.print_table(columns, [["–" if cell is None else str(cell) for cell in row] for row in rows])


def _marked(run: WordRun) -> str:
    text = _MARKS[run.part].format(run.text)
    return click.style(text, fg=_COLOURS[run.part]) if sys.stdout.isatty() else text
