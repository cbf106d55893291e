"""Changing and adopting an evidence plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command
from qbank.domain.evidence_plan import Way

if TYPE_CHECKING:
    from qbank.domain.codes import Instrument
    from qbank.domain.plan_change import PlanChange


@click.command("set", cls=Command)
@click.argument("scheme")
@click.argument("target")
@click.option("--way", type=click.Choice([way.value for way in Way]))
@click.option("--instruments")
@click.option("--pieces", type=int)
@click.option("--supplementary")
@pass_state
def set_(
    state: State,
    /,
    scheme: str,
    target: str,
    **given: str | int | None,
) -> None:
    """Change how the KUK of a target are to be evidenced."""
    from qbank.formats.json.canonical import to_data
    from qbank.usecases.set_evidence_plan import set_evidence_plan

    change = _change(target, given)
    with state.session(write=True) as session:
        changed = set_evidence_plan(session, state.actor, scheme, change)
    if state.is_json:
        state.print_json({"scheme": scheme, "changed": [to_data(line) for line in changed]})
    state.say("plan.changed" if changed else "plan.unchanged", scheme=scheme, count=len(changed))


@click.command(cls=Command)
@click.argument("scheme")
@pass_state
def adopt(state: State, scheme: str) -> None:
    """Adopt the evidence plan of a scheme."""
    from qbank.usecases.adopt_evidence_plan import adopt_evidence_plan

    with state.session(write=True) as session:
        adoption = adopt_evidence_plan(session, state.actor, scheme)
    if state.is_json:
        state.print_json({"scheme": scheme, "adopted_by": adoption.person, "adopted_at": adoption.at})
    state.say("plan.adopted", scheme=scheme, person=adoption.person, day=adoption.at.date())


def _change(target: str, given: dict[str, str | int | None]) -> PlanChange:
    from qbank.domain.plan_change import PlanChange
    from qbank.errors import Issue, UsageMistakeError

    if all(value is None for value in given.values()):
        raise UsageMistakeError(Issue("plan.nothing_to_set"))
    way, pieces = given["way"], given["pieces"]
    return PlanChange(
        target,
        None if way is None else Way(str(way)),
        _instruments(given["instruments"]),
        None if pieces is None else int(pieces),
        _instruments(given["supplementary"]),
    )


def _instruments(written: str | int | None) -> tuple[Instrument, ...] | None:
    """Read "CL,TPD"; an empty text names none."""
    from qbank.domain.codes import Instrument
    from qbank.errors import InputRefusedError, Issue

    if written is None:
        return None
    names = [name.strip() for name in str(written).split(",") if name.strip()]
    known = {instrument.lower(): instrument for instrument in Instrument}
    every = ", ".join(Instrument)
    issues = [
        Issue("plan.unknown_instrument", {"instrument": name[:40], "known": every})
        for name in names
        if name.lower() not in known
    ]
    if issues:
        raise InputRefusedError(*issues)
    return tuple(known[name.lower()] for name in names)
