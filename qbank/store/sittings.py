"""Queries on sittings: when and where an issued set was sat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.store.models import ExamSet, Person, Sitting, SittingAssessor


@dataclass(frozen=True, slots=True)
class StoredSitting:
    """One sitting of a set; `place` is the TUK, `assessors` are codes."""

    set_code: str
    day: date
    place: str
    candidates: int
    assessors: tuple[str, ...]


def add_sitting(session: Session, sitting: Sitting, assessors: list[Person]) -> None:
    """Store a sitting with its assessors."""
    session.add(sitting)
    session.flush()
    session.add_all(SittingAssessor(sitting_id=sitting.id, person_id=person.id) for person in assessors)
    session.flush()


def sittings(session: Session, set_code: str = "") -> list[StoredSitting]:
    """Return the sittings of a set, or of all, by day, set and place."""
    query = select(Sitting, ExamSet.code).join(ExamSet, ExamSet.id == Sitting.set_id)
    if set_code:
        query = query.where(ExamSet.code == set_code)
    named: dict[int, list[str]] = {}
    for key, code in session.execute(
        select(SittingAssessor.sitting_id, Person.code).join(Person, Person.id == SittingAssessor.person_id)
    ):
        named.setdefault(key, []).append(code)
    found = [
        StoredSitting(code, row.sitting_date, row.place, row.candidates, tuple(sorted(named.get(row.id, ()))))
        for row, code in session.execute(query)
    ]
    return sorted(found, key=lambda one: (one.day, one.set_code, one.place))
