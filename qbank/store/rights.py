"""Hold who acts against the rights of their roles."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role
from qbank.domain.rights import Right, check_right
from qbank.errors import NotAllowedError
from qbank.store import people


def require_right(session: Session, actor: Actor, right: Right) -> None:
    """Raise NotAllowedError where the person who acts has no role that may do it, or nobody is named and must be."""
    persons = people.persons_by_code(session).values()
    is_managed = any(row.role is Role.ADMINISTRATOR for person in persons for row in person.roles)
    roles = {row.role for person in persons if person.code == actor.person for row in person.roles}
    if issue := check_right(right, actor.person, roles, is_managed=is_managed):
        raise NotAllowedError(issue)
