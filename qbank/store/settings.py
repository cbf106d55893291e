"""Settings of the certification body: its facts and its looks."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.domain.picture import PictureFile
from qbank.domain.print_profile import BodyFacts, BodyLooks, Edition, PrintProfile
from qbank.domain.review_rules import USUAL_QUORUM
from qbank.store.models import BodySetting, Media

_LOOKS = "looks"
_TEMPLATE_TYPE = "docx"
_WORDING_TYPE = "toml"

_QUORUM = "review_quorum"


def body_facts(session: Session) -> BodyFacts:
    """Return the body's own data; what was never set is empty."""
    names = {field.name for field in dataclasses.fields(BodyFacts)}
    rows = session.scalars(select(BodySetting).where(BodySetting.name.in_(sorted(names))))
    return BodyFacts(**{row.name: str(row.value) for row in rows})


def save_body_facts(session: Session, facts: BodyFacts) -> None:
    """Store the body's own data."""
    for field in dataclasses.fields(BodyFacts):
        session.merge(BodySetting(name=field.name, value=getattr(facts, field.name)))
    session.flush()


def review_quorum(session: Session) -> int:
    """Return how many approvals make a version approved."""
    row = session.get(BodySetting, _QUORUM)
    return int(row.value) if row else USUAL_QUORUM


def save_review_quorum(session: Session, quorum: int) -> None:
    """Store how many approvals make a version approved."""
    session.merge(BodySetting(name=_QUORUM, value=quorum))
    session.flush()


def body_looks(session: Session) -> BodyLooks:
    """Return the body's own looks; what was never set is empty."""
    row = session.get(BodySetting, _LOOKS)
    if row is None:
        return BodyLooks()
    logo, template, wording = (_file(session, row.value[name]) for name in ("logo", "template", "wording"))
    return BodyLooks(
        revisions=row.value["revisions"],
        logo=PictureFile(logo.type, logo.data) if logo else None,
        template=template.data if template else b"",
        wording=wording.data.decode() if wording else "",
    )


def save_body_looks(session: Session, looks: BodyLooks) -> None:
    """Store the body's own looks; their files are kept for ever, under their hash."""
    if looks.logo:
        _keep(session, looks.logo.data, looks.logo.type)
    _keep(session, looks.template, _TEMPLATE_TYPE)
    _keep(session, looks.wording.encode(), _WORDING_TYPE)
    session.merge(BodySetting(name=_LOOKS, value=looks.facts()))
    session.flush()


def print_profile(session: Session, edition: Edition = Edition.E2023) -> PrintProfile:
    """Return all that the body adds to what it prints."""
    return PrintProfile(body_facts(session), edition, body_looks(session))


def _file(session: Session, sha256: str) -> Any:
    return session.get_one(Media, sha256) if sha256 else None


def _keep(session: Session, data: bytes, kind: str) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    if data and session.get(Media, sha256) is None:
        session.add(Media(sha256=sha256, type=kind, data=data, alt=""))
