"""Queries on blueprints, exam sets and their forms."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, selectinload

from qbank.domain.lifecycle import SetStatus
from qbank.errors import Issue, NotFoundError
from qbank.store.models import ExamForm, ExamSet, FormItem, PrintedDocument, Scheme, StoredBlueprint


def newest_blueprint(session: Session, name: str, sha256: str = "") -> StoredBlueprint | None:
    """Return the newest revision of a blueprint, or the newest with this text; None where there is none."""
    query = (
        select(StoredBlueprint)
        .where(StoredBlueprint.name == name)
        .options(selectinload(StoredBlueprint.scheme))
        .order_by(StoredBlueprint.revision.desc())
        .limit(1)
    )
    return session.scalar(query.where(StoredBlueprint.sha256 == sha256) if sha256 else query)


def get_blueprint(session: Session, name: str, sha256: str = "") -> StoredBlueprint:
    """Return a blueprint as `newest_blueprint` does; raises NotFoundError naming those there are."""
    found = newest_blueprint(session, name, sha256)
    if found is None:
        known = ", ".join(sorted(set(session.scalars(select(StoredBlueprint.name))))) or "–"
        raise NotFoundError(Issue("blueprint.not_found", {"blueprint": name, "known": known}))
    return found


def newest_blueprints(session: Session, scheme: str) -> list[StoredBlueprint]:
    """Return the newest revision of each blueprint of a scheme, by name."""
    query = select(StoredBlueprint).join(Scheme).where(Scheme.code == scheme)
    newest = {row.name: row for row in session.scalars(query.order_by(StoredBlueprint.revision))}
    return [newest[name] for name in sorted(newest)]


def save_blueprint(session: Session, scheme: Scheme, name: str, source: str, sha256: str) -> StoredBlueprint:
    """Store a blueprint as written, as a new revision where it differs; returns the newest."""
    newest = newest_blueprint(session, name)
    if newest is not None and newest.sha256 == sha256:
        return newest
    revision = newest.revision + 1 if newest else 1
    stored = StoredBlueprint(scheme_id=scheme.id, name=name, revision=revision, source=source, sha256=sha256)
    session.add(stored)
    session.flush()
    return stored


def find_same_draft(
    session: Session, blueprint: StoredBlueprint, pool_hash: str, *, seed: int, set_date: date, forms: int
) -> ExamSet | None:
    """Return the draft set of so many forms that the same blueprint, pool and seed gave before for the same date."""
    form_count = select(func.count(ExamForm.id)).where(ExamForm.set_id == ExamSet.id).scalar_subquery()
    query = select(ExamSet).where(
        ExamSet.blueprint_id == blueprint.id,
        ExamSet.pool_hash == pool_hash,
        ExamSet.seed == seed,
        ExamSet.set_date == set_date,
        ExamSet.status == SetStatus.DRAFT,
        form_count == forms,
    )
    return session.scalar(query.order_by(ExamSet.id).limit(1))


def next_set_code(session: Session, scheme: Scheme) -> str:
    """Return the next free code of a scheme's sets, such as "<scheme>-001"."""
    count = session.scalar(select(func.count(ExamSet.id)).where(ExamSet.scheme_id == scheme.id)) or 0
    return f"{scheme.code}-{count + 1:03d}"


def add_set(session: Session, exam_set: ExamSet, forms: list[tuple[ExamForm, list[FormItem]]]) -> None:
    """Store a new set with its forms and their items."""
    session.add(exam_set)
    session.flush()
    for form, form_items in forms:
        form.set_id = exam_set.id
        session.add(form)
        session.flush()
        for row in form_items:
            row.form_id = form.id
        session.add_all(form_items)
    session.flush()


def versions_by_form(session: Session, exam_set: ExamSet) -> dict[int, frozenset[int]]:
    """Return the ids of the versions in each form of a set, by the form's id, in the order of labels."""
    ids = {form.id: set[int]() for form in exam_set.forms}
    query = select(FormItem.form_id, FormItem.version_id).where(FormItem.form_id.in_(ids))
    for form_id, version_id in session.execute(query):
        ids[form_id].add(version_id)
    return {form_id: frozenset(found) for form_id, found in ids.items()}


def replace_form_items(session: Session, form: ExamForm, rows: list[FormItem]) -> None:
    """Store the items of a form in place of those it had."""
    session.execute(delete(FormItem).where(FormItem.form_id == form.id))
    for row in rows:
        row.form_id = form.id
    session.add_all(rows)
    session.flush()


def sets_by_code(session: Session) -> dict[str, ExamSet]:
    """Return every set with scheme, blueprint and forms, in the order of codes."""
    query = select(ExamSet).options(
        selectinload(ExamSet.scheme), selectinload(ExamSet.blueprint), selectinload(ExamSet.forms)
    )
    return {row.code: row for row in sorted(session.scalars(query), key=lambda row: row.code)}


def get_set(session: Session, code: str) -> ExamSet:
    """Return one set as `sets_by_code` does; raises NotFoundError naming those there are."""
    known = sets_by_code(session)
    if code not in known:
        facts = {"set": code, "known": ", ".join(known) or "–"}
        raise NotFoundError(Issue("set.not_found", facts))
    return known[code]


def get_form(session: Session, set_code: str, label: str) -> ExamForm:
    """Return one form of a set; raises NotFoundError."""
    exam_set = get_set(session, set_code)
    for form in exam_set.forms:
        if form.label == label:
            return form
    known = ", ".join(form.label for form in exam_set.forms)
    raise NotFoundError(Issue("set.no_form", {"set": set_code, "form": label, "known": known}))


def printed_documents(session: Session, exam_set: ExamSet) -> list[PrintedDocument]:
    """Return the files that were stored when the set was issued, in the order of their names; none for a draft."""
    rows = session.scalars(select(PrintedDocument).where(PrintedDocument.set_id == exam_set.id))
    return sorted(rows, key=lambda row: row.file)
