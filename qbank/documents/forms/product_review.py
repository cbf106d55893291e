"""FR.IA.11 – CRP: says that it isn't used and why (2023), or is the checklist for reviewing the MUK themselves (2020)."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext, references_of
from qbank.documents.editions import Form
from qbank.documents.model import Block, Grid, Heading, Row
from qbank.documents.sections.guide import guide
from qbank.documents.sections.hand_written import written_lines
from qbank.documents.sections.identity import SITTING, identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import unit_table
from qbank.domain.codes import CriterionRef, Instrument

COLUMNS = (0.9, 9.0, 0.95, 1.15, 5.0)


def product_review(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    if context.layout.reviews_products:
        yield from _products(context)
    else:
        yield from _materials(context)
    yield from makers(context)


def _products(context: FormContext) -> Iterator[Block]:
    yield from identity_table(context, rows=SITTING)
    yield from unit_table(context)
    asking = [
        CriterionRef(unit.code, criterion.number)
        for unit in context.snapshot.units
        for criterion in unit.criteria
        if Instrument.CRP in criterion.instruments
    ]
    if not asking:
        yield Heading(context.text("product_review.unused"))
        task = context.code(Form.PRACTICAL_TASK)
        yield from (words(line) for line in context.lines("product_review.reasons", task=task))
        return
    yield Heading(context.text("product_review.asked"))
    yield words(context.text("product_review.asked_for", references=references_of(asking)))
    yield from written_lines(context, ("product_review.product", "product_review.findings"), lines=6)


def _materials(context: FormContext) -> Iterator[Block]:
    yield from identity_table(context, rows=("place", "assessor", "date"))
    yield from unit_table(context)
    lines = context.lines("product_review.guide")
    yield from guide(context, "product_review.guide_heading", lines)
    number, activity, comment = context.lines("product_review.head")
    head = head_row(number, activity, context.text("decision.yes"), context.text("decision.no"), comment)
    points = context.lines("product_review.points")
    rows = (
        Row((centred_cell(str(place)), text_cell(point), box_cell(), box_cell(), EMPTY))
        for place, point in enumerate(points, start=1)
    )
    yield Grid(COLUMNS, (head, *rows))
    yield from written_lines(context, ("product_review.reviewer", "product_review.signed"), lines=1)
