"""What tells a printed document from every other: the name of its file, its stamp, the hashes it was made from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version

from qbank.documents.catalogue import CatalogueEntry
from qbank.documents.context import FormContext
from qbank.documents.stamp import SHOWN_CHARACTERS, Stamp
from qbank.domain.print_profile import Attendance, PrintProfile

WHOLE_SET = "SET"
"""Stands for the form in the stamp of a document that belongs to none."""
SECRET_NAME = "RAHASIA"
"""Stands in the name of every file that a candidate may not see, whatever the wording says."""


def file_name(context: FormContext, entry: CatalogueEntry, name_key: str) -> str:
    """Return the name of a document's file, without folder and suffix."""
    snapshot = context.snapshot
    parts = (
        context.code(entry.form),
        SECRET_NAME if entry.secret else "",
        context.text(name_key),
        context.group.code if context.group else "",
        snapshot.set_code,
        "" if context.whole else f"paket-{snapshot.label}",
    )
    return re.sub(r"[^A-Za-z0-9._-]", "-", "_".join(part for part in parts if part))


def stamp_of(context: FormContext, entry: CatalogueEntry, name_key: str) -> Stamp:
    """Return what every page of a document says of itself."""
    snapshot, code, whole = context.snapshot, context.code(entry.form), context.whole
    return Stamp(
        set_code=snapshot.set_code,
        form=WHOLE_SET if whole else snapshot.label,
        code=f"{code}-{context.group.code}" if context.group else code,
        document=file_name(context, entry, name_key),
        snapshot=context.snapshot_sha256[:SHOWN_CHARACTERS],
        profile=profile_hash(context.profile),
        people=_people(whole.attendance) if whole and entry.for_people else "",
    )


def _people(attendance: Attendance) -> str:
    return f"{attendance.candidates}+{attendance.assessors}"


def profile_hash(profile: PrintProfile) -> str:
    """Return 12 characters that tell one print profile, at this program's version, from another."""
    facts = json.dumps([profile.facts(), _program_version()], sort_keys=True)
    return hashlib.sha256(facts.encode()).hexdigest()[:SHOWN_CHARACTERS]


@cache
def _program_version() -> str:
    return version("qbank")


def set_hash(snapshot_hashes: Sequence[str]) -> str:
    """Return the hash of a whole set, made from those of its forms in order."""
    return hashlib.sha256("\n".join(snapshot_hashes).encode()).hexdigest()
