"""Import a blueprint (kisi-kisi) into the bank."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.blueprint import Blueprint
from qbank.domain.check_blueprint import check_blueprint
from qbank.errors import InputRefusedError, Issue, Where
from qbank.store import schemes, sets
from qbank.store.audit import record_event
from qbank.store.models import StoredBlueprint
from qbank.usecases.read_file import read_file


def read_blueprint(data: bytes, file: str) -> Blueprint:
    """Read a blueprint from YAML; raises InputRefusedError with all faults."""
    from qbank.formats.yaml.blueprint import read_blueprint_yaml

    blueprint, issues = read_blueprint_yaml(data)
    if blueprint is None:
        raise InputRefusedError(*(issue.in_file(file) for issue in issues))
    return blueprint


def import_blueprint(session: Session, actor: Actor, path: Path) -> StoredBlueprint:
    """Store a blueprint as written; the same text again changes nothing, another text is a new revision.

    Raises InputRefusedError where it doesn't fit the scheme and its job groups, or the day.
    """
    data = read_file(path)
    blueprint = read_blueprint(data, str(path))
    _check_day(blueprint, str(path))
    scheme = schemes.get_scheme(session, blueprint.scheme)
    groups = [group.code for group in scheme.job_groups]
    if issues := tuple(check_blueprint(blueprint, schemes.scheme_draft(scheme), groups)):
        raise InputRefusedError(*(issue.in_file(str(path)) for issue in issues))
    before = sets.newest_blueprint(session, blueprint.name)
    sha256 = hashlib.sha256(data).hexdigest()
    stored = sets.save_blueprint(session, scheme, blueprint.name, data.decode("utf-8-sig"), sha256)
    if before is not stored:
        after = {"revision": stored.revision, "sha256": sha256}
        record_event(session, actor, "blueprint.import", blueprint.name, after=after)
    stored.scheme = scheme
    return stored


def _check_day(blueprint: Blueprint, file: str) -> None:
    if blueprint.day_minutes > blueprint.minutes_total:
        facts = {"minutes": blueprint.day_minutes, "most": blueprint.minutes_total}
        raise InputRefusedError(Issue("blueprint.day_too_long", facts, Where(file=file)))
