"""Snapshot and profile in, Word documents out: pure, no clock, no database, no environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qbank.documents.catalogue import CATALOGUE, CatalogueEntry
from qbank.documents.check_names import check_names
from qbank.documents.check_snapshot import check_snapshot
from qbank.documents.context import Finding, FormContext, WholeSet, task_of
from qbank.documents.editions import CODES
from qbank.documents.identification import file_name, set_hash, stamp_of
from qbank.documents.letterhead import letterhead, page_words
from qbank.documents.model import Document, FormTitle
from qbank.documents.package import pack
from qbank.documents.parts import PackedDocument
from qbank.documents.print_plan import plan_print
from qbank.documents.sections.unit_table import group_of
from qbank.documents.set_catalogue import set_entries
from qbank.documents.workbook import data_sheets, pack_workbook
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.picture import PictureFile
from qbank.domain.print_profile import USUAL_ATTENDANCE, Attendance, PrintProfile
from qbank.domain.set_record import SetRecord
from qbank.errors import InputRefusedError
from qbank.text.own_wording import read_own_wording
from qbank.text.wording import Wording

UNSTORED = "0" * 64
"""Stands for the hash of a snapshot that no bank holds, such as that of a sample."""
ARCHIVE = "arsip"


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """One printed document: where it belongs, and its bytes with their two hashes."""

    form: str | None
    code: str
    role: str
    bundle: str
    file: str
    data: bytes
    sha256: str
    content_sha256: str


def render_form(
    snapshot: FormSnapshot,
    profile: PrintProfile,
    wording: Wording | None = None,
    *,
    snapshot_sha256: str = UNSTORED,
    findings: tuple[Finding, ...] = (),
    pictures: Mapping[str, PictureFile] | None = None,
) -> tuple[RenderedDocument, ...]:
    """Print every document of one form; the same input gives the same bytes. `findings` go into FR.VA.

    `pictures` are those that the texts of the form name, by SHA-256.

    `snapshot_sha256` is the hash under which the bank holds the snapshot; every page names its beginning.
    Raise InputRefusedError for a snapshot whose documents would disagree or leave something out, for a wording
    that gives a key the name of a candidate's sheet, and for a text with a character that no document may hold.
    """
    context = FormContext(
        snapshot,
        profile,
        wording or read_own_wording(profile.looks.wording),
        snapshot_sha256=snapshot_sha256,
        findings=findings,
        pictures=pictures or {},
    )
    issues = (*check_snapshot(snapshot, context.pictures), *check_names(context, CATALOGUE))
    if issues:
        raise InputRefusedError(*issues)
    return tuple(
        document
        for entry in CATALOGUE
        if entry.exists_for(snapshot)
        for document in print_entry(context, entry)
    )


def render_set(
    snapshots: Sequence[FormSnapshot],
    profile: PrintProfile,
    record: SetRecord | None = None,
    wording: Wording | None = None,
    *,
    attendance: Attendance = USUAL_ATTENDANCE,
    snapshot_hashes: Sequence[str] = (),
) -> tuple[RenderedDocument, ...]:
    """Print the documents of a whole set: cover with the print plan, lists of the sitting, approval, dossier.

    `attendance` says for how many people; `snapshot_hashes` are those of the bank, form by form.
    """
    hashes = tuple(snapshot_hashes) or (UNSTORED,) * len(snapshots)
    exam_set = WholeSet(tuple(snapshots), hashes, attendance, record)
    entries = set_entries(record)
    context = FormContext(
        snapshots[0],
        profile,
        wording or read_own_wording(profile.looks.wording),
        snapshot_sha256=set_hash(hashes),
        whole=replace(exam_set, plan=plan_print(exam_set, entries)),
    )
    return tuple(document for entry in entries for document in print_entry(context, entry))


def form_codes(snapshot: FormSnapshot, profile: PrintProfile) -> tuple[str, ...]:
    """Return the codes of the documents that `render_form` prints, in its order, without printing any."""
    codes = CODES[profile.edition]
    return tuple(codes[entry.form] for entry in CATALOGUE if entry.exists_for(snapshot))


def set_codes(record: SetRecord | None, profile: PrintProfile) -> tuple[str, ...]:
    """Return the codes of the documents that `render_set` prints, in its order, without printing any."""
    return tuple(CODES[profile.edition][entry.form] for entry in set_entries(record))


def archive_copies(documents: Iterable[RenderedDocument]) -> tuple[RenderedDocument, ...]:
    """Return copies for the archive of all that lies elsewhere, so that its folder alone is a whole master."""
    return tuple(
        replace(one, bundle=ARCHIVE, file=f"{ARCHIVE}/{one.file.partition('/')[2]}")
        for one in documents
        if one.bundle != ARCHIVE
    )


def print_entry(context: FormContext, entry: CatalogueEntry) -> Iterator[RenderedDocument]:
    """Print one document of a catalogue; where it stands once a task, one for each task with the task's workbook."""
    if not entry.per_task or entry.instrument is None:
        yield _rendered(context, entry, f"{entry.form}.file", _packed(context, entry), "docx")
        return
    for item in context.tasks(entry.instrument):
        part = replace(context, group=group_of(context, task_of(item).job_group))
        yield _rendered(part, entry, f"{entry.form}.file", _packed(part, entry), "docx")
        sheets = data_sheets(task_of(item))
        if sheets:
            name_key = f"{entry.form}.data_file"
            stamp = stamp_of(part, entry, name_key)
            workbook = pack_workbook(sheets, context.snapshot.set_date, stamp.keywords())
            yield _rendered(part, entry, name_key, workbook, "xlsx")


