"""What lies on the candidate's table and in the assessor's hands at each time of the day."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import head_row, text_cell, words
from qbank.documents.context import FormContext, task_of, tasks
from qbank.documents.handling import Moment, PrintLine
from qbank.documents.model import Block, Cell, Grid, Heading, Row
from qbank.documents.sections.print_table import line_name
from qbank.documents.styles import Look
from qbank.domain.blueprint import Session
from qbank.domain.codes import TASK_INSTRUMENTS, Instrument

COLUMNS = (4.6, 6.2, 6.2)


def desk_table(context: FormContext) -> Iterator[Block]:
    """Yield the table, instrument by instrument and task by task."""
    yield Heading(context.text("cover_sheet.table_heading"))
    yield Grid(COLUMNS, (head_row(*context.lines("cover_sheet.table_head")), *_rows(context)))


def _rows(context: FormContext) -> Iterator[Row]:
    yield _row(context.text("cover_sheet.opening"), *context.lines("cover_sheet.opening_table"))
    for quota in context.snapshot.instruments:
        if quota.session is not Session.DAY:
            continue
        if quota.instrument in TASK_INSTRUMENTS:
            yield from _task_rows(context, quota.instrument)
        # The checklist has no time of its own: it is filled in while the candidate works.
        elif quota.instrument is not Instrument.CL:
            name = context.text(f"instrument.{quota.instrument}")
            yield _during(context, name, quota.minutes, _day_lines(context, quota.instrument))
    yield _row(context.text("cover_sheet.closing"), *context.lines("cover_sheet.closing_table"))


def _task_rows(context: FormContext, instrument: Instrument) -> Iterator[Row]:
    lines = _day_lines(context, instrument, Instrument.CL)
    for item in tasks(context.snapshot, instrument):
        group = task_of(item).job_group
        name = f"{context.text(f'instrument.{instrument}')} · {group}"
        part = [line for line in lines if not line.groups or group in line.groups]
        yield _during(context, name, context.snapshot.minutes_of(item), part, group)


def _day_lines(context: FormContext, *instruments: Instrument) -> list[PrintLine]:
    day = (line for line in context.exam_set.plan if line.handling.moment is Moment.DAY)
    return [line for line in day if line.instrument in instruments]


def _during(context: FormContext, name: str, minutes: float, lines: list[PrintLine], *groups: str) -> Row:
    time = context.text("cover_sheet.minutes", minutes=f"{minutes:g}")
    when = f"{name} ({time})" if minutes else name
    desks = (_on_table(context, lines, bundle, groups) for bundle in ("asesi", "asesor"))
    return _row(when, *desks)


def _on_table(context: FormContext, lines: list[PrintLine], bundle: str, groups: tuple[str, ...]) -> str:
    names = dict.fromkeys(
        f"{context.code(line.form)} {line_name(context, line, groups)}"
        for line in lines
        if line.bundle == bundle
    )
    return "\n".join(names) or context.text("cover_sheet.nothing")


def _row(when: str, candidate: str, assessor: str) -> Row:
    return Row((text_cell(when, Look.CELL_SMALL, bold=True), _several(candidate), _several(assessor)))


def _several(lines: str) -> Cell:
    return Cell(tuple(words(line, Look.CELL_SMALL) for line in lines.split("\n")))
