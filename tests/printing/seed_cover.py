"""The print of the starter bank's set of three forms, and the tables of its cover for so many people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from word_package import tables_of

from qbank.documents import RenderedDocument, render_set
from qbank.domain.print_profile import Attendance, Edition
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.usecases import print_set

SET = "pemasaran-penjualan-kkni6-001"
Table = list[list[str]]


@cache
def seed_job(bank: Path) -> print_set.PrintJob:
    """Return what the print of the set needs."""
    engine = open_engine(f"sqlite:///{bank}")
    with session_scope(engine) as session:
        job = print_set.prepare_print(session, SET)
    engine.dispose()
    return job


def cover_of(documents: Sequence[RenderedDocument]) -> RenderedDocument:
    """Return the cover among the documents of a set."""
    return next(one for one in documents if one.code == "SAMPUL")


def cover_for(bank: Path, people: Attendance, edition: Edition = Edition.E2023) -> RenderedDocument:
    """Return the cover of the set."""
    job = seed_job(bank)
    snapshots = [snapshot for snapshot, _ in job.snapshots]
    profile = replace(job.profile, edition=edition)
    return cover_of(render_set(snapshots, profile, job.record, attendance=people))


def tables_for(bank: Path, people: Attendance, edition: Edition = Edition.E2023) -> list[Table]:
    """Return the tables of the cover."""
    return tables_of(cover_for(bank, people, edition).data)
