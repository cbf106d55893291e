"""KISI-KISI – RAHASIA: every item of the form with its KUK, indicator, dimension, level and key, instrument by instrument."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from qbank.documents.cells import centred_cell, head_row, prose_cell, text_cell
from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import LANDSCAPE, Block, Grid, Heading, Paragraph, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.styles import Look
from qbank.domain.codes import CriterionRef, Instrument
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
from qbank.text.rich_text import Span

COLUMNS = (1.0, 3.3, 1.5, 1.9, 9.0, 1.7, 1.2, 1.9, 1.2, 1.2, 1.8)
KEY_FORM = {
    Instrument.DPT_ESAI: Form.ESSAY_KEY,
    Instrument.TPD: Form.PRODUCT_KEY,
    Instrument.PMO: Form.SUPPORTING_QUESTIONS,
    Instrument.DPL: Form.ORAL_QUESTIONS,
    Instrument.PW: Form.INTERVIEW,
}


def blueprint_table(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, people=False, page=LANDSCAPE)
    yield Paragraph((Span(context.text("blueprint_table.legend")),), Look.NOTE)
    head = head_row(*context.lines("blueprint_table.head"))
    for instrument in Instrument:
        items = context.snapshot.items_of(instrument)
        if items:
            yield Heading(context.text(f"instrument.{instrument}"), level=2)
            yield Grid(COLUMNS, (head, *(_row(context, item) for item in items)))
    yield from makers(context)


def _row(context: FormContext, item: SnapshotItem) -> Row:
    none = context.text("blueprint_table.none")
    return Row(
        (
            centred_cell(str(item.number)),
            text_cell("\n".join(_units(item)), Look.CELL_SMALL),
            centred_cell("\n".join(_per_unit(item, _element)), Look.CELL_SMALL),
            centred_cell("\n".join(_per_unit(item, _criterion)), Look.CELL_SMALL),
            prose_cell(_indicator(item.content), Look.CELL_SMALL),
            centred_cell(item.dimension or none),
            centred_cell(item.level or none),
            centred_cell(item.instrument),
            centred_cell(str(item.number)),
            centred_cell(context.snapshot.label),
            centred_cell(_key(context, item)),
        )
    )


def _units(item: SnapshotItem) -> list[str]:
    return list(dict.fromkeys(ref.unit for ref in item.criteria))


def _criterion(ref: CriterionRef) -> str:
    return ref.criterion


def _element(ref: CriterionRef) -> str:
    return ref.criterion.split(".")[0]
