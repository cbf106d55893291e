"""Exam sets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.blueprint import MOST_FORMS

_FILE = click.Path(path_type=Path)
_MODULE = "qbank.cli.exam"
MOST_PEOPLE = 99


@click.group(
    cls=LazyGroup,
    modules={
        "assemble": f"{_MODULE}:assemble",
        "list": f"{_MODULE}:list_",
        "show": "qbank.cli.exam_show:show",
        "swap": "qbank.cli.exam_swap:swap",
        "repeat": "qbank.cli.exam_repeat:repeat",
        "print": f"{_MODULE}:print_",
        "verify": "qbank.cli.exam_verify:verify",
        "issue": "qbank.cli.exam_issue:issue",
        "withdraw": "qbank.cli.exam_issue:withdraw",
        "sitting": "qbank.cli.exam_issue:sitting",
    },
)
def exam() -> None:
    """Group the commands on exam sets."""


@click.command(cls=Command)
@click.argument("blueprint")
@click.option("--forms", type=click.IntRange(1, MOST_FORMS))
@click.option("--seed", type=click.IntRange(0, 2**31 - 1))
@click.option("--date", "set_date", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--include-drafts", is_flag=True)
@click.option("--relax", type=_FILE)
@click.option("--problem", type=_FILE)
@pass_state
def assemble(
    state: State,
    /,
    blueprint: str,
    forms: int | None,
    seed: int | None,
    set_date: datetime | None,
    **choice: Any,
) -> None:
    """Assemble a set from a blueprint in the bank, or from a file."""
    from qbank.errors import NoSolutionError
    from qbank.usecases.assemble_set import SetRequest, assemble_set
    from qbank.usecases.record_run import run_path
    from qbank.usecases.relax_blueprint import relax_blueprint

    engine, path = state.engine(), Path(blueprint)
    is_file = path.suffix.lower() in {".yaml", ".yml"}
    state.talk("set.assembling", name=path.name)
    day = (set_date or datetime.now()).date()
    run_file = run_path(choice["problem"]) if choice["problem"] else None
    request = SetRequest(path if is_file else blueprint, day, seed, choice["include_drafts"], forms, run_file)
    try:
        code = assemble_set(engine, state.actor, request)
    except NoSolutionError as error:
        if choice["relax"] is None:
            raise
        note = relax_blueprint(engine, state.actor, request, choice["relax"])
        raise NoSolutionError(*error.issues, note) from error
    state.say("set.assembled", set=code)
    if run_file:
        state.say("run.written", file=run_file)
    if state.is_json:
        state.print_json({"set": code} | ({"problem": str(run_file)} if run_file else {}))


@click.command("list", cls=Command)
@pass_state
def list_(state: State) -> None:
    """List the sets."""
    from qbank.store.sets import sets_by_code

    with state.session() as session:
        found = sets_by_code(session).values()
    rows = [
        [s.code, s.blueprint.name, s.status, s.set_date.isoformat(), ", ".join(f.label for f in s.forms)]
        for s in found
    ]
    columns = ["code", "blueprint", "status", "date", "forms"]
    if state.is_json:
        state.print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif not rows:
        state.say("set.none")
    else:
        shown = [
            [code, name, state.phrase(f"set_status.{status}"), *rest] for code, name, status, *rest in rows
        ]
        state.print_table(columns, shown)


@click.command("print", cls=Command)
@click.argument("set_code", metavar="SET")
@click.option("--out", type=_FILE, default=Path("exports"))
@click.option("--edition", type=click.Choice(["2023", "2020"]), default=None)
@click.option("--bundle", type=click.Choice(["asesi", "asesor", "arsip"]), default=None)
@click.option("--candidates", type=click.IntRange(1, MOST_PEOPLE), default=5)
@click.option("--assessors", type=click.IntRange(1, MOST_PEOPLE), default=1)
@click.option("--only", multiple=True, metavar="CODE")
@click.option("--pdf", is_flag=True)
@pass_state
def print_(state: State, /, set_code: str, out: Path, edition: str | None, **choice: Any) -> None:
    """Print a set as Word documents."""
    from qbank.domain.print_profile import Attendance, Edition
    from qbank.usecases.print_set import PrintChoice, prepare_print, print_set

    attendance = Attendance(choice["candidates"], choice["assessors"])
    with state.session() as session:
        job = prepare_print(session, set_code, Edition(edition) if edition else None, attendance)
    chosen = PrintChoice(choice["bundle"] or "", choice["only"], choice["pdf"])
    if chosen.pdf:
        state.talk("print.pdf")
    printed = print_set(job, out, chosen, lambda label: state.talk("print.rendering", form=label))
    if state.is_json:
        pdf = {"pdf": printed.pdfs} if chosen.pdf else {}
        state.print_json({"folder": str(printed.folder), "documents": printed.documents, **pdf})
        return
    key = "print.done" if printed.is_new else "print.same"
    state.say(key, count=len(printed.documents), folder=printed.folder)
