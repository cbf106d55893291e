"""DAFTAR-HADIR: candidates and assessors of one sitting sign that they came and left; names are written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, centred_cell, head_row
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Grid, Heading, Row
from qbank.documents.sections.identity import identity_table

COLUMNS = (0.9, 5.6, 1.5, 3.4, 2.8, 2.8)
ASSESSOR_COLUMNS = (0.9, 5.6, 4.9, 2.8, 2.8)
ROW_HEIGHT = 1.0


def attendance_list(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document; the form (paket) of a seat is that of the print plan."""
    exam_set = context.exam_set
    yield from identity_table(context, rows=("place", "day", "hours"))
    yield Heading(context.text("attendance_list.candidates"), level=2)
    seats = (
        Row(
            (centred_cell(str(seat), middle=True), EMPTY, centred_cell(label, middle=True), *(EMPTY,) * 3),
            height=ROW_HEIGHT,
        )
        for seat, label in exam_set.form_by_seat.items()
    )
    yield Grid(COLUMNS, (head_row(*context.lines("attendance_list.head")), *seats))
    yield Heading(context.text("attendance_list.assessors"), level=2)
    assessors = (
        Row((centred_cell(str(number), middle=True), *(EMPTY,) * 4), height=ROW_HEIGHT)
        for number in range(1, exam_set.attendance.assessors + 1)
    )
    yield Grid(ASSESSOR_COLUMNS, (head_row(*context.lines("attendance_list.assessor_head")), *assessors))
