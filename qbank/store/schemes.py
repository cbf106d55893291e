"""Queries on schemes, units and KUK."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, selectinload

from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.errors import Issue, NotFoundError
from qbank.store.models import Criterion, Element, Scheme, SchemeUnit, StoredJobGroup, Unit

_WHOLE_UNIT = selectinload(Unit.elements).selectinload(Element.criteria)


def find_scheme(session: Session, code: str) -> Scheme | None:
    """Return a scheme with its units, elements, KUK and job groups."""
    groups = selectinload(Scheme.job_groups).selectinload(StoredJobGroup.units).selectinload(SchemeUnit.unit)
    units = selectinload(Scheme.units).selectinload(SchemeUnit.unit).options(_WHOLE_UNIT)
    return session.scalar(select(Scheme).where(Scheme.code == code).options(units, groups))


def get_scheme(session: Session, code: str) -> Scheme:
    """Return a scheme as `find_scheme` does; raises NotFoundError naming the schemes there are."""
    scheme = find_scheme(session, code)
    if scheme is None:
        known = ", ".join(session.scalars(select(Scheme.code).order_by(Scheme.code))) or "–"
        raise NotFoundError(Issue("scheme.not_found", {"scheme": code, "known": known}))
    return scheme


def schemes_with_counts(session: Session) -> list[tuple[Scheme, int]]:
    """Return every scheme by code, with its number of units."""
    query = (
        select(Scheme, func.count(SchemeUnit.unit_id))
        .outerjoin(SchemeUnit, SchemeUnit.scheme_id == Scheme.id)
        .group_by(Scheme.id)
    )
    return sorted(((row[0], row[1]) for row in session.execute(query)), key=lambda row: row[0].code)


def newest_units_by_code(session: Session) -> dict[str, Unit]:
    """Return the newest revision of every unit, whole."""
    query = select(Unit).options(_WHOLE_UNIT).order_by(Unit.revision)
    return {unit.code: unit for unit in session.scalars(query)}


def scheme_draft(scheme: Scheme) -> SchemeDraft:
    """Return a stored scheme as the value that files and decisions use."""
    return SchemeDraft(
        tuple(unit_draft(row.unit) for row in scheme.units),
        scheme.code,
        scheme.title,
        scheme.kind,
        scheme.number,
        scheme.level,
    )


def unit_draft(unit: Unit) -> UnitDraft:
    """Return a stored unit as a value."""
    return UnitDraft(
        unit.code,
        unit.title,
        tuple(
            ElementDraft(
                element.number,
                element.title,
                tuple(CriterionDraft(row.number, row.text) for row in element.criteria),
            )
            for element in unit.elements
        ),
    )


def add_scheme(session: Session, draft: SchemeDraft, units: Iterable[Unit]) -> Scheme:
    """Store a new scheme made of the given unit revisions, in order."""
    scheme = Scheme(
        code=draft.code, title=draft.title, kind=draft.kind, number=draft.number, level=draft.level
    )
    session.add(scheme)
    session.flush()
    session.add_all(
        SchemeUnit(scheme_id=scheme.id, unit_id=unit.id, position=position)
        for position, unit in enumerate(units, start=1)
    )
    session.flush()
    return scheme


def unit_with_text(session: Session, draft: UnitDraft) -> Unit:
    """Return the revision of a unit that reads like the draft; stored as the next revision where there is none."""
    query = select(Unit).where(Unit.code == draft.code).options(_WHOLE_UNIT).order_by(Unit.revision)
    known = list(session.scalars(query))
    same = (unit for unit in known if unit_draft(unit) == draft)
    return next(same, None) or add_unit(session, draft, known[-1].revision + 1 if known else 1)


def add_unit(session: Session, draft: UnitDraft, revision: int = 1) -> Unit:
    """Store a unit revision that the bank does not have yet."""
    unit = Unit(code=draft.code, revision=revision, title=draft.title)
    session.add(unit)
    session.flush()
    for position, element_draft in enumerate(draft.elements, start=1):
        element = Element(
            unit_id=unit.id, number=element_draft.number, title=element_draft.title, position=position
        )
        session.add(element)
        session.flush()
        session.add_all(
            Criterion(element_id=element.id, unit_id=unit.id, number=c.number, text=c.text, position=place)
            for place, c in enumerate(element_draft.criteria, start=1)
        )
    session.flush()
    return unit


def repin_units(session: Session, scheme: Scheme, units: Iterable[Unit]) -> None:
    """Let a scheme (loaded whole) hold these unit revisions, in order, as its next revision; no unit is in a job group then."""
    session.execute(delete(SchemeUnit).where(SchemeUnit.scheme_id == scheme.id))
    session.add_all(
        SchemeUnit(scheme_id=scheme.id, unit_id=unit.id, position=position)
        for position, unit in enumerate(units, start=1)
    )
    scheme.revision += 1
    session.flush()
    session.expire_all()


def schemes_holding(session: Session, unit_ids: Iterable[int]) -> list[str]:
    """Return the codes of the schemes that hold one of these unit revisions."""
    query = select(Scheme.code).join(SchemeUnit, SchemeUnit.scheme_id == Scheme.id)
    return sorted(set(session.scalars(query.where(SchemeUnit.unit_id.in_(list(unit_ids))))))


def newest_criterion_ids(session: Session) -> dict[str, int]:
    """Return the id of every KUK of the newest revision of each unit, by "UNIT/1.1"; a KUK that the unit lost is left out."""
    newest = select(Unit.code, func.max(Unit.revision).label("revision")).group_by(Unit.code).subquery()
    query = (
        select(Unit.code, Criterion.number, Criterion.id)
        .join(newest, (newest.c.code == Unit.code) & (newest.c.revision == Unit.revision))
        .join(Criterion, Criterion.unit_id == Unit.id)
        .order_by(Unit.id, Criterion.id)
    )
    return {f"{code}/{number}": key for code, number, key in session.execute(query)}
