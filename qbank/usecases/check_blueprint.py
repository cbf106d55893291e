"""Say whether the bank can meet a blueprint, and what it is short of; by counting alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.assembly.explain.counts import count_shortages
from qbank.assembly.rules import rows_of
from qbank.errors import Issue
from qbank.usecases.exam_pool import pool_for
from qbank.usecases.import_blueprint import read_blueprint
from qbank.usecases.require_sound_blueprint import require_sound_blueprint
from qbank.usecases.show_blueprint import blueprint_text


@dataclass(frozen=True, slots=True)
class BlueprintCheck:
    """What counting found: no shortage is no proof that a form exists, but with a shortage there is none."""

    name: str
    items: int
    shortages: tuple[Issue, ...]


def check_blueprint(
    session: Session, source: str | Path, set_date: date, *, include_drafts: bool = False
) -> BlueprintCheck:
    """Count the bank's items for a blueprint by its name in the bank, or from a file.

    Raises InputRefusedError for a blueprint with mistakes.
    """
    data, file = blueprint_text(session, source)
    blueprint = read_blueprint(data, file)
    require_sound_blueprint(session, blueprint, data, file)
    sha256 = hashlib.sha256(data).hexdigest()
    problem = pool_for(session, blueprint, sha256, set_date, include_drafts=include_drafts).problem(seed=0)
    shortages = tuple(count_shortages(problem, rows_of(problem)))
    return BlueprintCheck(blueprint.name, len(problem.items), shortages)
