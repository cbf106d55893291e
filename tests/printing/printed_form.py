"""The documents of the sample form in both editions, rendered once a process."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from rich_snapshot import pictures, rich_snapshot
from sample_set import hostile_record, sample_set
from sample_snapshot import PROFILE, hostile_snapshot, sample_snapshot

from qbank.documents import RenderedDocument, render_form, render_set
from qbank.domain.print_profile import Edition

Documents = dict[str, RenderedDocument]


def by_name(rendered: tuple[RenderedDocument, ...]) -> Documents:
    """Return the Word documents by code, role and job group, such as "FR.IA.02 kunci" and "FR.IA.02 asesi KP1"."""
    return {_name(document): document for document in rendered if document.file.endswith(".docx")}


def _name(document: RenderedDocument) -> str:
    group = re.search(r"_(KP\d+)_", document.file)
    return " ".join([document.code, document.role, *(group.groups() if group else ())])


@cache
def sample_form(edition: Edition = Edition.E2023) -> tuple[RenderedDocument, ...]:
    """Return all documents of the sample form, workbooks too."""
    return render_form(sample_snapshot(), replace(PROFILE, edition=edition))


@cache
def sample_documents(edition: Edition = Edition.E2023) -> Documents:
    """Return the Word documents of the sample form."""
    return by_name(sample_form(edition))


@cache
def every_document() -> Documents:
    """Return the Word documents of form and set in both editions; the names of the older begin with "2020"."""
    newer = sample_documents() | by_name(sample_set())
    older = sample_documents(Edition.E2020) | by_name(sample_set(Edition.E2020))
    return newer | {f"2020 {name}": one for name, one in older.items()}


@cache
def hostile_documents() -> Documents:
    """Return the documents of the sample form with hostile texts in it."""
    hostile = hostile_snapshot()
    return by_name((*render_form(hostile, PROFILE), *render_set((hostile,), PROFILE, hostile_record())))


@cache
def rich_documents() -> Documents:
    """Return the documents of the sample form with pictures, formulas and lists in its texts."""
    return by_name(render_form(rich_snapshot(), PROFILE, pictures=pictures()))
