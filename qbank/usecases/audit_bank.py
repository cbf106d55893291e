"""Verify the audit trail and every row that it sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.audit_trail import (
    Anchor,
    TrailEvent,
    anchor_of,
    check_anchor,
    check_chain,
    check_heads,
    check_seals,
)
from qbank.errors import InputRefusedError, Issue, Where
from qbank.formats.json.anchor import read_anchor, write_anchor
from qbank.store.audit import frozen_heads, trail_events
from qbank.store.row_names import row_names
from qbank.store.seals import rows_sealed_anew, sealed_tables
from qbank.usecases.read_file import read_file
from qbank.usecases.write_file import write_file


@dataclass(frozen=True, slots=True)
class BankAudit:
    """The whole trail, and what shows that somebody changed the bank past the program."""

    events: tuple[TrailEvent, ...]
    findings: tuple[Issue, ...]


def audit_bank(session: Session, anchor_file: Path | None = None) -> BankAudit:
    """Check the chain of events, the heads frozen in issued sets, and the seal of every row.

    An anchor file that exists is compared with the trail; one that doesn't is written, unless something is wrong.
    """
    events = tuple(trail_events(session))
    findings = [
        *check_chain(events),
        *check_heads(events, frozen_heads(session)),
        *_check_rows(session, events),
    ]
    if anchor_file is not None and anchor_file.exists():
        findings += check_anchor(events, _read_anchor(anchor_file), str(anchor_file))
    elif anchor_file is not None and not findings:
        write_file(anchor_file, write_anchor(anchor_of(events)))
    return BankAudit(events, tuple(_named(session, findings)))


def _named(session: Session, findings: Sequence[Issue]) -> Iterator[Issue]:
    """Say which item, set or person a row stands for, where people know it by a name."""
    names = row_names(session) if any("key" in issue.facts for issue in findings) else {}
    for issue in findings:
        name = names.get((str(issue.facts.get("table")), str(issue.facts.get("key"))))
        yield (
            replace(issue, facts={**issue.facts, "key": f"{issue.facts['key']} ({name})"}) if name else issue
        )


def _read_anchor(file: Path) -> Anchor:
    anchor = read_anchor(read_file(file))
    if anchor is None:
        raise InputRefusedError(Issue("audit.bad_anchor", {}, Where(file=str(file))))
    return anchor


def _check_rows(session: Session, events: tuple[TrailEvent, ...]) -> Iterator[Issue]:
    rows = {}
    for table in sealed_tables():
        try:
            rows[table.name] = rows_sealed_anew(session, table)
        except (LookupError, TypeError, ValueError):
            yield Issue("audit.unreadable", {"table": table.name})
    yield from check_seals(events, rows)
