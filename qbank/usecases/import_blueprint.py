"""Import a blueprint (kisi-kisi) into the bank."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.blueprint import Blueprint
from qbank.errors import InputRefusedError
from qbank.store import sets
from qbank.store.audit import record_event
from qbank.store.models import StoredBlueprint
from qbank.usecases.read_file import read_file
from qbank.usecases.require_sound_blueprint import require_sound_blueprint


def read_blueprint(data: bytes, file: str) -> Blueprint:
    """Read a blueprint from YAML; raises InputRefusedError with all faults."""
    from qbank.formats.yaml.blueprint import read_blueprint_yaml

    blueprint, issues = read_blueprint_yaml(data)
    if blueprint is None:
        raise InputRefusedError(*(issue.in_file(file) for issue in issues))
    return blueprint


def import_blueprint(session: Session, actor: Actor, path: Path) -> StoredBlueprint:
    """Store a blueprint as written; the same text again changes nothing, another text is a new revision.

    Raises InputRefusedError with every mistake and its line.
    """
    data = read_file(path)
    blueprint = read_blueprint(data, str(path))
    scheme = require_sound_blueprint(session, blueprint, data, str(path))
    before = sets.newest_blueprint(session, blueprint.name)
    sha256 = hashlib.sha256(data).hexdigest()
    stored = sets.save_blueprint(session, scheme, blueprint.name, data.decode("utf-8-sig"), sha256)
    if before is not stored:
        after = {"revision": stored.revision, "sha256": sha256}
        record_event(session, actor, "blueprint.import", blueprint.name, after=after)
    stored.scheme = scheme
    return stored
