"""The bank itself: create or upgrade it, look into its audit trail."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command, LazyGroup

if TYPE_CHECKING:
    from qbank.domain.audit_trail import TrailEvent
    from qbank.errors import Issue

_MOST_FINDINGS = 30
_WIDEST_CHANGE = 120


@click.command(cls=Command)
@pass_state
def init(state: State) -> None:
    """Create the bank, or bring its schema to this version."""
    from qbank.store.migrate import upgrade_bank
    from qbank.store.session import session_scope
    from qbank.usecases.seal_old_rows import seal_old_rows

    engine = state.new_engine()
    upgrade_bank(engine)
    with session_scope(engine, write=True) as session:
        seal_old_rows(session, state.actor)
    name = engine.url.set(query={}).render_as_string()
    state.say("init.done", database=name)
    if state.is_json:
        state.print_json({"database": name})


@click.group(cls=LazyGroup, modules={"check": "qbank.cli.bank:check", "audit": "qbank.cli.bank:audit"})
def bank() -> None:
    """Group the commands on the bank as a whole."""


@click.command(cls=Command)
@pass_state
def check(state: State) -> None:
    """Check that the database is sound and guarded."""
    from qbank.errors import TamperedError
    from qbank.usecases.check_bank import check_bank

    with state.session() as session:
        found = tuple(check_bank(session))
    if state.is_json:
        state.print_json({"findings": [_finding(issue) for issue in found]})
    if found:
        raise TamperedError(*_at_most(found))
    state.say("check.sound")


@click.command(cls=Command)
@click.option("--subject", default="")
@click.option("--person", default="")
@click.option("--action", default="")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--anchor", type=click.Path(path_type=Path))
@pass_state
def audit(
    state: State, subject: str, person: str, action: str, since: datetime | None, anchor: Path | None
) -> None:
    """Verify the audit trail and show it; ends with the findings where somebody changed the bank past the program."""
    from qbank.domain.audit_trail import EventFilter
    from qbank.errors import TamperedError
    from qbank.usecases.audit_bank import audit_bank

    wanted = EventFilter(subject, person, action, since.replace(tzinfo=UTC) if since else None)
    with state.session() as session:
        found = audit_bank(session, anchor)
    shown = [event for event in found.events if wanted.lets_pass(event)]
    if state.is_json:
        state.print_json(
            {"events": [_data(e) for e in shown], "findings": [_finding(i) for i in found.findings]}
        )
    elif shown:
        columns = ["event", "moment", "person", "action", "subject", "change"]
        state.print_table(columns, [_row(state, event, subject) for event in shown])
    if found.findings:
        raise TamperedError(*_at_most(found.findings))
    state.say("audit.sound", count=len(found.events), shown=len(shown))


def _data(event: TrailEvent) -> dict[str, Any]:
    return {
        "event": event.number,
        "at": event.at.isoformat(),
        "person": event.person or None,
        "os_account": event.os_account,
        "action": event.action,
        "subject": event.subject,
        "before": event.before,
        "after": event.after,
        "hash": event.hash,
    }


def _of_subject(side: Any, subject: str) -> Any:
    """Return what an event says of one item among many, or all that it says."""
    return side[subject] if isinstance(side, dict) and subject in side else side


def _finding(issue: Issue) -> dict[str, Any]:
    return {"code": issue.code, **issue.facts}


def _row(state: State, event: TrailEvent, subject: str) -> list[str]:
    who = event.person or state.phrase("audit.account_only", account=event.os_account)
    sides = [
        json.dumps(_of_subject(side, subject), ensure_ascii=False)
        for side in (event.before, event.after)
        if side is not None
    ]
    change = " → ".join(sides)
    shown = change if len(change) <= _WIDEST_CHANGE else f"{change[:_WIDEST_CHANGE]} …"
    return [str(event.number), f"{event.at:%Y-%m-%d %H:%M:%S}Z", who, event.action, event.subject, shown]


def _at_most(findings: tuple[Issue, ...]) -> tuple[Issue, ...]:
    from qbank.errors import Issue

    more = len(findings) - _MOST_FINDINGS
    rest = (Issue("audit.more", {"count": more}),) if more > 0 else ()
    return (*findings[:_MOST_FINDINGS], *rest)
