"""The result of the written questions by unit: each KUK they ask, with the questions that ask it and a box where it is not reached."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import box_cell, head_row, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import Block, Cell, Grid, Heading, Mark, Paragraph, Row, TickBox
from qbank.documents.sections.questions import number_ranges
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotUnit
from qbank.text.rich_text import Span

COLUMNS = (3.6, 10.2, 1.7, 1.5)
SHEETS = {
    Instrument.DPT_PG: Form.MULTIPLE_CHOICE_ANSWER_SHEET,
    Instrument.DPT_ESAI: Form.ESSAY_ANSWER_SHEET,
}
"""The candidate's sheet of each instrument, whose feedback takes what is not reached."""


def written_result(context: FormContext) -> tuple[Block, ...]:
    """Return the table of units; without written questions there is none."""
    rows = tuple(_rows(context))
    if not rows:
        return ()
    return (
        Heading(context.text("written_result.heading"), level=2),
        words(_guide(context), Look.NOTE),
        Grid(COLUMNS, (head_row(*context.lines("written_result.head")), *rows)),
    )


def _guide(context: FormContext) -> str:
    choice, essay = (context.code(sheet) for sheet in SHEETS.values())
    asked = [one for one in SHEETS if context.snapshot.items_of(one)]
    if len(asked) == len(SHEETS):
        sheets = context.text("written_result.both_sheets", choice=choice, essay=essay)
    else:
        sheets = ", ".join(context.code(SHEETS[one]) for one in asked)
    guide = context.text("written_result.guide", sheets=sheets)
    return f"{guide} {context.text('written_result.essay_guide')}" if Instrument.DPT_ESAI in asked else guide


def _rows(context: FormContext) -> Iterator[Row]:
    for unit in context.snapshot.units:
        if marks := tuple(_marks(context, unit)):
            asked = Cell((Paragraph(marks, Look.CELL),), middle=True)
            yield Row((text_cell(unit.code, middle=True), asked, box_cell(), box_cell()))


def _marks(context: FormContext, unit: SnapshotUnit) -> Iterator[Mark]:
    for criterion in unit.criteria:
        if numbers := _numbers(context, unit.code, criterion.number):
            yield TickBox()
            # Unbroken, so that a box stays with its KUK.
            yield Span(f"\u00a0{criterion.number}\u00a0({numbers})   ")


def _numbers(context: FormContext, unit: str, criterion: str) -> str:
    asking = sorted(context.snapshot.items_naming(unit, criterion), key=lambda item: item.number)
    choice = number_ranges([item.number for item in asking if item.instrument is Instrument.DPT_PG])
    essays = number_ranges([item.number for item in asking if item.instrument is Instrument.DPT_ESAI])
    named = (choice, essays and context.text("written_result.essay", numbers=essays))
    return ";\u00a0".join(one.replace(" ", "\u00a0") for one in named if one)
