"""Blueprints."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.blueprint import MOST_FORMS

if TYPE_CHECKING:
    from qbank.errors import Issue
    from qbank.usecases.check_blueprint import BlueprintCheck

_MODULE = "qbank.cli.blueprint"
_FILE = click.Path(path_type=Path)


@click.group(
    cls=LazyGroup,
    modules={
        "new": f"{_MODULE}:new",
        "check": f"{_MODULE}:check",
        "import": f"{_MODULE}:import_",
        "show": f"{_MODULE}:show",
    },
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
    from qbank.usecases.write_file import write_readable

    with state.session() as session:
        text = new_blueprint(session, scheme, forms)
    if out is not None:
        write_readable(out, text)
        state.say_written(out)
    elif state.is_json:
        state.print_json({"yaml": text.decode()})
    else:
        click.echo(text.decode(), nl=False)


@click.command(cls=Command)
@click.argument("blueprint")
@click.option("--forms", type=click.IntRange(1, MOST_FORMS))
@click.option("--include-drafts", is_flag=True)
@pass_state
def check(state: State, blueprint: str, forms: int | None, *, include_drafts: bool) -> None:
    """Say whether the bank can meet a blueprint, what it is short of, and for how many forms it reaches."""
    from qbank.errors import Issue, NoSolutionError
    from qbank.usecases.check_blueprint import CheckRequest, check_blueprint

    request = CheckRequest(_source(blueprint), datetime.now().date(), forms, include_drafts)
    with state.session() as session:
        found = check_blueprint(session, request)
    counted, others = found.counted_shortages, found.other_shortages
    if state.is_json:
        state.print_json(_check_data(found, state.language))
    elif counted:
        rows = [[line, parts, str(asked), str(has), str(asked - has)] for line, parts, asked, has in counted]
        state.print_table(["line", "part", "asked", "found", "missing"], rows)
    if counted:
        others = (Issue("blueprint.bank_short", {"name": found.name, "count": len(counted)}), *others)
    if others:
        raise NoSolutionError(*others)
    state.say("blueprint.can_be_met", name=found.name, items=found.items, forms=found.forms)
    line = " · ".join(part for part in (found.rest.line, found.rest.part) if part) or "–"
    state.say(
        "blueprint.rest" if found.rest.is_proved else "blueprint.rest_open", forms=found.rest.forms, line=line
    )


def _check_data(found: BlueprintCheck, language: str) -> dict[str, object]:
    from qbank.formats.json.canonical import to_data

    return {
        "blueprint": found.name,
        "forms": found.forms,
        "items": found.items,
        "can_be_met": not found.shortages,
        "forms_left": to_data(found.rest),
        "shortages": [_told(issue, language) for issue in found.shortages],
    }


def _told(issue: Issue, language: str) -> dict[str, object]:
    from qbank.text.say import what_and_fix

    what, fix = what_and_fix(issue, language)
    return {"code": issue.code, "facts": dict(issue.facts), "what": what, "fix": fix}


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
@click.option("--docx", type=_FILE, default=None)
@pass_state
def show(state: State, name: str, docx: Path | None) -> None:
    """Show a blueprint as tables, or write it as a Word document."""
    from qbank.cli.blueprint_tables import print_blueprint
    from qbank.formats.json.canonical import to_data
    from qbank.usecases.show_blueprint import blueprint_document, show_blueprint
    from qbank.usecases.write_file import write_file

    with state.session() as session:
        shown = show_blueprint(session, _source(name))
        document = blueprint_document(session, shown, datetime.now().date()) if docx else b""
    if docx is not None:
        write_file(docx, document)
        state.say_written(docx)
    elif state.is_json:
        state.print_json(to_data(shown.blueprint))
    else:
        print_blueprint(state, shown.blueprint, shown.scheme)


def _source(name: str) -> str | Path:
    """Return the file that is meant, or the name of a blueprint in the bank."""
    path = Path(name)
    return path if path.suffix.lower() in {".yaml", ".yml"} else name
