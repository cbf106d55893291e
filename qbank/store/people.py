"""Queries on people."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from qbank.domain.lifecycle import Role
from qbank.errors import Issue, NotFoundError
from qbank.store.models import Person, PersonRole


def persons_by_code(session: Session) -> dict[str, Person]:
    """Return everybody, by code, in the order of codes."""
    query = select(Person).options(selectinload(Person.roles))
    return {person.code: person for person in sorted(session.scalars(query), key=lambda p: p.code)}


def get_person(session: Session, code: str) -> Person:
    """Return one person; raises NotFoundError."""
    person = persons_by_code(session).get(code)
    if person is None:
        raise NotFoundError(Issue("person.not_found", {"person": code}))
    return person


def add_person(session: Session, code: str, name: str, met: str, roles: Iterable[Role]) -> Person:
    """Store a new person."""
    person = Person(code=code, name=name, met=met)
    session.add(person)
    session.flush()
    session.add_all(PersonRole(person_id=person.id, role=role) for role in sorted(set(roles)))
    session.flush()
    return person


def replace_roles(session: Session, person: Person, roles: Iterable[Role]) -> None:
    """Store the roles of a person in place of those they had."""
    wanted = set(roles)
    for row in person.roles:
        if row.role not in wanted:
            session.delete(row)
    standing = {row.role for row in person.roles}
    session.add_all(PersonRole(person_id=person.id, role=role) for role in sorted(wanted - standing))
    session.flush()
    session.refresh(person, ["roles"])
