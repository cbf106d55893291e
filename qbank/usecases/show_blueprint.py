"""Show a blueprint of the bank or of a file, beside the scheme that it is for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.blueprint import Blueprint
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.scheme import SchemeDraft
from qbank.store import plans, schemes, sets, settings
from qbank.usecases.import_blueprint import read_blueprint
from qbank.usecases.read_file import read_file


@dataclass(frozen=True, slots=True)
class ShownBlueprint:
    """A blueprint as it is written (`data`, named by `file`), what it means, and its scheme."""

    data: bytes
    file: str
    blueprint: Blueprint
    scheme: SchemeDraft
    plan_status: PlanStatus


def show_blueprint(session: Session, source: str | Path) -> ShownBlueprint:
    """Return a blueprint by its name in the bank, or from a file; raises NotFoundError where its scheme is missing."""
    data, file = blueprint_text(session, source)
    blueprint = read_blueprint(data, file)
    scheme = schemes.get_scheme(session, blueprint.scheme)
    plan = plans.find_plan(session, scheme)
    status = plan.status if plan else PlanStatus.PROPOSED
    return ShownBlueprint(data, file, blueprint, schemes.scheme_draft(scheme), status)


def blueprint_text(session: Session, source: str | Path) -> tuple[bytes, str]:
    """Return the text of a blueprint and what to call it."""
    if isinstance(source, Path):
        return read_file(source), str(source)
    stored = sets.get_blueprint(session, source)
    return stored.source.encode(), stored.name


def blueprint_document(session: Session, shown: ShownBlueprint, day: date) -> bytes:
    """Return the blueprint as a Word document, for a committee to discuss before items are chosen."""
    from qbank.documents.blueprint_sheet import BlueprintSheet, render_blueprint

    sha256 = hashlib.sha256(shown.data).hexdigest()
    sheet = BlueprintSheet(shown.blueprint, shown.scheme, shown.plan_status, day.isoformat(), sha256)
    return render_blueprint(sheet, settings.print_profile(session)).data
