"""Blueprints."""

from __future__ import annotations

from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.blueprint import MOST_FORMS

_MODULE = "qbank.cli.blueprint"
_FILE = click.Path(path_type=Path)


@click.group(
    cls=LazyGroup,
    modules={"new": f"{_MODULE}:new", "import": f"{_MODULE}:import_", "show": f"{_MODULE}:show"},
)
def blueprint() -> None:
    """Group the commands on blueprints."""


@click.command(cls=Command)
@click.argument("scheme")
@click.option("--out", type=_FILE, default=None)
@click.option("--forms", type=click.IntRange(1, MOST_FORMS), default=1)
@pass_state
def new(state: State, scheme: str, out: Path | None, forms: int) -> None:
    """Propose a blueprint for a scheme."""
    from qbank.usecases.new_blueprint import new_blueprint
    from qbank.usecases.write_file import write_file

    with state.session() as session:
        text = new_blueprint(session, scheme, forms)
    if out is not None:
        write_file(out, text)
        state.say_written(out)
    elif state.is_json:
        state.print_json({"yaml": text.decode()})
    else:
        click.echo(text.decode(), nl=False)


@click.command("import", cls=Command)
@click.argument("file", type=_FILE)
@pass_state
def import_(state: State, file: Path) -> None:
    """Import a blueprint."""
    from qbank.usecases.import_blueprint import import_blueprint

    with state.session(write=True) as session:
        stored = import_blueprint(session, state.actor, file)
        name, revision = stored.name, stored.revision
    state.say("blueprint.imported", name=name, revision=revision)
    if state.is_json:
        state.print_json({"blueprint": name, "revision": revision})


@click.command(cls=Command)
@click.argument("name")
@pass_state
def show(state: State, name: str) -> None:
    """Show a blueprint as a table."""
    from qbank.formats.json.canonical import to_data
    from qbank.store.sets import get_blueprint
    from qbank.usecases.import_blueprint import read_blueprint

    with state.session() as session:
        stored = get_blueprint(session, name)
        found = read_blueprint(stored.source.encode(), stored.name)
    if state.is_json:
        state.print_json(to_data(found))
        return
    rows = [
        [quota.instrument, f"{quota.minimum}–{quota.maximum}", f"{quota.minutes:g}", quota.session]
        for quota in found.instruments
    ]
    state.print_table(["instruments", "items", "minutes", "date"], rows, title=found.name)
    rows = [
        [
            line.name,
            ", ".join(line.instruments),
            f"{line.minimum}–{'' if line.maximum is None else line.maximum}",
        ]
        for line in found.lines
    ]
    state.print_table(["line", "instruments", "items"], rows)
    click.echo(f"{found.day_minutes:g} / {found.minutes_total:g} {state.phrase('column.minutes').lower()}")
