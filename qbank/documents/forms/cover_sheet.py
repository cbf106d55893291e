"""SAMPUL: what a set is, what to print in how many copies, and what lies on the table when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qbank.documents.cells import band_cell, centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext, task_of, tasks
from qbank.documents.handling import Copies, Moment, PrintLine
from qbank.documents.model import Block, Cell, Grid, Heading, Paragraph, Row
from qbank.documents.sections.amounts import counts_by_label
from qbank.documents.sections.facts import facts_table
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.styles import Look
from qbank.domain.blueprint import Session
from qbank.domain.codes import Instrument
from qbank.text.rich_text import Span

COLUMNS = (0.9, 3.4, 5.7, 2.9, 2.6, 1.5)
TABLE_COLUMNS = (4.6, 6.2, 6.2)
TASKS = (Instrument.TPD, Instrument.DIT)


def cover_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, rows=("place", "day", "assessor"))
    yield facts_table(context, "cover_sheet", _facts(context))
    lines = context.lines("cover_sheet.guide", assessors=context.exam_set.attendance.assessors)
    yield from guide(context, "cover_sheet.guide_heading", lines)
    yield Heading(context.text("cover_sheet.plan_heading"))
    head = head_row(*context.lines("cover_sheet.plan_head"))
    yield Grid(COLUMNS, (head, *_plan_rows(context)))
    yield Paragraph((Span(context.text("cover_sheet.archive_note")),), Look.NOTE)
    yield Heading(context.text("cover_sheet.table_heading"), new_page=True)
    yield Grid(TABLE_COLUMNS, (head_row(*context.lines("cover_sheet.table_head")), *_table_rows(context)))


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
        "made": snapshot.set_date,
        "status": snapshot.watermark or context.text("cover_sheet.issued"),
        "people": context.text(
            "cover_sheet.counts",
            candidates=exam_set.attendance.candidates,
            assessors=exam_set.attendance.assessors,
        ),
        "forms": "; ".join(forms),
    } | ({"audit_head": snapshot.audit_head} if snapshot.audit_head else {})


def _plan_rows(context: FormContext) -> Iterator[Row]:
    number = 0
    for moment in Moment:
        lines = [line for line in context.exam_set.plan if line.handling.moment is moment]
        if lines:
            band = context.text(f"cover_sheet.moment_{moment}")
            yield Row((band_cell(band, len(COLUMNS)),), keep_next=True)
        for line in lines:
            number += 1
            yield _plan_row(context, number, line)


def _plan_row(context: FormContext, number: int, line: PrintLine) -> Row:
    total = sum(line.copies.values())
    if line.is_workbook:
        copies, sides = (
            context.text("cover_sheet.workbook", count=total),
            context.text("cover_sheet.no_paper"),
        )
    else:
        copies = _copies(context, line.copies)
        sides = context.text(f"cover_sheet.{'two_sides' if line.handling.two_sided else 'one_side'}")
    return Row(
        (
            centred_cell(str(number), Look.CELL_SMALL),
            text_cell(context.code(line.form), Look.CELL_SMALL, bold=True),
            text_cell(_name(context, line), Look.CELL_SMALL),
            text_cell(context.text(f"cover_sheet.{_readers(line)}"), Look.CELL_SMALL),
            text_cell(copies, Look.CELL_SMALL),
            centred_cell(sides, Look.CELL_SMALL),
        )
    )


def _readers(line: PrintLine) -> str:
    if line.handling.copies is Copies.ONCE:
        return "reader_archive" if line.bundle == "arsip" else "reader_all"
    if line.bundle == "asesi":
        return "reader_candidate"
    return "reader_each" if line.handling.copies is Copies.EACH_CANDIDATE else "reader_assessor"


def _copies(context: FormContext, copies: Mapping[str, int]) -> str:
    total = sum(copies.values())
    if len(copies) == 1:
        return str(total)
    return context.text("cover_sheet.copies", total=total, parts=counts_by_label(copies))


def _name(context: FormContext, line: PrintLine) -> str:
    short = context.text(f"{line.form}.{'data_short' if line.is_workbook else 'short'}")
    return f"{short} · {line.group}" if line.group else short


def _table_rows(context: FormContext) -> Iterator[Row]:
    yield _table_row(context.text("cover_sheet.opening"), *context.lines("cover_sheet.opening_table"))
    for quota in context.snapshot.instruments:
        if quota.session is not Session.DAY:
            continue
        if quota.instrument in TASKS:
            yield from _task_rows(context, quota.instrument)
        # The checklist has no time of its own: it is filled in while the candidate works.
        elif quota.instrument is not Instrument.CL:
            name = context.text(f"instrument.{quota.instrument}")
            yield _during(context, name, quota.minutes, _day_lines(context, quota.instrument))
    yield _table_row(context.text("cover_sheet.closing"), *context.lines("cover_sheet.closing_table"))


def _task_rows(context: FormContext, instrument: Instrument) -> Iterator[Row]:
    lines = _day_lines(context, instrument, Instrument.CL)
    for item in tasks(context.snapshot, instrument):
        group = task_of(item).job_group
        name = f"{context.text(f'instrument.{instrument}')} · {group}"
        part = [line for line in lines if line.group in ("", group)]
        yield _during(context, name, item.minutes or 0, part)


def _day_lines(context: FormContext, *instruments: Instrument) -> list[PrintLine]:
    day = (line for line in context.exam_set.plan if line.handling.moment is Moment.DAY)
    return [line for line in day if line.instrument in instruments]


def _during(context: FormContext, name: str, minutes: float, lines: list[PrintLine]) -> Row:
    time = context.text("cover_sheet.minutes", minutes=f"{minutes:g}")
    when = f"{name} ({time})" if minutes else name
    return _table_row(when, _on_table(context, lines, "asesi"), _on_table(context, lines, "asesor"))


def _on_table(context: FormContext, lines: list[PrintLine], bundle: str) -> str:
    names = dict.fromkeys(
        f"{context.code(line.form)} {_name(context, line)}" for line in lines if line.bundle == bundle
    )
    return "\n".join(names) or context.text("cover_sheet.nothing")


def _table_row(when: str, candidate: str, assessor: str) -> Row:
    return Row((text_cell(when, Look.CELL_SMALL, bold=True), _several(candidate), _several(assessor)))


def _several(lines: str) -> Cell:
    return Cell(tuple(words(line, Look.CELL_SMALL) for line in lines.split("\n")))
