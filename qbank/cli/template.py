"""The body's own Word template."""

from __future__ import annotations

from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup

_FILE = click.Path(path_type=Path)


@click.group(cls=LazyGroup, modules={"new": "qbank.cli.template:new", "check": "qbank.cli.template:check"})
def template() -> None:
    """Group the commands on templates."""


@click.command(cls=Command)
@click.argument("file", type=_FILE)
@pass_state
def new(state: State, file: Path) -> None:
    """Write the base template."""
    from qbank.documents.template import base_template
    from qbank.text.wording import built_in_wording
    from qbank.usecases.write_file import write_file

    write_file(file, base_template(built_in_wording()))
    state.say_written(file)


@click.command(cls=Command)
@click.argument("file", type=_FILE)
@pass_state
def check(state: State, file: Path) -> None:
    """Say what a template lacks and what of it is refused."""
    from qbank.errors import InputRefusedError, has_errors
    from qbank.text.say import say_issues, what_and_fix
    from qbank.usecases.read_template import check_template_file

    issues = check_template_file(file)
    if has_errors(issues):
        raise InputRefusedError(*issues)
    if state.is_json:
        notes = [what_and_fix(issue, state.language) for issue in issues]
        state.print_json({"file": str(file), "notes": [{"what": what, "fix": fix} for what, fix in notes]})
        return
    state.say("template.fits", file=file)
    if issues:
        click.echo(say_issues(issues, state.language))
