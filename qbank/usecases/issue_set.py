"""Issue a set: name who answers for it, freeze it, and store the files that are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.form_snapshot import FormSnapshot, SnapshotPerson
from qbank.domain.issuing import check_contents, check_makers
from qbank.domain.lifecycle import SetStatus
from qbank.domain.print_profile import Edition
from qbank.domain.rights import Right
from qbank.errors import Issue, NotAllowedError
from qbank.formats.json.canonical import digest
from qbank.formats.json.snapshot import write_snapshot
from qbank.store import people, sets
from qbank.store.audit import audit_head, record_event
from qbank.store.base import now
from qbank.store.models import ExamSet, PrintedDocument, SetPerson
from qbank.store.models.exam import SetRole
from qbank.store.rights import require_right
from qbank.store.session import session_scope
from qbank.store.set_versions import versions_of_set
from qbank.usecases.print_set import PrintJob, prepare_print, render_job
from qbank.usecases.review_findings import review_findings

if TYPE_CHECKING:
    from qbank.documents import RenderedDocument


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """Which set is issued, who wrote and who validated it (codes, in the order of the forms), in which edition."""

    set_code: str
    authors: Sequence[str]
    validators: Sequence[str]
    edition: Edition = Edition.E2023


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What is printed and stored: snapshots without watermark, as JSON by form label, and the trail's head then."""

    job: PrintJob
    snapshots: dict[str, str]
    audit_head: str


def issue_set(
    engine: Engine, actor: Actor, request: IssueRequest, progress: Callable[[str], None] = lambda _: None
) -> int:
    """Freeze a draft set for good and return how many files were stored; a later print returns their bytes.

    Raises NotAllowedError where somebody stands on both sides or lacks the role, where versions are not approved,
    or where the set changed while its files were made.
    """
    with session_scope(engine) as session:
        frozen = _freeze(session, actor, request, audit_head(session))
    documents = render_job(frozen.job, progress)
    with session_scope(engine, write=True) as session:
        if _freeze(session, actor, request, frozen.audit_head) != frozen:
            raise NotAllowedError(Issue("issue.changed_meanwhile", {"set": request.set_code}))
        _store(session, request, frozen, documents)
        _record(session, actor, request, frozen, documents)
    return len(documents)


def _freeze(session: Session, actor: Actor, request: IssueRequest, head: str) -> _Frozen:
    require_right(session, actor, Right.ISSUE)
    exam_set = sets.get_set(session, request.set_code)
    makers = _makers(session, request)
    _refuse_unfit(session, exam_set)
    job = prepare_print(session, request.set_code, request.edition)
    snapshots = [_issued(snapshot, makers, head) for snapshot, _ in job.snapshots]
    texts = {snapshot.label: write_snapshot(snapshot) for snapshot in snapshots}
    hashed = tuple((snapshot, digest(texts[snapshot.label])) for snapshot in snapshots)
    findings = review_findings(session, request.set_code)
    return _Frozen(replace(job, snapshots=hashed, findings=findings), texts, head)


def _makers(session: Session, request: IssueRequest) -> tuple[SnapshotPerson, ...]:
    named = {code: people.get_person(session, code) for code in (*request.authors, *request.validators)}
    roles = {code: {row.role for row in person.roles} for code, person in named.items()}
    if issues := tuple(check_makers(request.authors, request.validators, roles)):
        raise NotAllowedError(*issues)
    sides = ((SetRole.AUTHOR, request.authors), (SetRole.VALIDATOR, request.validators))
    return tuple(
        SnapshotPerson(role, named[code].name, named[code].met)
        for role, codes in sides
        for code in dict.fromkeys(codes)
    )


def _refuse_unfit(session: Session, exam_set: ExamSet) -> None:
    versions = {(row.item, row.version): row.status for row in versions_of_set(session, exam_set.code)}
    if issues := tuple(check_contents(exam_set.code, exam_set.status, versions)):
        raise NotAllowedError(*issues)


def _issued(snapshot: FormSnapshot, makers: tuple[SnapshotPerson, ...], head: str) -> FormSnapshot:
    return replace(snapshot, watermark="", people=makers, audit_head=head)


def _store(
    session: Session, request: IssueRequest, frozen: _Frozen, documents: Sequence[RenderedDocument]
) -> None:
    exam_set = sets.get_set(session, request.set_code)
    for form in exam_set.forms:
        form.snapshot = frozen.snapshots[form.label]
        form.snapshot_sha256 = digest(form.snapshot)
    ids = {form.label: form.id for form in exam_set.forms}
    session.add_all(_printed(exam_set.id, ids, document) for document in documents)
    session.add_all(_set_people(session, exam_set.id, request))
    # The forms freeze with the set's status, so they go first.
    session.flush()
    exam_set.status, exam_set.issued_at = SetStatus.ISSUED, now()
    exam_set.audit_head = frozen.audit_head
    exam_set.print_profile = frozen.job.profile.facts()


def _printed(set_id: int, form_ids: dict[str, int], document: RenderedDocument) -> PrintedDocument:
    return PrintedDocument(
        set_id=set_id,
        form_id=form_ids[document.form] if document.form else None,
        code=document.code,
        role=document.role,
        bundle=document.bundle,
        file=document.file,
        sha256=document.sha256,
        content_sha256=document.content_sha256,
        data=document.data,
    )


def _set_people(session: Session, set_id: int, request: IssueRequest) -> list[SetPerson]:
    ids = {code: person.id for code, person in people.persons_by_code(session).items()}
    sides = ((SetRole.AUTHOR, request.authors), (SetRole.VALIDATOR, request.validators))
    return [
        SetPerson(set_id=set_id, person_id=ids[code], role=role, position=position)
        for role, codes in sides
        for position, code in enumerate(dict.fromkeys(codes), start=1)
    ]


def _record(
    session: Session,
    actor: Actor,
    request: IssueRequest,
    frozen: _Frozen,
    documents: Sequence[RenderedDocument],
) -> None:
    after = {
        "status": SetStatus.ISSUED,
        "penyusun": list(request.authors),
        "validator": list(request.validators),
        "edition": request.edition,
        "forms": {label: digest(text) for label, text in frozen.snapshots.items()},
        "files": len(documents),
        "audit_head": frozen.audit_head,
    }
    before = {"status": SetStatus.DRAFT}
    record_event(session, actor, "set.issue", request.set_code, before=before, after=after)
