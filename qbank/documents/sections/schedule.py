"""The schedule: minutes of every instrument on the day of assessment and before it, and the sum of the day."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import band_cell, centred_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.editions import FORMS_BY_INSTRUMENT
from qbank.documents.model import Block, Cell, Grid, Heading, Row
from qbank.documents.styles import Shade
from qbank.domain.blueprint import InstrumentQuota, Session

COLUMNS = (7.2, 2.6, 5.4, 1.8)


def schedule(context: FormContext) -> tuple[Block, ...]:
    """Return the table of minutes, session by session."""
    head = head_row(*context.lines("schedule.head"))
    day = tuple(_session_rows(context, Session.DAY))
    opening = _row(context, context.text("schedule.opening"), "", "", context.snapshot.opening_minutes)
    rows = (head, *day, opening, _total(context), *_session_rows(context, Session.BEFORE))
    return Heading(context.text("schedule.heading"), level=2), Grid(COLUMNS, rows)


def _session_rows(context: FormContext, session: Session) -> Iterator[Row]:
    quotas = [quota for quota in context.snapshot.instruments if quota.session is session]
    if quotas:
        label = context.text("schedule.day" if session is Session.DAY else "schedule.before")
        yield Row((band_cell(label, len(COLUMNS)),), keep_next=True)
    for quota in quotas:
        name = context.text(f"instrument.{quota.instrument}")
        yield _row(
            context,
            name,
            context.code(FORMS_BY_INSTRUMENT[quota.instrument][0]),
            _count(context, quota),
            quota.minutes,
        )


def _count(context: FormContext, quota: InstrumentQuota) -> str:
    count = len(context.snapshot.items_of(quota.instrument))
    return context.text("schedule.asked", count=count, asked=quota.asked) if quota.asked else str(count)


def _row(context: FormContext, name: str, form: str, count: str, minutes: float) -> Row:
    time = f"{minutes:g}" if minutes else context.text("schedule.no_time")
    return Row((text_cell(name), centred_cell(form), centred_cell(count), centred_cell(time)), keep_next=True)


def _total(context: FormContext) -> Row:
    day = (quota.minutes for quota in context.snapshot.instruments if quota.session is Session.DAY)
    total = context.snapshot.opening_minutes + sum(day)
    label = context.text("schedule.total", limit=f"{context.snapshot.minutes_total:g}")
    name = band_cell(label, len(COLUMNS) - 1)
    value = centred_cell(f"{total:g}", bold=True)
    return Row((name, Cell(value.content, shade=Shade.BAND)))
