"""The documents of sets as the bank knows them: those stored when a set was issued, or rendered anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from qbank.domain.print_profile import Attendance, Edition
from qbank.store import sets
from qbank.usecases.print_set import PrintJob, prepare_print, render_job
from qbank.usecases.read_print import Basis, KnownFile

if TYPE_CHECKING:
    from qbank.documents.stamp import Stamp


@dataclass(frozen=True, slots=True)
class BankKnowledge:
    """What the bank holds of the sets that some files belong to: stored files, and prints to be rendered again."""

    stored: tuple[KnownFile, ...] = ()
    jobs: tuple[PrintJob, ...] = ()


def bank_knowledge(session: Session, stamps: Iterable[Stamp]) -> BankKnowledge:
    """Read what the bank knows of the sets that the stamps name.

    A print is rendered again only where the bank still holds the snapshot and the looks that it was made from.
    """
    stamps = tuple(stamps)
    stored: list[KnownFile] = []
    jobs: list[PrintJob] = []
    known = sets.sets_by_code(session)
    for code in sorted({stamp.set_code for stamp in stamps} & set(known)):
        stored += (
            KnownFile(row.file, row.sha256, row.content_sha256, Basis.BANK, row.data)
            for row in sets.printed_documents(session, known[code])
        )
        jobs += _jobs(session, code, [stamp for stamp in stamps if stamp.set_code == code])
    return BankKnowledge(tuple(stored), tuple(jobs))


def known_files(knowledge: BankKnowledge) -> tuple[KnownFile, ...]:
    """Return all files that the bank vouches for; a stored file goes before one rendered anew.

    The lists of an issued set may stand beside those stored, made for another number of people.
    """
    stored = {(known.file, known.sha256) for known in knowledge.stored}
    rendered = (
        KnownFile(document.file, document.sha256, document.content_sha256, Basis.BANK, document.data)
        for job in knowledge.jobs
        for document in render_job(job)
        if (document.file, document.sha256) not in stored
    )
    return (*knowledge.stored, *rendered)


def _jobs(session: Session, code: str, stamps: Sequence[Stamp]) -> Iterator[PrintJob]:
    from qbank.documents import profile_hash

    for edition in Edition:
        job = prepare_print(session, code, edition)
        profile, snapshots = profile_hash(job.profile), _shown_hashes(job)
        mine = [stamp for stamp in stamps if stamp.profile == profile and stamp.snapshot in snapshots]
        for people in sorted({stamp.people for stamp in mine if stamp.people}):
            candidates, assessors = people.split("+")
            yield replace(job, attendance=Attendance(int(candidates), int(assessors)))
        if mine and not any(stamp.people for stamp in mine):
            yield job


def _shown_hashes(job: PrintJob) -> set[str]:
    from qbank.documents.identification import set_hash
    from qbank.documents.stamp import SHOWN_CHARACTERS

    hashes = [sha256 for _, sha256 in job.snapshots]
    return {sha256[:SHOWN_CHARACTERS] for sha256 in (*hashes, set_hash(hashes))}
