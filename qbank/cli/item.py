"""Items of the bank."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.lifecycle import VersionStatus
from qbank.errors import InputRefusedError

_FILE = click.Path(path_type=Path)
_STATUS = click.Choice([status.value for status in VersionStatus])
_MODULE = "qbank.cli.item"


@click.group(
    cls=LazyGroup,
    modules={
        "import": f"{_MODULE}:import_",
        "export": f"{_MODULE}:export",
        "list": f"{_MODULE}:list_",
        "show": f"{_MODULE}:show",
        "template": "qbank.cli.item_writing:template",
        "edit": "qbank.cli.item_writing:edit",
        "diff": "qbank.cli.item_history:diff",
        "uses": "qbank.cli.item_history:uses",
        "lint": "qbank.cli.item_lint:lint",
        "duplicates": "qbank.cli.item_lint:duplicates",
    },
)
def item() -> None:
    """Group the commands on items."""


@click.command("import", cls=Command)
@click.argument("file", type=_FILE)
@click.option("--plan", "plan_only", is_flag=True)
@click.option("--add-persons", is_flag=True)
@click.option("--marked", type=_FILE)
@pass_state
def import_(state: State, file: Path, *, plan_only: bool, add_persons: bool, marked: Path | None) -> None:
    """Import items."""
    from qbank.domain.import_plan import Change
    from qbank.text.say import say_issues
    from qbank.usecases.import_items import import_items, read_item_files

    batch = read_item_files(file)
    with _faults_marked(state, file, marked), state.session(write=not plan_only) as session:
        plan = import_items(session, state.actor, batch, add_persons=add_persons, plan_only=plan_only)
    if plan.issues:
        click.echo(say_issues(plan.issues, state.language), err=True)
    if state.is_json:
        state.print_json({"changes": dict(plan.changes), "plan_only": plan_only})
        return
    state.say("item.imported", **{str(change): plan.count(change) for change in Change})
    if plan_only:
        state.say("plan_only")


@contextmanager
def _faults_marked(state: State, file: Path, marked: Path | None) -> Iterator[None]:
    """Where an import of a workbook is refused, write the copy with its faults marked, if one is wanted."""
    try:
        yield
    except InputRefusedError as error:
        if marked is not None and file.suffix.lower() == ".xlsx":
            from qbank.usecases.mark_workbook import mark_workbook
            from qbank.usecases.write_file import write_file

            with state.session() as session:
                data = mark_workbook(session, file, error.issues, state.language)
            write_file(marked, data)
            state.talk("item.marked", file=marked)
        raise


@click.command(cls=Command)
@click.argument("file", type=_FILE)
@click.option("--scheme", default="")
@click.option("--status", type=_STATUS)
@pass_state
def export(state: State, file: Path, scheme: str, status: str | None) -> None:
    """Write items as JSON, as a workbook, or as a folder of JSON files."""
    from qbank.usecases.export_items import export_folder, export_items, require_export_name
    from qbank.usecases.write_file import write_readable
    from qbank.usecases.write_workbook import export_workbook

    chosen = VersionStatus(status) if status else None
    require_export_name(file)
    with state.session() as session:
        if not file.suffix:
            export_folder(session, file, scheme=scheme, status=chosen)
        else:
            write = export_workbook if file.suffix.lower() == ".xlsx" else export_items
            write_readable(file, write(session, scheme=scheme, status=chosen))
    state.say_written(file)


@click.command("list", cls=Command)
@click.option("--scheme", default="")
@click.option("--status", type=_STATUS)
@pass_state
def list_(state: State, scheme: str, status: str | None) -> None:
    """List items, one a line."""
    from qbank.domain.items import criteria_of
    from qbank.usecases.export_items import select_items

    with state.session() as session:
        found = select_items(session, scheme=scheme, status=VersionStatus(status) if status else None)
    if state.is_json:
        state.print_json(
            [
                {"code": i.draft.code, "kind": i.draft.kind, "status": i.status, "version": i.version}
                for i in found
            ]
        )
    elif not found:
        state.say("item.none")
    else:
        rows = []
        for i in found:
            named = ", ".join(str(ref) for ref in criteria_of(i.draft)[:3])
            more = " …" if len(criteria_of(i.draft)) > 3 else ""
            rows.append([i.draft.code, i.draft.kind, i.status, i.draft.level or "", named + more])
        state.print_table(["code", "kind", "status", "level", "criteria"], rows)


@click.command(cls=Command)
@click.argument("code")
@click.option("--version", type=click.IntRange(1))
@pass_state
def show(state: State, code: str, version: int | None) -> None:
    """Show one item in full, as YAML or JSON."""
    from qbank.formats.yaml.dump import dump_yaml
    from qbank.usecases.show_item import show_item

    with state.session() as session:
        data = show_item(session, code, version)
    if state.is_json:
        state.print_json(data)
    else:
        for picture in data["media"]:
            del picture["data"]
        click.echo(dump_yaml(data).decode(), nl=False)
