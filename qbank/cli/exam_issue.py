"""Issue sets, withdraw them, and record their sittings."""

from __future__ import annotations

from datetime import datetime

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup

_MODULE = "qbank.cli.exam_issue"


@click.command(cls=Command)
@click.argument("set_code", metavar="SET")
@click.option("--penyusun", "authors", multiple=True, required=True, metavar="PERSON")
@click.option("--validator", "validators", multiple=True, required=True, metavar="PERSON")
@click.option("--edition", type=click.Choice(["2023", "2020"]), default="2023")
@pass_state
def issue(
    state: State, set_code: str, authors: tuple[str, ...], validators: tuple[str, ...], edition: str
) -> None:
    """Issue a set."""
    from qbank.domain.print_profile import Edition
    from qbank.usecases.issue_set import IssueRequest, issue_set

    request = IssueRequest(set_code, authors, validators, Edition(edition))
    engine = state.engine()
    count = issue_set(engine, state.actor, request, lambda label: state.talk("print.rendering", form=label))
    state.say("set.issued", set=set_code, count=count)
    if state.is_json:
        state.print_json({"set": set_code, "status": "issued", "files": count})


@click.command(cls=Command)
@click.argument("set_code", metavar="SET")
@click.option("--reason", required=True)
@click.option("--leaked", is_flag=True)
@pass_state
def withdraw(state: State, set_code: str, reason: str, *, leaked: bool) -> None:
    """Withdraw an issued set."""
    from qbank.usecases.withdraw_set import withdraw_set

    with state.session(write=True) as session:
        withdraw_set(session, state.actor, set_code, reason, leaked=leaked)
    state.say("set.withdrawn_leaked" if leaked else "set.withdrawn", set=set_code)
    if state.is_json:
        state.print_json({"set": set_code, "status": "withdrawn", "leaked": leaked})


@click.group(cls=LazyGroup, modules={"add": f"{_MODULE}:add_sitting", "list": f"{_MODULE}:list_sittings"})
def sitting() -> None:
    """Group the commands on sittings."""


@click.command("add", cls=Command)
@click.argument("set_code", metavar="SET")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--place", required=True)
@click.option("--candidates", type=click.IntRange(1), required=True)
@click.option("--assessor", "assessors", multiple=True, required=True, metavar="PERSON")
@pass_state
def add_sitting(
    state: State, set_code: str, day: datetime, place: str, candidates: int, assessors: tuple[str, ...]
) -> None:
    """Record a sitting."""
    from qbank.usecases.record_sitting import SittingFacts, record_sitting

    facts = SittingFacts(day.date(), place, candidates, assessors)
    with state.session(write=True) as session:
        record_sitting(session, state.actor, set_code, facts)
    state.say("sitting.added", set=set_code, date=facts.day.isoformat(), candidates=candidates)
    if state.is_json:
        state.print_json({"set": set_code, "date": facts.day.isoformat()})


@click.command("list", cls=Command)
@click.argument("set_code", metavar="SET", required=False, default="")
@pass_state
def list_sittings(state: State, set_code: str) -> None:
    """List the sittings of a set, or of all sets."""
    from qbank.store.sets import get_set
    from qbank.store.sittings import sittings

    with state.session() as session:
        if set_code:
            get_set(session, set_code)
        found = sittings(session, set_code)
    columns = ["set", "date", "place", "candidates", "assessors"]
    rows = [[s.set_code, s.day.isoformat(), s.place, s.candidates, list(s.assessors)] for s in found]
    if state.is_json:
        state.print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif not rows:
        state.say("sitting.none")
    else:
        shown = [
            [s.set_code, s.day.isoformat(), s.place, str(s.candidates), ", ".join(s.assessors)] for s in found
        ]
        state.print_table(columns, shown)
