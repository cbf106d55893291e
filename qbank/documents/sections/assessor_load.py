"""How many candidates one assessor can serve: minutes of the day with one candidate only, and the turns that fit into it."""

from __future__ import annotations

import math

from qbank.documents.cells import centred_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Grid, Heading, Paragraph, Row
from qbank.documents.styles import Look
from qbank.domain.assessment_day import day_of
from qbank.domain.blueprint import Session
from qbank.domain.day_plan import MOST_CANDIDATES, most_turns
from qbank.text.rich_text import Span

COLUMNS = (10.6, 3.2, 3.2)


def assessor_load(context: FormContext) -> tuple[Block, ...]:
    """Return the minutes with one candidate and the number that can be served; nothing where all work side by side."""
    day = day_of((context.snapshot,))
    if not day.minutes_alone:
        return ()
    is_played = any(part.group for part in day.parts if part.watched)
    row = Row(
        (
            text_cell(context.text(f"assessor_load.{'playing' if is_played else 'asking'}")),
            centred_cell(str(day.minutes_alone)),
            centred_cell(str(most_turns(day)), bold=True),
        ),
        keep_next=True,
    )
    before = sum(q.minutes for q in context.snapshot.instruments if q.session is Session.BEFORE)
    note = context.text("assessor_load.note", before=math.ceil(before), most=MOST_CANDIDATES)
    return (
        Heading(context.text("assessor_load.heading"), level=2),
        Grid(COLUMNS, (head_row(*context.lines("assessor_load.head")), row)),
        Paragraph((Span(note),), Look.NOTE),
    )
