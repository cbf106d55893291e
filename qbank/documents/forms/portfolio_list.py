"""DAFTAR-PORTOFOLIO: what the candidate brings, sent before the day: documents, how recent, how many; nothing of the keys."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_row, prose_cell, words
from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.forms.portfolio_checklist import portfolio_content
from qbank.documents.model import Block, Cell, Grid, Heading, Row
from qbank.documents.sections.guide import guide
from qbank.documents.sections.hand_written import written_lines
from qbank.documents.sections.identity import identity_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem

COLUMNS = (0.9, 6.2, 7.4, 1.0, 1.5)


def portfolio_list(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, rows=("assessor", "candidate", "interview_date"))
    yield from guide(context, "portfolio_list.guide_heading", _guide(context))
    items = context.snapshot.items_of(Instrument.CVP)
    if items:
        yield Heading(context.text("portfolio_list.documents_heading"), level=2)
        head = head_row(*context.lines("portfolio_list.head"))
        yield Grid(COLUMNS, (head, *(_row(context, item) for item in items)))
    if context.snapshot.items_of(Instrument.VPK):
        yield Heading(context.text("portfolio_list.third_party_heading"), level=2)
        third_party = context.code(Form.THIRD_PARTY)
        yield words(context.text("portfolio_list.third_party_note", third_party=third_party))
        keys = ("name", "position", "contact")
        yield from written_lines(context, (f"portfolio_list.{key}" for key in keys), lines=1)


def _guide(context: FormContext) -> Iterator[str]:
    yield from context.lines("portfolio_list.guide")
    if context.snapshot.items_of(Instrument.PW):
        yield context.text("portfolio_list.interview")


def _row(context: FormContext, item: SnapshotItem) -> Row:
    content = portfolio_content(item)
    wanted = (
        prose_cell(context.text("portfolio_list.current", rule=content.current), Look.CELL_SMALL),
        prose_cell(context.text("portfolio_list.sufficient", rule=content.sufficient), Look.CELL_SMALL),
    )
    cells = (centred_cell(str(item.number)), prose_cell(content.evidence))
    return Row((*cells, Cell(tuple(block for one in wanted for block in one.content)), box_cell(), EMPTY))
