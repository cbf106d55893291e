"""Add a person to the bank."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.codes import is_slug
from qbank.domain.lifecycle import Role
from qbank.domain.rights import Right
from qbank.errors import Issue, NotAllowedError, UsageMistakeError
from qbank.store import people
from qbank.store.audit import record_event
from qbank.store.rights import require_right


def add_person(
    session: Session, actor: Actor, code: str, name: str, *, met: str = "", roles: Collection[Role] = ()
) -> None:
    """Store a new person; raises NotAllowedError where the code is taken.

    The first administrator makes the bank a managed one: from then on commands ask who acts, and for their role.
    """
    require_right(session, actor, Right.MANAGE_PEOPLE)
    if not is_slug(code):
        raise UsageMistakeError(Issue("person.bad_code", {"code": code}))
    if code in people.persons_by_code(session):
        raise NotAllowedError(Issue("person.exists", {"person": code}))
    people.add_person(session, code, name, met, roles)
    after = {"name": name, "met": met, "roles": sorted(roles)}
    record_event(session, actor, "person.add", code, after=after)
