"""Queries on evidence plans and job groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus
from qbank.store.base import now
from qbank.store.models import (
    Criterion,
    Person,
    Scheme,
    SchemeUnit,
    StoredJobGroup,
    StoredPlan,
    StoredPlanInstrument,
    StoredPlanLine,
    Unit,
)


def find_plan(session: Session, scheme: Scheme) -> EvidencePlan | None:
    """Return the evidence plan of a scheme (loaded whole by `get_scheme`), None where it has none."""
    query = (
        select(StoredPlan)
        .where(StoredPlan.scheme_id == scheme.id)
        .options(selectinload(StoredPlan.lines).selectinload(StoredPlanLine.instruments))
    )
    stored = session.scalar(query)
    if stored is None:
        return None
    refs = _references(session, scheme)
    lines = tuple(_line(row, refs[row.criterion_id]) for row in stored.lines)
    potential = {
        group: {Instrument(name): tuple(ticks) for name, ticks in row.items()}
        for group, row in stored.potential.items()
    }
    return EvidencePlan(scheme.code, stored.status, job_groups(scheme), lines, potential)


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who adopted a plan (the person's code), and when."""

    person: str
    at: datetime


def find_adoption(session: Session, scheme: Scheme) -> Adoption | None:
    """Return who adopted the plan of a scheme, None for a proposal and for one that nobody is named for."""
    query = (
        select(Person.code, StoredPlan.adopted_at)
        .join(Person, Person.id == StoredPlan.adopted_by_id)
        .where(StoredPlan.scheme_id == scheme.id, StoredPlan.status == PlanStatus.ADOPTED)
    )
    row = session.execute(query).one_or_none()
    return Adoption(row[0], row[1]) if row and row[1] else None


def adopt_plan(session: Session, scheme: Scheme, person: Person) -> Adoption:
    """Store that a person adopts the plan of a scheme."""
    stored = session.scalars(select(StoredPlan).where(StoredPlan.scheme_id == scheme.id)).one()
    at = now()
    stored.status, stored.adopted_by_id, stored.adopted_at = PlanStatus.ADOPTED, person.id, at
    session.flush()
    return Adoption(person.code, at)


def job_groups(scheme: Scheme) -> tuple[JobGroup, ...]:
    """Return the job groups of a scheme in order, each with its units in the group's order."""
    return tuple(
        JobGroup(
            group.code,
            group.title,
            tuple(
                row.unit.code
                for row in sorted(group.units, key=lambda row: (row.job_group_position or 0, row.position))
            ),
            group.minutes,
        )
        for group in scheme.job_groups
    )


def _references(session: Session, scheme: Scheme) -> dict[int, CriterionRef]:
    query = (
        select(Criterion.id, Unit.code, Criterion.number)
        .join(Unit, Criterion.unit_id == Unit.id)
        .join(SchemeUnit, SchemeUnit.unit_id == Unit.id)
        .where(SchemeUnit.scheme_id == scheme.id)
    )
    return {key: CriterionRef(code, number) for key, code, number in session.execute(query)}


def _line(row: StoredPlanLine, ref: CriterionRef) -> PlanLine:
    counted = tuple(i.instrument for i in row.instruments if not i.is_supplementary)
    supplementary = tuple(i.instrument for i in row.instruments if i.is_supplementary)
    return PlanLine(ref, row.way, row.kind, counted, row.pieces, supplementary)


def replace_plan(session: Session, scheme: Scheme, plan: EvidencePlan) -> None:
    """Store a plan and its job groups in place of what the scheme had."""
    delete_plan(session, scheme)
    _add_job_groups(session, scheme, plan.job_groups)
    ids = {str(ref): key for key, ref in _references(session, scheme).items()}
    potential = {
        group: {str(name): list(ticks) for name, ticks in row.items()}
        for group, row in plan.potential.items()
    }
    stored = StoredPlan(scheme_id=scheme.id, status=plan.status, potential=potential)
    session.add(stored)
    session.flush()
    for position, line in enumerate(plan.lines, start=1):
        row = StoredPlanLine(
            plan_id=stored.id,
            criterion_id=ids[str(line.criterion)],
            position=position,
            way=line.way,
            kind=line.kind,
            pieces=line.pieces,
        )
        session.add(row)
        session.flush()
        session.add_all(_instruments(row.id, line))
    session.flush()


def _instruments(line_id: int, line: PlanLine) -> list[StoredPlanInstrument]:
    named = [(i, False) for i in line.instruments] + [(i, True) for i in line.supplementary]
    return [
        StoredPlanInstrument(
            line_id=line_id, instrument=instrument, is_supplementary=is_supplementary, position=position
        )
        for position, (instrument, is_supplementary) in enumerate(named, start=1)
    ]


def delete_plan(session: Session, scheme: Scheme) -> None:
    """Take a scheme's plan and its job groups away."""
    mine = SchemeUnit.scheme_id == scheme.id
    session.execute(update(SchemeUnit).where(mine).values(job_group_id=None, job_group_position=None))
    session.execute(delete(StoredJobGroup).where(StoredJobGroup.scheme_id == scheme.id))
    plan_ids = select(StoredPlan.id).where(StoredPlan.scheme_id == scheme.id)
    line_ids = select(StoredPlanLine.id).where(StoredPlanLine.plan_id.in_(plan_ids))
    session.execute(delete(StoredPlanInstrument).where(StoredPlanInstrument.line_id.in_(line_ids)))
    session.execute(delete(StoredPlanLine).where(StoredPlanLine.plan_id.in_(plan_ids)))
    session.execute(delete(StoredPlan).where(StoredPlan.scheme_id == scheme.id))


def _add_job_groups(session: Session, scheme: Scheme, groups: tuple[JobGroup, ...]) -> None:
    mine = SchemeUnit.scheme_id == scheme.id
    unit_ids = {row.unit.code: row.unit_id for row in scheme.units}
    for position, group in enumerate(groups, start=1):
        stored = StoredJobGroup(
            scheme_id=scheme.id, code=group.code, title=group.title, minutes=group.minutes, position=position
        )
        session.add(stored)
        session.flush()
        for place, code in enumerate(group.units, start=1):
            session.execute(
                update(SchemeUnit)
                .where(mine, SchemeUnit.unit_id == unit_ids[code])
                .values(job_group_id=stored.id, job_group_position=place)
            )
