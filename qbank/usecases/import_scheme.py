"""Import a certification scheme: whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.codes import is_slug
from qbank.domain.import_plan import Change, SchemePlan, plan_scheme_import
from qbank.domain.scheme import SchemeDraft, SchemeFacts, check_facts, check_scheme, facts_of
from qbank.errors import InputRefusedError, Issue, UsageMistakeError, Where, has_errors
from qbank.store import schemes
from qbank.store.audit import record_event
from qbank.usecases.read_file import read_file


def read_scheme_file(path: Path) -> SchemeDraft:
    """Read a scheme from the published text (.txt) or the project's YAML; raises InputRefusedError with all faults."""
    from qbank.formats.scheme_text.read import read_scheme_text
    from qbank.formats.yaml.scheme import read_scheme_yaml

    readers = {".txt": read_scheme_text, ".yaml": read_scheme_yaml, ".yml": read_scheme_yaml}
    data = read_file(path)
    reader = readers.get(path.suffix.lower())
    if reader is None:
        facts = {"suffix": path.suffix or path.name, "known": ", ".join(readers)}
        raise InputRefusedError(Issue("file.unknown_kind", facts, Where(file=str(path))))
    draft, issues = reader(data)
    if has_errors(issues):
        raise InputRefusedError(*(issue.in_file(str(path)) for issue in issues))
    return draft


def import_scheme(
    session: Session, actor: Actor, draft: SchemeDraft, facts: SchemeFacts, *, plan_only: bool = False
) -> SchemePlan:
    """Store a scheme and those of its units that are new; importing the same again changes nothing.

    The facts given overrule the file's, where they are not empty; a scheme that the bank knows keeps the facts
    that neither gives. Raises InputRefusedError where a unit's text differs from the bank's; the plan's issues
    are warnings.
    """
    draft = facts.laid_over(draft)
    if not is_slug(draft.code):
        raise UsageMistakeError(Issue("scheme.bad_code", {"code": draft.code}))
    stored = schemes.find_scheme(session, draft.code)
    known = schemes.scheme_draft(stored) if stored else None
    if known:
        draft = facts_of(draft).laid_over(replace(known, units=draft.units))
    units = schemes.newest_units_by_code(session)
    plan = plan_scheme_import(draft, known, {code: schemes.unit_draft(unit) for code, unit in units.items()})
    plan = replace(plan, issues=(*check_facts(draft), *check_scheme(draft, {}), *plan.issues))
    if has_errors(plan.issues):
        raise InputRefusedError(*plan.issues)
    if plan_only or plan.scheme is Change.SAME:
        return plan
    if stored is None:
        rows = [units.get(unit.code) or schemes.add_unit(session, unit) for unit in draft.units]
        schemes.add_scheme(session, draft, rows)
    else:
        stored.title, stored.kind, stored.number, stored.level = (
            draft.title, draft.kind, draft.number, draft.level,
        )  # fmt: skip
        session.flush()
    record_event(
        session, actor, "scheme.import", draft.code,
        before=_facts(known) if known else None, after=_facts(draft),
    )  # fmt: skip
    return plan


def _facts(draft: SchemeDraft) -> dict[str, object]:
    names = ("title", "kind", "number", "level")
    return {name: getattr(draft, name) for name in names} | {"units": [unit.code for unit in draft.units]}
