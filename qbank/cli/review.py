"""Review: submit items, judge them, see what waits and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup
from qbank.domain.lifecycle import Verdict

if TYPE_CHECKING:
    from qbank.domain.review_rules import TouchedVersion
    from qbank.errors import Issue
    from qbank.usecases.review_queue import WaitingItem

_MODULE = "qbank.cli.review"


@click.group(
    cls=LazyGroup,
    modules={
        "submit": f"{_MODULE}:submit",
        "approve": f"{_MODULE}:approve",
        "return": f"{_MODULE}:return_",
        "retire": f"{_MODULE}:retire",
        "queue": f"{_MODULE}:queue",
        "history": "qbank.cli.review_history:history",
        "points": "qbank.cli.review_history:points",
        "packet": "qbank.cli.review_packet:packet",
        "import": "qbank.cli.review_packet:import_",
    },
)
def review() -> None:
    """Group the commands on the life of a version."""


@click.command(cls=Command)
@click.argument("codes", nargs=-1, metavar="CODE…")
@click.option("--unit", default="")
@pass_state
def submit(state: State, codes: tuple[str, ...], unit: str) -> None:
    """Submit the newest versions for review."""
    from qbank.usecases.submit_items import submit_items

    _require_one_of(codes, unit)
    with state.session(write=True) as session:
        touched = submit_items(session, state.actor, codes, unit)
    print_touched(state, touched)


@click.command(cls=Command)
@click.argument("codes", nargs=-1, metavar="CODE…")
@click.option("--unit", default="")
@click.option("--version", type=click.IntRange(1))
@click.option("--seen", default="", metavar="TOKEN")
@click.option("--comment", default="")
@click.option("--checklist", multiple=True)
@pass_state
def approve(state: State, /, codes: tuple[str, ...], **given: Any) -> None:
    """Approve the versions in review."""
    _judge(state, Verdict.APPROVE, codes, given)


@click.command("return", cls=Command)
@click.argument("codes", nargs=-1, metavar="CODE…")
@click.option("--unit", default="")
@click.option("--version", type=click.IntRange(1))
@click.option("--seen", default="", metavar="TOKEN")
@click.option("--comment", default="")
@click.option("--checklist", multiple=True)
@pass_state
def return_(state: State, /, codes: tuple[str, ...], **given: Any) -> None:
    """Return the versions in review to their authors."""
    _judge(state, Verdict.RETURN, codes, given)


def _judge(state: State, verdict: Verdict, codes: tuple[str, ...], given: dict[str, Any]) -> None:
    from qbank.domain.review_points import read_checklist
    from qbank.usecases.judge_items import Judgement, judge_items

    _require_one_of(codes, given["unit"])
    checklist = read_checklist(given.pop("checklist"))
    judgement = Judgement(verdict, codes, checklist=checklist, **given)
    with state.session(write=True) as session:
        judged = judge_items(session, state.actor, judgement)
    print_touched(state, judged.touched, judged.left_out)


@click.command(cls=Command)
@click.argument("codes", nargs=-1, required=True, metavar="CODE…")
@click.option("--comment", default="")
@pass_state
def retire(state: State, codes: tuple[str, ...], comment: str) -> None:
    """Retire items."""
    from qbank.usecases.retire_items import retire_items

    with state.session(write=True) as session:
        touched = retire_items(session, state.actor, codes, comment)
    print_touched(state, touched)


@click.command(cls=Command)
@click.option("--unit", default="")
@pass_state
def queue(state: State, unit: str) -> None:
    """Show what waits for verdicts."""
    from qbank.usecases.review_queue import review_queue

    with state.session() as session:
        found = review_queue(session, unit)
    moment = datetime.now(UTC)
    if state.is_json:
        rows = [_waiting_data(row, moment) for row in found.rows]
        state.print_json({"token": found.token, "items": rows})
    elif not found.rows:
        state.say("review.nothing_waits")
    else:
        columns = ["code", "version", "unit", "days", "round", "approved_by", "missing", "readers"]
        state.print_table(columns, [_waiting_row(row, moment) for row in found.rows])
        if unit:
            state.say("review.token", token=found.token)


def _require_one_of(codes: Sequence[str], unit: str) -> None:
    if bool(codes) == bool(unit):
        from qbank.errors import Issue, UsageMistakeError

        raise UsageMistakeError(Issue("review.codes_or_unit"))


def print_touched(state: State, touched: Sequence[TouchedVersion], left_out: Sequence[Issue] = ()) -> None:
    """Say what a command on the life of versions did, and what it left out."""
    from qbank.text.say import say_issues

    if state.is_json:
        rows = [touched_data(one) for one in touched]
        state.print_json(
            {"items": rows, "left_out": [{"item": i.where.item, "reason": i.code} for i in left_out]}
        )
        return
    if left_out:
        click.echo(say_issues(left_out, state.language), err=True)
    if not touched:
        state.say("review.nothing_done")
    say_touched(state, touched)


def say_touched(state: State, touched: Sequence[TouchedVersion]) -> None:
    """Say what became of each version, a line each."""
    for one in touched:
        key = "review.touched_counted" if one.approvals else "review.touched"
        before, after = (state.phrase(f"status.{status}") for status in (one.before, one.after))
        facts = {"code": one.code, "version": one.version, "before": before, "after": after}
        state.say(key, **facts, approvals=one.approvals, quorum=one.quorum)


def touched_data(one: TouchedVersion) -> dict[str, Any]:
    """Return what was done to a version as JSON shows it."""
    return {
        "code": one.code, "version": one.version, "before": one.before, "after": one.after,
        "approvals": one.approvals, "quorum": one.quorum,
    }  # fmt: skip


def _waiting_row(row: WaitingItem, moment: datetime) -> list[str]:
    days = row.waited_days(moment)
    return [
        row.code, str(row.version), ", ".join(row.units), "–" if days is None else str(days), str(row.round),
        ", ".join(row.approved_by) or "–", str(row.missing), ", ".join(row.readers) or "–",
    ]  # fmt: skip


def _waiting_data(row: WaitingItem, moment: datetime) -> dict[str, Any]:
    return {
        "code": row.code, "version": row.version, "units": list(row.units), "since": row.since,
        "waited_days": row.waited_days(moment), "round": row.round, "approved_by": list(row.approved_by),
        "missing": row.missing, "readers": list(row.readers),
    }  # fmt: skip
