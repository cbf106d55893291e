"""Print a set: every document of every form into a new folder, whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.picture import PictureFile, named_pictures
from qbank.domain.print_profile import USUAL_ATTENDANCE, Attendance, Edition, PrintProfile
from qbank.domain.set_record import SetRecord
from qbank.errors import Issue, NotAllowedError, NotFoundError, Where
from qbank.formats.json.canonical import canonical_json, digest
from qbank.formats.json.record import read_record
from qbank.formats.json.snapshot import read_snapshot
from qbank.store import sets, settings
from qbank.store.media import pictures_by_sha256
from qbank.store.models import ExamSet
from qbank.usecases.convert_to_pdf import convert_to_pdf, find_libreoffice, pdf_name
from qbank.usecases.write_folder import write_folder

if TYPE_CHECKING:
    from qbank.documents import Finding, RenderedDocument

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """All that decides the printed bytes: frozen snapshots with their hashes and pictures, profile, record and attendance.

    `findings` of the verdicts go into each form's FR.VA. An issued set brings the files that were `stored` then, for the
    usual attendance, and the edition they have.
    """

    set_code: str
    snapshots: tuple[tuple[FormSnapshot, str], ...]
    profile: PrintProfile
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    attendance: Attendance = USUAL_ATTENDANCE
    record: SetRecord | None = None
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    stored: tuple[RenderedDocument, ...] = ()
    issued_edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What of a set is printed: one bundle or all, some form codes or all; `pdf` adds a PDF beside each Word file."""

    bundle: str = ""
    only: tuple[str, ...] = ()
    pdf: bool = False


EVERYTHING = PrintChoice()


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """The folder that holds a print; `is_new` says whether it had to be written."""

    folder: Path
    documents: tuple[dict[str, Any], ...]
    pdfs: tuple[str, ...]
    is_new: bool


def prepare_print(
    session: Session,
    set_code: str,
    edition: Edition | None = None,
    attendance: Attendance = USUAL_ATTENDANCE,
) -> PrintJob:
    """Read what a print needs from the bank; without an edition it is that of the issued set, else of 2023."""
    exam_set = sets.get_set(session, set_code)
    snapshots = tuple((read_snapshot(form.snapshot), form.snapshot_sha256) for form in exam_set.forms)
    named = _named_pictures(snapshot for snapshot, _ in snapshots)
    issued = _issued_edition(exam_set)
    chosen = edition or issued or Edition.E2023
    profile = settings.print_profile(session, chosen)
    pictures = pictures_by_sha256(session, named)
    return PrintJob(
        set_code,
        snapshots,
        profile,
        pictures,
        attendance,
        _record(exam_set),
        stored=_stored_documents(session, exam_set),
        issued_edition=issued,
    )


def _issued_edition(exam_set: ExamSet) -> Edition | None:
    return Edition(exam_set.print_profile["edition"]) if exam_set.print_profile else None


def _stored_documents(session: Session, exam_set: ExamSet) -> tuple[RenderedDocument, ...]:
    from qbank.documents import RenderedDocument

    labels = {form.id: form.label for form in exam_set.forms}
    return tuple(
        RenderedDocument(
            labels.get(row.form_id or 0), row.code, row.role, row.bundle, row.file, row.data, row.sha256,
            row.content_sha256,
        )
        for row in sets.printed_documents(session, exam_set)
    )  # fmt: skip


def _named_pictures(snapshots: Iterable[FormSnapshot]) -> frozenset[str]:
    items = (item for snapshot in snapshots for item in snapshot.items)
    return frozenset(name for item in items for name in named_pictures(item.content, item.stimulus))


def _record(exam_set: ExamSet) -> SetRecord | None:
    """Return how the set was made; sets of version 0.1 kept too little for a dossier."""
    return read_record(exam_set.record, {}) if "program" in exam_set.record else None


def print_set(
    job: PrintJob,
    out: Path,
    choice: PrintChoice = EVERYTHING,
    progress: Callable[[str], None] = lambda _: None,
) -> PrintedSet:
    """Render a set and put it into the new folder `<out>/<set>-<hash8>`, complete with manifest.json.

    The same content is the same folder, and then nothing is written; a choice of documents has a folder of its
    own, and so has a print with PDFs. Raises NotAllowedError where the folder can't be written, where its files
    were changed by hand, or where LibreOffice is missing; NotFoundError for a code that the set, or the chosen bundle,
    does not have.
    """
    if job.issued_edition not in (None, job.profile.edition):
        facts = {"set": job.set_code, "edition": job.issued_edition or ""}
        raise NotAllowedError(Issue("print.issued_edition", facts))
    _require_known(job, choice.only)
    program = find_libreoffice() if choice.pdf else ""
    chosen = _choose(render_job(job, progress), choice)
    _require_all(chosen, choice)
    print_ = _Print.of(job, chosen)
    folder = out / f"{job.set_code}-{print_.hash8}{'-pdf' if choice.pdf else ''}"
    pdfs = tuple(pdf_name(file) for file in print_.files if file.endswith(".docx")) if choice.pdf else ()
    with _failures_told(folder):
        is_new = not folder.exists() and write_folder(
            folder, print_.files, lambda stage: print_.complete(stage, program)
        )
        if not is_new:
            _refuse_altered(folder, print_, pdfs)
    return PrintedSet(folder, print_.rows, pdfs, is_new)