def _packed(context: FormContext, entry: CatalogueEntry) -> PackedDocument:
    return pack(_document(context, entry), context.profile.looks.template)


def _rendered(
    context: FormContext, entry: CatalogueEntry, name_key: str, packed: PackedDocument, suffix: str
) -> RenderedDocument:
    return RenderedDocument(
        form=None if context.whole else context.snapshot.label,
        code=context.code(entry.form),
        role=entry.role,
        bundle=entry.bundle,
        file=f"{entry.bundle}/{file_name(context, entry, name_key)}.{suffix}",
        data=packed.data,
        sha256=packed.sha256,
        content_sha256=packed.content_sha256,
    )


def _document(context: FormContext, entry: CatalogueEntry) -> Document:
    snapshot, form = context.snapshot, entry.form
    code, title = context.code(form), context.text(f"{form}.title")
    short = context.text(f"{form}.short")
    secret = "_secret" if entry.secret else ""
    whole = "_set" if context.whole else ""
    stamp = stamp_of(context, entry, f"{entry.form}.file")
    return Document(
        title=f"{code} {title}",
        subject=snapshot.scheme.title,
        author=context.profile.body.name or "qbank",
        keywords=stamp.keywords(),
        date=snapshot.set_date,
        page=entry.page,
        letterhead=letterhead(context, stamp),
        header_left=context.text(f"page.header{secret}", code=code, short=short),
        header_right=" · ".join(part for part in (snapshot.scheme.title, snapshot.scheme.number) if part),
        footer_left=context.text(
            f"page.footer{whole}{secret}",
            code=context.revised_code(form),
            set=snapshot.set_code,
            form=snapshot.label,
            hash=stamp.snapshot,
        ),
        page_words=page_words(context),
        marks=tuple(_marks(context, entry)),
        blocks=(FormTitle(code, title), *entry.build(context)),
        pictures=context.pictures,
        form_name="" if context.whole else context.text("page.form", form=snapshot.label),
    )


def _marks(context: FormContext, entry: CatalogueEntry) -> Iterator[str]:
    if entry.secret:
        yield context.text("page.secret")
    if entry.plan and context.snapshot.plan_status is PlanStatus.PROPOSED:
        yield context.text("page.proposed")
    if context.snapshot.watermark:
        yield context.snapshot.watermark
