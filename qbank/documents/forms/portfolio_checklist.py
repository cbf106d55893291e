"""FR.IA.08 – CVP: portfolio documents against the four rules of evidence, with what to look for."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import blank_line, box_cell, centred_cell, head_cell, words
from qbank.documents.context import FormContext, references
from qbank.documents.editions import Form
from qbank.documents.model import Block, Cell, Grid, Heading, Paragraph, Prose, Row
from qbank.documents.sections.assessor_part import assessor_part
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import PortfolioEvidence
from qbank.text.markdown import read_line, read_markdown
from qbank.text.rich_text import Span

RULES = 4
COLUMNS = (0.9, 8.1, *(0.9, 1.1) * RULES)


def portfolio_checklist(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    yield from unit_table(context)
    lines = context.lines("portfolio_checklist.guide")
    yield from guide(context, "portfolio_checklist.guide_heading", lines)
    items = context.snapshot.items_of(Instrument.CVP)
    yield Grid(COLUMNS, (*_head(context), *(row for item in items for row in _rows(context, item))))
    yield Heading(context.text("portfolio_checklist.follow_up"), level=2)
    content = (
        words(context.text("portfolio_checklist.interview"), Look.CELL),
        blank_line(),
        words(context.text("portfolio_checklist.more"), Look.CELL),
        blank_line(),
        blank_line(),
    )
    yield Grid((sum(COLUMNS),), (Row((Cell(content),)),))
    yield from assessor_part(context, Form.PORTFOLIO_SIGNING)
    yield from makers(context)


def portfolio_content(item: SnapshotItem) -> PortfolioEvidence:
    """Return the content of a portfolio document."""
    assert isinstance(item.content, PortfolioEvidence)
    return item.content


def _head(context: FormContext) -> tuple[Row, Row]:
    number, document = context.lines("portfolio_checklist.head")
    rules = (head_cell(rule, columns=2) for rule in context.lines("portfolio_checklist.rules"))
    yes_no = head_cell(context.text("decision.yes")), head_cell(context.text("decision.no"))
    upper = (head_cell(number, rows=2), head_cell(document, rows=2), *rules)
    return Row(upper, header=True), Row(yes_no * RULES, header=True)


def _rows(context: FormContext, item: SnapshotItem) -> Iterator[Row]:
    content = portfolio_content(item)
    note = words(context.text("portfolio_checklist.criteria", references=references(item)), Look.CELL_NOTE)
    document = Cell((Prose(read_markdown(content.evidence), Look.CELL), note))
    number = centred_cell(str(item.number), rows=2)
    yield Row((number, document, *(box_cell(),) * 2 * RULES), keep_next=True)
    yield Row((Cell(tuple(_looked_for(context, content)), 1 + 2 * RULES),))


def _looked_for(context: FormContext, content: PortfolioEvidence) -> Iterator[Paragraph]:
    texts = (content.valid, content.authentic, content.current, content.sufficient)
    for rule, text in zip(context.lines("portfolio_checklist.rules"), texts, strict=True):
        label = context.text("portfolio_checklist.rule_label", rule=rule)
        yield Paragraph((Span(label, bold=True), *read_line(text)), Look.CELL_SMALL)
