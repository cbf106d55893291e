"""Queries on the pictures of the bank; a picture never changes and is never deleted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.domain.picture import PictureFile
from qbank.errors import Issue, NotFoundError
from qbank.store.models import Media, VersionMedia


def known_pictures(session: Session, names: Collection[str]) -> frozenset[str]:
    """Return which of these SHA-256 the bank has a picture of."""
    return frozenset(session.scalars(select(Media.sha256).where(Media.sha256.in_(names))))


def add_pictures(session: Session, pictures: Mapping[str, PictureFile], words: Mapping[str, str]) -> None:
    """Store the pictures that the bank does not have yet, with what they show, in words."""
    known = known_pictures(session, pictures)
    session.add_all(
        Media(sha256=sha256, type=picture.type, data=picture.data, alt=words.get(sha256, ""))
        for sha256, picture in sorted(pictures.items())
        if sha256 not in known
    )
    session.flush()


def pictures_by_sha256(session: Session, names: Collection[str]) -> dict[str, PictureFile]:
    """Return pictures by SHA-256; raises NotFoundError for one that is missing or no longer what it was."""
    rows = session.scalars(select(Media).where(Media.sha256.in_(names)))
    found = {row.sha256: PictureFile(row.type, row.data) for row in rows}
    lost = [one for one in sorted(names) if one not in found or found[one].sha256 != one]
    if lost:
        raise NotFoundError(*(Issue("picture.lost", {"picture": one}) for one in lost))
    return found


def media_by_version(session: Session, versions: Collection[int]) -> dict[int, list[Media]]:
    """Return the pictures that each version shows, by the version's id."""
    wanted = frozenset(versions)
    links = select(VersionMedia.version_id, VersionMedia.media_sha256).order_by(VersionMedia.media_sha256)
    shown = [(version, name) for version, name in session.execute(links) if version in wanted]
    rows = session.scalars(select(Media).where(Media.sha256.in_({name for _, name in shown})))
    by_name = {row.sha256: row for row in rows}
    found: dict[int, list[Media]] = {}
    for version, name in shown:
        found.setdefault(version, []).append(by_name[name])
    return found
