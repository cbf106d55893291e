"""How many candidates one assessor can serve: minutes of the day that an assessor spends with a single candidate."""

from __future__ import annotations

from qbank.documents.cells import centred_cell, head_row, text_cell
from qbank.documents.context import FormContext, task_of
from qbank.documents.model import Block, Grid, Heading, Paragraph, Row
from qbank.documents.styles import Look
from qbank.domain.blueprint import Session
from qbank.domain.codes import Instrument
from qbank.text.rich_text import Span

COLUMNS = (10.6, 3.2, 3.2)
MOST_CANDIDATES = 5
"""The field's limit of candidates for one assessor on one day."""
FACE_TO_FACE = (Instrument.PMO, Instrument.DPL)


def assessor_load(context: FormContext) -> tuple[Block, ...]:
    """Return minutes with one candidate and the number that can be served, with the assessor in role plays and without."""
    day = [quota for quota in context.snapshot.instruments if quota.session is Session.DAY]
    asked = sum(quota.minutes for quota in day if quota.instrument in FACE_TO_FACE)
    ways = {"asking": asked}
    if played := _played_minutes(context):
        ways = {"playing": asked + played, **ways}
    rows = tuple(
        _row(context, f"assessor_load.{way}", minutes, sum(quota.minutes for quota in day))
        for way, minutes in ways.items()
        if minutes
    )
    if not rows:
        return ()
    before = sum(q.minutes for q in context.snapshot.instruments if q.session is Session.BEFORE)
    note = context.text("assessor_load.note", before=f"{before:g}", most=MOST_CANDIDATES)
    return (
        Heading(context.text("assessor_load.heading"), level=2),
        Grid(COLUMNS, (head_row(*context.lines("assessor_load.head")), *rows)),
        Paragraph((Span(note),), Look.NOTE),
    )


def _played_minutes(context: FormContext) -> float:
    minutes = {group.code: group.minutes for group in context.snapshot.job_groups}
    played = (item for item in context.tasks() if task_of(item).role_cards)
    return sum(item.minutes or minutes[task_of(item).job_group] for item in played)


def _row(context: FormContext, key: str, minutes: float, available: float) -> Row:
    served = min(MOST_CANDIDATES, int(available // minutes))
    cells = (centred_cell(f"{minutes:g}"), centred_cell(str(served), bold=True))
    return Row((text_cell(context.text(key)), *cells), keep_next=True)
