"""Measure how the bank, or one set, evidences the KUK of a scheme."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from qbank.domain.codes import INSTRUMENT_BY_KIND
from qbank.domain.coverage import Coverage, CoveredItem, measure_coverage
from qbank.domain.items import criteria_of
from qbank.domain.lifecycle import VersionStatus
from qbank.formats.json.snapshot import read_snapshot
from qbank.store import plans, reviews, schemes, sets
from qbank.usecases.bank_items import bank_items


def measure_bank_coverage(session: Session, code: str, *, include_drafts: bool = False) -> Coverage:
    """Return the coverage of the whole bank; each item counts once, by its best status."""
    scheme = schemes.get_scheme(session, code)
    plan = plans.find_plan(session, scheme)
    reviewed = _last_reviews(session)
    covered = [
        CoveredItem(
            INSTRUMENT_BY_KIND[item.draft.kind],
            VersionStatus.RETIRED if item.is_retired else item.best,
            tuple(str(ref) for ref in criteria_of(item.draft)),
            item.draft.level,
            item.draft.dimension,
            reviewed.get(item.draft.code),
        )
        for item in bank_items(session)
    ]
    lines = plan.lines if plan else ()
    return measure_coverage(schemes.scheme_draft(scheme), lines, covered, include_drafts=include_drafts)


def measure_set_coverage(session: Session, code: str, set_code: str, label: str) -> Coverage:
    """Return the coverage of one form of a set: what its frozen snapshot holds counts, whatever its status."""
    scheme = schemes.get_scheme(session, code)
    plan = plans.find_plan(session, scheme)
    items = read_snapshot(sets.get_form(session, set_code, label).snapshot).items
    reviewed = _last_reviews(session, [item.code for item in items])
    covered = [
        CoveredItem(
            item.instrument,
            VersionStatus.DRAFT,
            tuple(str(ref) for ref in item.criteria),
            item.level,
            item.dimension,
            reviewed.get(item.code),
        )
        for item in items
    ]
    lines = plan.lines if plan else ()
    return measure_coverage(schemes.scheme_draft(scheme), lines, covered, include_drafts=True)


def _last_reviews(session: Session, codes: Collection[str] | None = None) -> dict[str, date]:
    found = reviews.verdicts_by_item(session, codes)
    return {code: max(verdict.at for verdict in verdicts).date() for code, verdicts in found.items()}
