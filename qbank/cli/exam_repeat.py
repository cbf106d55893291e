"""Repeat an assembly from its file, and say whether the same comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command

if TYPE_CHECKING:
    from qbank.usecases.repeat_run import RepeatedRun

_SHOWN_CHARACTERS = 12


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@pass_state
def repeat(state: State, file: Path) -> None:
    """Solve the problem of a file again and compare; needs no bank."""
    from qbank.errors import OtherOutcomeError
    from qbank.usecases.repeat_run import repeat_run

    state.talk("run.repeating", name=file.name)
    repeated = repeat_run(file)
    if state.is_json:
        state.print_json(_data(state, repeated))
    else:
        _print(state, repeated)
    if repeated.differences:
        raise OtherOutcomeError(*repeated.differences)


def _data(state: State, repeated: RepeatedRun) -> dict[str, Any]:
    from qbank.text.say import what_and_fix

    run, here, outcome = repeated.run, repeated.here, repeated.outcome
    reasons = [(issue.code, *what_and_fix(issue, state.language)) for issue in repeated.explanation]
    return {
        "same": not repeated.differences,
        "status": outcome.status,
        "blueprint": run.problem.blueprint.name,
        "blueprint_sha256": run.blueprint_sha256,
        "seed": run.problem.draw.seed,
        "forms": [
            {"label": label, "items": list(codes)}
            for label, codes in zip(repeated.labels, outcome.forms, strict=True)
        ],
        "reasons": [dict(zip(("code", "what", "fix"), reason, strict=True)) for reason in reasons],
        "program": {"file": run.made_by.program, "here": here.program},
        "solver": {"file": run.made_by.solver, "here": here.solver},
    }


def _print(state: State, repeated: RepeatedRun) -> None:
    from qbank.text.say import say_issues

    problem = repeated.run.problem
    state.say(
        "run.head",
        blueprint=problem.blueprint.name,
        hash=repeated.run.blueprint_sha256[:_SHOWN_CHARACTERS],
        seed=problem.draw.seed,
        items=len(problem.items),
        status=state.phrase(f"solver.{repeated.outcome.status}"),
    )
    for labels, instrument, codes in repeated.items_by_instrument():
        forms, items = ", ".join(labels), ", ".join(codes)
        state.say("run.form", forms=forms, instrument=instrument, count=len(codes), items=items)
    if repeated.explanation:
        click.echo(say_issues(repeated.explanation, state.language))
    if not repeated.differences:
        key = "run.same_forms" if repeated.outcome.forms else "run.same_reasons"
        state.say(key, count=len(repeated.outcome.forms))
