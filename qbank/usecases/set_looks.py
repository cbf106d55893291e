"""Give the body's documents their own looks: logo, template, wording, revision codes of the forms."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.picture import PictureFile
from qbank.domain.print_profile import BodyLooks
from qbank.errors import InputRefusedError, Issue
from qbank.formats.picture.read import read_picture
from qbank.store import settings
from qbank.store.audit import record_event
from qbank.text.decode import decode_text, first_control
from qbank.text.own_wording import read_own_wording
from qbank.usecases.read_file import read_file
from qbank.usecases.read_template import read_template

LONGEST_REVISION = 20
LookChanges = Mapping[str, Any]
"""What becomes of the fields of `BodyLooks`; those not named stay. A revision that is empty takes one away."""


def read_look_changes(
    files: Mapping[str, Path], revisions: Iterable[str], removed: Collection[str]
) -> LookChanges:
    """Read and check what the body hands in: files by what they are (logo, template, wording), "CODE=REVISION".

    Raise InputRefusedError with the faults of all of them.
    """
    issues: list[Issue] = []
    changes: dict[str, Any] = {name: getattr(BodyLooks(), name) for name in removed}
    for name, path in files.items():
        data = read_file(path)
        try:
            changes[name] = _READERS[name](data, path)
        except InputRefusedError as error:
            issues += (issue.in_file(str(path)) for issue in error.issues)
    pairs = [_revision(text) for text in revisions]
    issues += (pair for pair in pairs if isinstance(pair, Issue))
    if issues:
        raise InputRefusedError(*issues)
    return changes | {"revisions": dict(pair for pair in pairs if not isinstance(pair, Issue))}


def set_looks(session: Session, actor: Actor, changes: LookChanges) -> BodyLooks:
    """Store the changed looks, keep the others, and return them all."""
    before = settings.body_looks(session)
    revisions = {code: text for code, text in {**before.revisions, **changes["revisions"]}.items() if text}
    after = dataclasses.replace(before, **{**changes, "revisions": revisions})
    if after != before:
        settings.save_body_looks(session, after)
        record_event(session, actor, "body.looks", "lsp", before=before.facts(), after=after.facts())
    return after


def _read_logo(data: bytes, path: Path) -> PictureFile:
    return read_picture(data, path.name)


def _read_wording(data: bytes, _: Path) -> str:
    text = decode_text(data)
    read_own_wording(text)
    return text


def _read_template(data: bytes, _: Path) -> bytes:
    return read_template(data)


_READERS = {"logo": _read_logo, "wording": _read_wording, "template": _read_template}


def _revision(text: str) -> tuple[str, str] | Issue:
    from qbank.documents.editions import CODES

    code, equals, revision = (part.strip() for part in text.partition("="))
    known = sorted({known for codes in CODES.values() for known in codes.values()})
    if not equals or len(revision) > LONGEST_REVISION or first_control(revision):
        return Issue("body.bad_revision", {"revision": text, "most": LONGEST_REVISION})
    if code not in known:
        return Issue("body.unknown_form", {"code": code, "known": ", ".join(known)})
    return code, revision
