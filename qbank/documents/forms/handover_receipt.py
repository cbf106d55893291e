"""TANDA-TERIMA: every bundle by its serial number, handed out and given back, with places to sign."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_cell, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import LANDSCAPE, Block, Cell, Grid, Row
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.styles import Look

COLUMNS = (0.9, 6.2, 3.9, 3.8, 2.9, 1.7, 1.1, 1.3, 3.9)
ROW_HEIGHT = 0.75


def handover_receipt(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, rows=("place", "day"), width=LANDSCAPE.text_width)
    lines = context.lines("handover_receipt.guide")
    yield from guide(context, "handover_receipt.guide_heading", lines)
    rows = (_row(number, *bundle) for number, bundle in enumerate(_bundles(context), start=1))
    yield Grid(COLUMNS, (*_head(context), *rows))


def _head(context: FormContext) -> tuple[Row, Row]:
    number, serial, content, out, back = context.lines("handover_receipt.head")
    upper = (
        *(head_cell(text, rows=2) for text in (number, serial, content)),
        head_cell(out, columns=3),
        head_cell(back, columns=3),
    )
    lower = (head_cell(text) for text in context.lines("handover_receipt.sub_head"))
    return Row(upper, header=True), Row(tuple(lower), header=True)


def _bundles(context: FormContext) -> Iterator[tuple[str, str]]:
    """Yield serial number and content: for each candidate, each assessor, and the archive."""
    exam_set, set_code = context.exam_set, context.snapshot.set_code
    for seat, label in exam_set.form_by_seat.items():
        yield f"{set_code}-{label}-{seat:02d}", context.text("handover_receipt.candidate", form=label)
    for number in range(1, exam_set.attendance.assessors + 1):
        yield f"{set_code}-ASESOR-{number:02d}", context.text("handover_receipt.assessor")
    yield f"{set_code}-ARSIP-01", context.text("handover_receipt.archive")


def _row(number: int, serial: str, content: str) -> Row:
    cells: tuple[Cell, ...] = (
        centred_cell(str(number), middle=True),
        text_cell(serial, Look.CELL_SMALL, middle=True),
        text_cell(content, Look.CELL_SMALL, middle=True),
        EMPTY,
        EMPTY,
        EMPTY,
        box_cell(),
        box_cell(),
        EMPTY,
    )
    return Row(cells, height=ROW_HEIGHT)
