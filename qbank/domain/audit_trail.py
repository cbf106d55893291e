"""The audit trail as values: a chain of hashed events that seal the rows they changed, and what breaks it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qbank.errors import Fact, Issue, Where

FIRST_HASH = "0" * 64
SEAL_LENGTH = 32

Seals = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class TrailEvent:
    """One recorded change. `seals`: table → key → digest of the row after it, None where the row went.

    `person` is a code, empty where only the operating system's account is known; `person_id` is what is hashed.
    """

    number: int
    at: datetime
    person_id: int | None
    os_account: str
    action: str
    subject: str
    before: Any
    after: Any
    seals: Any
    previous_hash: str
    hash: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events to show; what is empty lets all pass. `person` is a code or an account, `since` a moment."""

    subject: str = ""
    person: str = ""
    action: str = ""
    since: datetime | None = None

    def lets_pass(self, event: TrailEvent) -> bool:
        """Say whether an event is wanted; a subject is found in what an event names before or after, too."""
        named = (event.subject, *(key for side in (event.before, event.after) for key, _ in _pairs(side)))
        return (
            (not self.subject or self.subject in named)
            and (not self.person or self.person in (event.person, event.os_account))
            and (not self.action or event.action.startswith(self.action))
            and (self.since is None or event.at >= self.since)
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of a trail, kept outside the bank: how many events there were, and the hash of the newest."""

    events: int
    head: str


def event_hash(event: TrailEvent) -> str:
    """Return the SHA-256 over an event's facts and the hash of the event before it."""
    facts = {
        "at": event.at.isoformat(timespec="microseconds"),
        "person": event.person_id,
        "os_account": event.os_account,
        "action": event.action,
        "subject": event.subject,
        "before": event.before,
        "after": event.after,
        "previous": event.previous_hash,
    }
    if event.seals is not None:
        facts["seals"] = event.seals
    text_form = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text_form.encode()).hexdigest()


def row_seal(facts: Mapping[str, Any]) -> str:
    """Return the digest of a row's columns; what is empty doesn't count, so that a column added later breaks no seal."""
    told = {name: value for name, value in facts.items() if value}
    text_form = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text_form.encode()).hexdigest()[:SEAL_LENGTH]


def check_chain(events: Sequence[TrailEvent]) -> Iterator[Issue]:
    """Yield every event that was edited, and every place where the chain doesn't hold together."""
    head = FIRST_HASH
    for event in events:
        facts: dict[str, Fact] = {"event": event.number, "action": event.action, "subject": event.subject}
        if event.hash != event_hash(event):
            yield Issue("audit.event_changed", facts)
        if event.previous_hash != head:
            yield Issue("audit.chain_broken", facts)
        head = event.hash


def check_heads(events: Iterable[TrailEvent], heads: Mapping[str, str]) -> Iterator[Issue]:
    """Yield the issued sets (code → head frozen in them) whose head the trail no longer holds: its tail was cut."""
    known = {event.hash for event in events} | {FIRST_HASH}
    for code, head in heads.items():
        if head not in known:
            yield Issue("audit.head_missing", {"set": code})


def check_anchor(events: Sequence[TrailEvent], anchor: Anchor, file: str) -> Iterator[Issue]:
    """Yield an issue where the trail doesn't hold the head that was kept outside, at its place."""
    found = events[anchor.events - 1].hash if 0 < anchor.events <= len(events) else FIRST_HASH
    if found != anchor.head:
        facts = {"events": anchor.events, "found": len(events)}
        yield Issue("audit.anchor_missing", facts, Where(file=file))


def anchor_of(events: Sequence[TrailEvent]) -> Anchor:
    """Return the head of a trail, to be kept outside the bank."""
    return Anchor(len(events), events[-1].hash if events else FIRST_HASH)


def check_seals(events: Iterable[TrailEvent], rows: Mapping[str, Mapping[str, str]]) -> Iterator[Issue]:
    """Yield the rows (table → key → digest) that are not as the trail left them: edited, gone, or never recorded."""
    sealed = _last_seals(events)
    for table in sorted(rows):
        known = {key: seal for (name, key), seal in sealed.items() if name == table and seal[0] is not None}
        for key in sorted(known.keys() | rows[table].keys()):
            yield from _check_row(table, key, known.get(key), rows[table].get(key))


def _last_seals(events: Iterable[TrailEvent]) -> dict[tuple[str, str], tuple[str | None, int]]:
    """Return the newest seal of every row with the number of its event; seals that make no sense are passed over."""
    last = {}
    for event in events:
        for table, seals in _pairs(event.seals):
            for key, seal in _pairs(seals):
                last[table, key] = (seal, event.number)
    return last


def _pairs(value: Any) -> Iterable[tuple[str, Any]]:
    return value.items() if isinstance(value, dict) else ()


def _check_row(
    table: str, key: str, known: tuple[str | None, int] | None, found: str | None
) -> Iterator[Issue]:
    if known is None:
        yield Issue("audit.row_unknown", {"table": table, "key": key})
    elif found is None:
        yield Issue("audit.row_missing", {"table": table, "key": key, "event": known[1]})
    elif found != known[0]:
        yield Issue("audit.row_changed", {"table": table, "key": key, "event": known[1]})
