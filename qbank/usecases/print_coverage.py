"""Print measured coverage as a workbook, a Word document or a web page."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from qbank.domain.coverage import Coverage
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.writing_list import WritingList
from qbank.store import plans, schemes, settings


class CoverageFile(StrEnum):
    """What coverage can be written as."""

    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"


def print_coverage_file(
    session: Session,
    kind: CoverageFile,
    found: Coverage,
    writing: WritingList,
    *,
    day: date,
    form: tuple[str, str] | None = None,
) -> bytes:
    """Return the file in the body's wording and looks; `form` is the set and label that were measured, None for the bank."""
    from qbank.documents.coverage.minutes import render_minutes
    from qbank.documents.coverage.page import render_page
    from qbank.documents.coverage.sheet import CoverageSheet
    from qbank.documents.coverage.workbook import render_workbook
    from qbank.text.own_wording import read_own_wording

    scheme = schemes.get_scheme(session, found.scheme)
    plan = plans.find_plan(session, scheme)
    profile = settings.print_profile(session)
    wording = read_own_wording(profile.looks.wording)
    subject = wording.text("coverage_sheet.form", set=form[0], form=form[1]) if form else ""
    status = plan.status if plan else PlanStatus.PROPOSED
    sheet = CoverageSheet(schemes.scheme_draft(scheme), status, subject, found, writing, day)
    match kind:
        case CoverageFile.XLSX:
            return render_workbook(sheet, wording).data
        case CoverageFile.DOCX:
            return render_minutes(sheet, profile, wording).data
        case CoverageFile.HTML:
            return render_page(sheet, wording)
