"""The evidence plan of a scheme."""

from __future__ import annotations

from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup

_FILE = click.Path(path_type=Path)
_MODULE = "qbank.cli.plan"


@click.group(
    cls=LazyGroup,
    modules={
        "import": f"{_MODULE}:import_",
        "show": f"{_MODULE}:show",
        "export": f"{_MODULE}:export",
        "set": "qbank.cli.plan_change:set_",
        "adopt": "qbank.cli.plan_change:adopt",
    },
)
def plan() -> None:
    """Group the commands on evidence plans."""


@click.command("import", cls=Command)
@click.argument("file", type=_FILE)
@pass_state
def import_(state: State, file: Path) -> None:
    """Import an evidence plan."""
    from qbank.usecases.get_evidence_plan import get_evidence_plan
    from qbank.usecases.import_evidence_plan import (
        import_evidence_plan,
        read_plan_file,
        read_plan_of_workbook,
    )

    is_workbook = file.suffix.lower() == ".xlsx"
    with state.session(write=True) as session:
        draft = read_plan_of_workbook(session, file) if is_workbook else read_plan_file(file)
        change = import_evidence_plan(session, state.actor, draft)
        _, stored = get_evidence_plan(session, draft.scheme)
    if state.is_json:
        state.print_json({"scheme": draft.scheme, "change": change})
        return
    state.say(
        "plan.imported",
        scheme=draft.scheme,
        change=state.phrase(f"change.{change}"),
        lines=len(draft.lines),
        groups=len(draft.job_groups),
        status=stored.status,
    )


@click.command(cls=Command)
@click.argument("scheme")
@pass_state
def show(state: State, scheme: str) -> None:
    """Show how each KUK is to be evidenced."""
    from qbank.formats.json.canonical import to_data
    from qbank.usecases.get_evidence_plan import get_adoption, get_evidence_plan

    with state.session() as session:
        _, found = get_evidence_plan(session, scheme)
        adoption = get_adoption(session, scheme)
    if state.is_json:
        who = {"adopted_by": adoption.person, "adopted_at": adoption.at} if adoption else {}
        state.print_json(to_data(found) | who)
        return
    state.say("plan.status", status=found.status)
    if adoption:
        state.say("plan.adopted", scheme=scheme, person=adoption.person, day=adoption.at.date())
    for group in found.job_groups:
        click.echo(f"{group.code}  {group.title} ({group.minutes}')  {', '.join(group.units)}")
    columns = ["unit", "criteria", "way", "evidence", "pieces", "instruments"]
    rows = [
        [
            line.criterion.unit,
            line.criterion.criterion,
            line.way,
            line.kind,
            str(line.pieces),
            ", ".join(line.instruments)
            + (f" (T: {', '.join(line.supplementary)})" if line.supplementary else ""),
        ]
        for line in found.lines
    ]
    state.print_table(columns, rows)


@click.command(cls=Command)
@click.argument("scheme")
@click.argument("file", type=_FILE)
@pass_state
def export(state: State, scheme: str, file: Path) -> None:
    """Write an evidence plan as YAML, or as a workbook."""
    from qbank.usecases.export_evidence_plan import export_evidence_plan
    from qbank.usecases.write_file import write_readable

    with state.session() as session:
        data = export_evidence_plan(session, scheme, is_workbook=file.suffix.lower() == ".xlsx")
    write_readable(file, data)
    state.say_written(file)
