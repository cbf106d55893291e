"""SAMPUL: what a set is, what to print in how many copies, the day by the clock, and what lies on the table when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qbank.documents.cells import words
from qbank.documents.context import FormContext
from qbank.documents.model import Block
from qbank.documents.sections.day_timetable import day_timetable
from qbank.documents.sections.desk_table import desk_table
from qbank.documents.sections.facts import facts_table
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.print_table import print_table
from qbank.documents.styles import Look


def cover_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, rows=("place", "day", "assessor"))
    yield facts_table(context, "cover_sheet", _facts(context))
    lines = context.lines("cover_sheet.guide", assessors=context.exam_set.attendance.assessors)
    yield from guide(context, "cover_sheet.guide_heading", lines)
    yield from print_table(context)
    master = sum(len(line.copies) for line in context.exam_set.plan if not line.is_workbook)
    yield words(context.text("cover_sheet.archive_note", count=master), Look.NOTE)
    yield from day_timetable(context)
    yield from desk_table(context)


def _facts(context: FormContext) -> Mapping[str, str]:
    exam_set, snapshot = context.exam_set, context.snapshot
    seats: dict[str, list[str]] = {}
    for seat, label in exam_set.form_by_seat.items():
        seats.setdefault(label, []).append(str(seat))
    forms = (
        context.text("cover_sheet.seats", form=label, seats=", ".join(numbers))
        for label, numbers in seats.items()
    )
    return {
        "set": snapshot.set_code,
        "made": context.date(snapshot.set_date),
        "status": snapshot.watermark or context.text("cover_sheet.issued"),
        "people": context.text(
            "cover_sheet.counts",
            candidates=exam_set.attendance.candidates,
            assessors=exam_set.attendance.assessors,
        ),
        "forms": "; ".join(forms),
    } | ({"audit_head": snapshot.audit_head} if snapshot.audit_head else {})
