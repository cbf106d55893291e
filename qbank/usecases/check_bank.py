"""Check that the database is sound and guarded, and that every frozen form is what its hash says."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from qbank.errors import Issue
from qbank.formats.json.canonical import digest
from qbank.store import health, sets


def check_bank(session: Session) -> Iterator[Issue]:
    """Yield what is wrong; `audit_bank` says what somebody changed past the program."""
    for detail in health.damages(session):
        yield Issue("check.damaged", {"detail": detail})
    for table, target in health.broken_keys(session):
        yield Issue("check.broken_key", {"table": table, "target": target})
    for name in health.missing_triggers(session):
        yield Issue("check.no_trigger", {"trigger": name})
    for exam_set in sets.sets_by_code(session).values():
        for form in exam_set.forms:
            if digest(form.snapshot) != form.snapshot_sha256:
                yield Issue("check.other_snapshot", {"set": exam_set.code, "form": form.label})
