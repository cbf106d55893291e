"""Coverage as a Word document, for the minutes of the committee."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import band_cell, centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext, frame_without_items
from qbank.documents.coverage.sheet import (
    CoverageSheet,
    SheetCell,
    criterion_table,
    facts_of,
    line_table,
    mix_table,
    writing_table,
)
from qbank.documents.letterhead import letterhead, page_words
from qbank.documents.model import LANDSCAPE, Block, Cell, Document, FormTitle, Grid, Heading, Paragraph, Row
from qbank.documents.package import pack
from qbank.documents.parts import PackedDocument
from qbank.documents.styles import Look, Shade, TableLook
from qbank.domain.coverage import Heat
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.form_snapshot import FormSnapshot, SnapshotScheme
from qbank.domain.print_profile import PrintProfile
from qbank.text.rich_text import Alignment, Span
from qbank.text.wording import Wording

_FACT_WIDTHS = (6.2, 0.4, 19.1)
_SHADE_BY_HEAT = {Heat.MET: Shade.BAND, Heat.MISSING: Shade.HEAD}


def render_minutes(sheet: CoverageSheet, profile: PrintProfile, wording: Wording) -> PackedDocument:
    """Print the coverage; the same input gives the same bytes."""
    context = FormContext(_frame(sheet), profile, wording)
    return pack(_document(context, sheet), profile.looks.template)


def _document(context: FormContext, sheet: CoverageSheet) -> Document:
    code, title = context.text("coverage_sheet.code"), context.text("coverage_sheet.title")
    day = sheet.day.isoformat()
    return Document(
        title=f"{code} {title}",
        subject=sheet.scheme.title,
        author=context.profile.body.name or "qbank",
        keywords=f"qbank coverage={sheet.scheme.code} {day}",
        date=day,
        page=LANDSCAPE,
        letterhead=letterhead(context),
        header_left=context.text("page.header", code=code, short=title),
        header_right=sheet.scheme.title,
        footer_left=context.text("coverage_sheet.footer", code=code, scheme=sheet.scheme.code, day=day),
        page_words=page_words(context),
        marks=(context.text("page.proposed"),) if sheet.plan_status is PlanStatus.PROPOSED else (),
        blocks=(FormTitle(code, title), *_blocks(context, sheet)),
    )


def _frame(sheet: CoverageSheet) -> FormSnapshot:
    scheme = sheet.scheme
    named = SnapshotScheme(scheme.code, scheme.title, scheme.kind, scheme.number, scheme.level)
    return frame_without_items(named, sheet.plan_status, sheet.day.isoformat())


def _blocks(context: FormContext, sheet: CoverageSheet) -> Iterator[Block]:
    facts = (
        Row((text_cell(label, bold=True), text_cell(":"), text_cell(text)))
        for label, text in facts_of(sheet, context.wording)
    )
    yield Grid(_FACT_WIDTHS, tuple(facts), TableLook.FACTS)
    for build in (criterion_table, mix_table, writing_table, line_table):
        table = build(sheet, context.wording)
        yield Heading(table.caption, level=2)
        yield Paragraph((Span(table.note),), Look.NOTE, keep_next=bool(table.rows))
        if table.rows:
            rows = (_row(row, len(table.head)) for row in table.rows)
            yield Grid(table.widths, (head_row(*table.head), *rows))
        else:
            yield words(context.text("coverage_sheet.nothing"))


def _row(row: tuple[SheetCell, ...], columns: int) -> Row:
    if len(row) == 1:
        return Row((band_cell(row[0].text, columns),), keep_next=True)
    return Row(tuple(map(_cell, row)))


def _cell(cell: SheetCell) -> Cell:
    if not cell.is_number:
        return text_cell(cell.text)
    if cell.heat is Heat.NONE:
        return centred_cell(cell.text)
    span = Span(cell.text, bold=cell.heat is not Heat.EXTRA)
    paragraph = Paragraph((span,), Look.CELL, Alignment.CENTRE)
    return Cell((paragraph,), shade=_SHADE_BY_HEAT.get(cell.heat, Shade.NONE))
