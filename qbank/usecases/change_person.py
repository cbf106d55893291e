"""Change what the bank knows of a person, and their roles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role
from qbank.domain.rights import Right
from qbank.errors import Issue, NotAllowedError
from qbank.store import people
from qbank.store.audit import record_event
from qbank.store.models import Person
from qbank.store.rights import require_right


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What is to change; None leaves it. The roles take the place of those the person had."""

    name: str | None = None
    met: str | None = None
    roles: Collection[Role] | None = None


def change_person(session: Session, actor: Actor, code: str, change: PersonChange) -> None:
    """Store the change; raises NotAllowedError where nobody would be left who may manage people."""
    require_right(session, actor, Right.MANAGE_PEOPLE)
    person = people.get_person(session, code)
    before = _facts(person)
    _refuse_last_administrator_gone(session, person, change)
    person.name = person.name if change.name is None else change.name
    person.met = person.met if change.met is None else change.met
    if change.roles is not None:
        people.replace_roles(session, person, change.roles)
    session.flush()
    after = _facts(people.get_person(session, code))
    if after != before:
        record_event(session, actor, "person.set", code, before=before, after=after)


def _facts(person: Person) -> dict[str, object]:
    return {"name": person.name, "met": person.met, "roles": sorted(row.role for row in person.roles)}


def _refuse_last_administrator_gone(session: Session, person: Person, change: PersonChange) -> None:
    administrators = {
        code
        for code, one in people.persons_by_code(session).items()
        if any(row.role is Role.ADMINISTRATOR for row in one.roles)
    }
    is_kept = change.roles is None or Role.ADMINISTRATOR in change.roles
    if administrators == {person.code} and not is_kept:
        raise NotAllowedError(Issue("person.last_administrator", {"person": person.code}))
