"""KISI-KISI – RAHASIA: every item with its KUK, indicator, dimension, level and key, instrument by instrument."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import assert_never

from qbank.documents.cells import centred_cell, head_row, prose_cell, text_cell
from qbank.documents.context import FormContext, numbers_by_unit
from qbank.documents.editions import Form
from qbank.documents.model import LANDSCAPE, Block, Cell, Grid, Heading, Paragraph, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import (
    Content,
    Essay,
    MultipleChoice,
    ObservationPoint,
    PortfolioEvidence,
    SpokenQuestion,
    Task,
    ThirdPartyStatement,
)
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Span, plain_text

COLUMNS = (0.95, 3.1, 1.45, 1.9, 9.5, 1.6, 1.15, 1.95, 1.1, 1.2, 1.8)
LONGEST_INDICATOR = 125
KEY_FORMS = {
    Instrument.DPT_ESAI: Form.ESSAY_KEY,
    Instrument.TPD: Form.PRODUCT_KEY,
    Instrument.DIT: Form.PROJECT_ASSESSMENT,
    Instrument.PMO: Form.SUPPORTING_QUESTIONS,
    Instrument.DPL: Form.ORAL_QUESTIONS,
    Instrument.PW: Form.INTERVIEW,
}


def blueprint_table(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, rows=(), width=LANDSCAPE.text_width)
    yield Paragraph((Span(context.text("blueprint_table.legend")),), Look.NOTE)
    head = head_row(*context.lines("blueprint_table.head"))
    printed = 0
    # The checklist comes last: it is no choice of items, every KUK has its row.
    for instrument in sorted(Instrument, key=lambda one: one is Instrument.CL):
        items = context.snapshot.items_of(instrument)
        if items:
            yield Heading(context.text(f"instrument.{instrument}"), level=2)
            rows = (
                row for number, item in enumerate(items, printed + 1) for row in _rows(context, number, item)
            )
            yield Grid(COLUMNS, (head, *rows))
            printed += len(items)
    yield from makers(context)


def _rows(context: FormContext, number: int, item: SnapshotItem) -> Iterator[Row]:
    # One line a unit: a task names KUK of several units.
    by_unit = numbers_by_unit(item.criteria)
    before, after = _merged(context, number, item, len(by_unit))
    for position, (unit, criteria) in enumerate(by_unit.items(), start=1):
        elements = dict.fromkeys(criterion.split(".")[0] for criterion in criteria)
        cells = (
            text_cell(unit, Look.CELL_SMALL),
            centred_cell(", ".join(elements), Look.CELL_SMALL),
            centred_cell(", ".join(criteria), Look.CELL_SMALL),
        )
        row = (before, *cells, *after) if position == 1 else cells
        yield Row(row, keep_next=position < len(by_unit))


def _merged(
    context: FormContext, number: int, item: SnapshotItem, rows: int
) -> tuple[Cell, tuple[Cell, ...]]:
    none = context.text("blueprint_table.none")
    indicator = Cell(prose_cell(_indicator(item.content), Look.CELL_SMALL).content, rows=rows)
    short = (
        item.dimension or none,
        item.level or none,
        item.instrument,
        str(item.number),
        context.snapshot.label,
        _key(context, item) or none,
    )
    cells = (centred_cell(text, Look.CELL_SMALL, rows=rows) for text in short)
    return centred_cell(str(number), Look.CELL_SMALL, rows=rows), (indicator, *cells)


def _key(context: FormContext, item: SnapshotItem) -> str:
    form = KEY_FORMS.get(item.instrument)
    return item.key or (context.code(form) if form else "")


def _indicator(content: Content) -> str:
    match content:
        case MultipleChoice(indicator=indicator):
            return indicator
        case Essay(prompt=text) | SpokenQuestion(prompt=text) | Task(product=text):
            # The question itself stands on its form; here its beginning tells which one it is.
            return shorten(plain_text(read_markdown(text)), LONGEST_INDICATOR, placeholder=" …")
        case ThirdPartyStatement(statement=text) | PortfolioEvidence(evidence=text):
            return text
        case ObservationPoint(observable=text):
            return text
        case _:
            assert_never(content)