def render_job(job: PrintJob, progress: Callable[[str], None] = lambda _: None) -> list[RenderedDocument]:
    """Return every document of the set and of its forms: what was stored when it was issued, all else rendered.

    The documents of the whole set are made anew for an unusual number of people.
    """
    whole, forms = _stored_parts(job)
    return [*(whole or _render_whole(job)), *(forms or _render_forms(job, progress))]


def _stored_parts(job: PrintJob) -> tuple[list[RenderedDocument], list[RenderedDocument]]:
    """Return what is stored of the whole set and of its forms, as far as it serves this job."""
    whole = [one for one in job.stored if one.form is None and job.attendance == USUAL_ATTENDANCE]
    return whole, [one for one in job.stored if one.form is not None]


def _render_whole(job: PrintJob) -> Iterable[RenderedDocument]:
    from qbank.documents import render_set

    snapshots, hashes = zip(*job.snapshots, strict=True)
    return render_set(snapshots, job.profile, job.record, attendance=job.attendance, snapshot_hashes=hashes)


def _render_forms(job: PrintJob, progress: Callable[[str], None]) -> Iterator[RenderedDocument]:
    from qbank.documents import render_form

    for snapshot, sha256 in job.snapshots:
        progress(snapshot.label)
        yield from render_form(
            snapshot,
            job.profile,
            snapshot_sha256=sha256,
            findings=job.findings.get(snapshot.label, ()),
            pictures=job.pictures,
        )


def _require_known(job: PrintJob, codes: Sequence[str]) -> None:
    known = dict.fromkeys(_codes_of(job))
    if unknown := [code for code in codes if code not in known]:
        facts = {"codes": ", ".join(unknown), "known": ", ".join(known)}
        raise NotFoundError(Issue("print.unknown_code", facts))


def _codes_of(job: PrintJob) -> Iterator[str]:
    """Yield the codes of what `render_job` returns, in its order, without rendering it."""
    from qbank.documents import form_codes, set_codes

    whole, forms = _stored_parts(job)
    yield from [one.code for one in whole] or set_codes(job.record, job.profile)
    if forms:
        yield from (one.code for one in forms)
    else:
        for snapshot, _ in job.snapshots:
            yield from form_codes(snapshot, job.profile)


def _choose(documents: Sequence[RenderedDocument], choice: PrintChoice) -> list[RenderedDocument]:
    from qbank.documents import archive_copies

    # Who names single forms wants each of them once; the archive's copies belong to a whole print.
    copies = archive_copies(documents) if not choice.only or choice.bundle == "arsip" else ()
    return [
        document
        for document in (*documents, *copies)
        if (not choice.bundle or document.bundle == choice.bundle)
        and (not choice.only or document.code in choice.only)
    ]


def _require_all(chosen: Sequence[RenderedDocument], choice: PrintChoice) -> None:
    """Refuse a code that no document of the chosen bundle has, rather than print less than was asked."""
    held = {document.code for document in chosen}
    if absent := [code for code in choice.only if code not in held]:
        facts = {"codes": ", ".join(absent), "bundle": choice.bundle}
        raise NotFoundError(Issue("print.not_in_bundle", facts))


@dataclass(frozen=True, slots=True)
class _Print:
    """The rows of the manifest, and the files by name."""

    set_code: str
    rows: tuple[dict[str, Any], ...]
    files: dict[str, bytes]
    audit_head: str = ""

    @classmethod
    def of(cls, job: PrintJob, documents: Sequence[RenderedDocument]) -> _Print:
        names = ("form", "code", "role", "bundle", "file", "sha256", "content_sha256")
        rows = tuple({name: getattr(document, name) for name in names} for document in documents)
        files = {document.file: document.data for document in documents}
        return cls(job.set_code, rows, files, job.snapshots[0][0].audit_head)

    @property
    def hash8(self) -> str:
        return digest(canonical_json(list(self.rows)))[:8]

    def complete(self, stage: Path, program: str) -> None:
        """Add PDFs, if there is a program that makes them, and the manifest."""
        words = [file for file in self.files if file.endswith(".docx")]
        pdfs = convert_to_pdf(program, stage, words) if program else ()
        (stage / MANIFEST).write_bytes(self.manifest({file: _hash_of(stage / file) for file in pdfs}))

    def manifest(self, pdfs: dict[str, str]) -> bytes:
        """List the documents; PDFs stand apart, since another run makes other bytes of them."""
        data: dict[str, Any] = {"set": self.set_code, "documents": list(self.rows)}
        if self.audit_head:
            data["audit_head"] = self.audit_head
        if pdfs:
            data["pdf"] = [{"file": file, "sha256": sha256} for file, sha256 in pdfs.items()]
        return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@contextlib.contextmanager
def _failures_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        raise NotAllowedError(Issue("print.unwritable", reason, Where(file=str(folder)))) from error


def _refuse_altered(folder: Path, print_: _Print, pdfs: Sequence[str]) -> None:
    """Hold a print that stands against what it should be; PDFs against what the manifest beside them says."""
    known = _pdf_hashes(folder) if pdfs else {}
    files = print_.files | {MANIFEST: print_.manifest(known)}
    altered = [name for name, data in files.items() if _hash_of(folder / name) != _sha256(data)]
    altered += [name for name in pdfs if _hash_of(folder / name) != known.get(name)]
    if altered:
        facts = {"files": ", ".join(altered)}
        raise NotAllowedError(Issue("print.altered", facts, Where(file=str(folder))))


def _pdf_hashes(folder: Path) -> dict[str, str]:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        return {row["file"]: row["sha256"] for row in manifest["pdf"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _hash_of(path: Path) -> str:
    return _sha256(path.read_bytes()) if path.is_file() else ""


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
