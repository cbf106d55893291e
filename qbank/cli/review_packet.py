"""Review packets: write what a committee member reads offline, and read their verdicts back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qbank.cli.review import say_touched, touched_data
from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command
from qbank.errors import Issue, UsageMistakeError

_FILE = click.Path(path_type=Path)


@click.command(cls=Command)
@click.argument("unit")
@click.option("--xlsx", type=_FILE)
@click.option("--docx", type=_FILE)
@pass_state
def packet(state: State, unit: str, xlsx: Path | None, docx: Path | None) -> None:
    """Write what is in review of a unit, to judge in a workbook or on paper."""
    from qbank.usecases.review_packet import packet_document, packet_items, packet_workbook
    from qbank.usecases.write_file import write_readable

    if xlsx is None and docx is None:
        raise UsageMistakeError(Issue("packet.no_file"))
    data: dict[Path, bytes] = {}
    with state.session() as session:
        items = packet_items(session, unit)
        if xlsx is not None:
            data[xlsx] = packet_workbook(session, unit, items)
        if docx is not None:
            data[docx] = packet_document(session, unit, items, datetime.now().date())
    for file, content in data.items():
        write_readable(file, content)
    state.say("packet.written", unit=unit, count=len(items), files=", ".join(map(str, data)))
    if state.is_json:
        codes = [item.draft.code for item in items]
        state.print_json({"unit": unit, "items": codes, "files": [str(file) for file in data]})


@click.command("import", cls=Command)
@click.argument("file", type=_FILE)
@pass_state
def import_(state: State, file: Path) -> None:
    """Read the verdicts of a packet back."""
    from qbank.usecases.import_packet import import_packet

    with state.session(write=True) as session:
        imported = import_packet(session, state.actor, file)
    if state.is_json:
        rows = [touched_data(one) for one in imported.touched]
        state.print_json({"items": rows, "standing": imported.standing, "blank": imported.blank})
        return
    say_touched(state, imported.touched)
    if imported.standing:
        state.say("packet.standing", codes=", ".join(imported.standing))
    count = len(imported.touched)
    state.say("packet.imported", count=count, standing=len(imported.standing), blank=imported.blank)
