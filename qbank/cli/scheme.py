"""Certification schemes."""

from __future__ import annotations

from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup

_FILE = click.Path(path_type=Path)
_MODULE = "qbank.cli.scheme"


@click.group(
    cls=LazyGroup,
    modules={
        "import": f"{_MODULE}:import_",
        "list": f"{_MODULE}:list_",
        "show": f"{_MODULE}:show",
        "export": f"{_MODULE}:export",
        "group": "qbank.cli.scheme_group:group",
        "diff": "qbank.cli.scheme_revision:diff",
        "revise": "qbank.cli.scheme_revision:revise",
    },
)
def scheme() -> None:
    """Group the commands on schemes."""


@click.command("import", cls=Command)
@click.argument("file", type=_FILE)
@click.option("--code", default="")
@click.option("--title", default="")
@click.option("--kind", default="")
@click.option("--number", default="")
@click.option("--level", default="")
@click.option("--plan-only", is_flag=True)
@pass_state
def import_(state: State, /, file: Path, *, plan_only: bool, **facts: str) -> None:
    """Import a scheme."""
    from qbank.domain.scheme import SchemeFacts
    from qbank.text.say import say_issues
    from qbank.usecases.import_scheme import import_scheme, read_scheme_file

    draft = read_scheme_file(file)
    with state.session(write=True) as session:
        plan = import_scheme(session, state.actor, draft, SchemeFacts(**facts), plan_only=plan_only)
    if plan.issues:
        click.echo(say_issues(plan.issues, state.language), err=True)
    if state.is_json:
        state.print_json({"scheme": plan.scheme, "units": dict(plan.units), "plan_only": plan_only})
        return
    state.say(
        "scheme.imported",
        scheme=facts["code"] or draft.code,
        change=state.phrase(f"change.{plan.scheme}"),
        units=len(draft.units),
        elements=sum(len(unit.elements) for unit in draft.units),
        criteria=len(draft.references),
    )
    if plan_only:
        state.say("plan_only")


@click.command("list", cls=Command)
@pass_state
def list_(state: State) -> None:
    """List the schemes."""
    from qbank.store.schemes import schemes_with_counts

    with state.session() as session:
        found = schemes_with_counts(session)
    if state.is_json:
        names = ("code", "title", "kind", "number", "level", "revision")
        state.print_json([{n: getattr(s, n) for n in names} | {"units": count} for s, count in found])
    elif not found:
        state.say("scheme.none")
    else:
        rows = [[s.code, s.title, s.kind, s.level, str(count)] for s, count in found]
        state.print_table(["code", "title", "kind", "level", "unit"], rows)


@click.command(cls=Command)
@click.argument("code")
@pass_state
def show(state: State, code: str) -> None:
    """Show a scheme, KUK by KUK."""
    from qbank.formats.json.canonical import to_data
    from qbank.store.schemes import get_scheme, scheme_draft

    with state.session() as session:
        draft = scheme_draft(get_scheme(session, code))
    if state.is_json:
        state.print_json(to_data(draft))
        return
    click.echo(f"{draft.code} · {draft.title} · {draft.kind} {draft.level}".rstrip(" ·"))
    for unit in draft.units:
        click.echo(f"\n{unit.code}  {unit.title}")
        for element in unit.elements:
            click.echo(f"  {element.number}. {element.title}")
            for criterion in element.criteria:
                click.echo(f"    {criterion.number} {criterion.text}")


@click.command(cls=Command)
@click.argument("code")
@click.argument("file", type=_FILE)
@pass_state
def export(state: State, code: str, file: Path) -> None:
    """Write a scheme as YAML."""
    from qbank.formats.yaml.scheme import write_scheme_yaml
    from qbank.store.schemes import get_scheme, scheme_draft
    from qbank.usecases.write_file import write_readable

    with state.session() as session:
        draft = scheme_draft(get_scheme(session, code))
    write_readable(file, write_scheme_yaml(draft))
    state.say_written(file)
