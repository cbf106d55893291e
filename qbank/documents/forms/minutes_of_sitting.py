"""BERITA-ACARA: what happened at one sitting; all but the set's own facts is written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Grid, Heading, Paragraph, Row
from qbank.documents.sections.hand_written import written_lines
from qbank.documents.sections.identity import identity_table
from qbank.text.rich_text import Span

PAPER_COLUMNS = (2.0, 3.0, 3.0, 3.0, 6.0)
SIGN_COLUMNS = (0.9, 4.2, 6.1, 5.8)
COUNTS = ("registered", "present", "absent", "begun", "ended")
REMARKS = ("events", "adjustments", "complaints")
ROW_HEIGHT, SIGN_HEIGHT = 0.65, 0.9


def minutes_of_sitting(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    exam_set = context.exam_set
    yield from identity_table(context, rows=("place", "day"))
    yield words(context.text("minutes_of_sitting.opening", set=context.snapshot.set_code))
    yield from written_lines(context, (f"minutes_of_sitting.{key}" for key in COUNTS), lines=1)
    yield Heading(context.text("minutes_of_sitting.papers"), level=2)
    forms = (
        Row((centred_cell(label, bold=True, middle=True), *(EMPTY,) * 4), height=ROW_HEIGHT)
        for label in exam_set.labels
    )
    yield Grid(PAPER_COLUMNS, (head_row(*context.lines("minutes_of_sitting.papers_head")), *forms))
    yield Heading(context.text("minutes_of_sitting.remarks"), level=2)
    yield from written_lines(
        context, (f"minutes_of_sitting.{key}" for key in REMARKS), lines=2, keep_next=True
    )
    yield Paragraph((Span(context.text("minutes_of_sitting.closing")),), keep_next=True)
    yield Grid(SIGN_COLUMNS, (head_row(*context.lines("minutes_of_sitting.sign_head")), *_signers(context)))


def _signers(context: FormContext) -> Iterator[Row]:
    assessor = context.text("signatures.assessor")
    others = context.lines("minutes_of_sitting.signers")
    who = (*(assessor,) * context.exam_set.attendance.assessors, *others)
    for number, one in enumerate(who, start=1):
        cells = (centred_cell(str(number), middle=True), text_cell(one, middle=True), EMPTY, EMPTY)
        yield Row(cells, keep_next=number < len(who), height=SIGN_HEIGHT)
