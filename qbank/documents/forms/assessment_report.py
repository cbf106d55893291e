"""FR.AK.05: the assessor's report on one sitting; candidates, recommendations and remarks are written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_cell
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Grid, Paragraph, Row
from qbank.documents.sections.hand_written import written_lines
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import assessor_signature
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.styles import Look
from qbank.text.rich_text import Span

COLUMNS = (0.9, 6.6, 1.1, 1.1, 7.3)
PLACES, PLACE_HEIGHT = 10, 0.75
"""Two assessors' candidates of one day fit on the form."""


def assessment_report(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context, rows=("place", "assessor", "date"))
    yield from unit_table(context)
    places = (
        Row((centred_cell(str(number)), EMPTY, box_cell(), box_cell(), EMPTY), height=PLACE_HEIGHT)
        for number in range(1, PLACES + 1)
    )
    yield Grid(COLUMNS, (*_head(context), *places))
    yield Paragraph((Span(context.text("assessment_report.note")),), Look.NOTE)
    keys = ("aspects", "refusals", "improvements", "remarks")
    yield from written_lines(context, (f"assessment_report.{key}" for key in keys), lines=2)
    yield from assessor_signature(context)


def _head(context: FormContext) -> tuple[Row, Row]:
    number, candidate, recommendation, remark = context.lines("assessment_report.head")
    upper = (
        head_cell(number, rows=2),
        head_cell(candidate, rows=2),
        head_cell(recommendation, columns=2),
        head_cell(remark, rows=2),
    )
    verdicts = (head_cell(word) for word in context.lines("assessment_report.verdicts"))
    return Row(upper, header=True), Row(tuple(verdicts), header=True)
