"""FR.MAPA.02: which instruments fit which kind of candidate (potensi 1–5), job group by job group."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qbank.documents.cells import centred_cell, head_cell, text_cell
from qbank.documents.context import FormContext
from qbank.documents.editions import FORMS_BY_INSTRUMENT, Form
from qbank.documents.model import Block, Grid, Heading, NumberedList, Paragraph, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.plan_table import CHOSEN
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import group_title, unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import POTENTIALS, JobGroup
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Span

COLUMNS = (0.9, 8.1, 2.5, *(1.1,) * len(POTENTIALS))
ROWS = tuple((instrument, form) for instrument, forms in FORMS_BY_INSTRUMENT.items() for form in forms)


def potential_map(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form; ticks come from the evidence plan, and where it has none the boxes stay blank."""
    yield from identity_table(context, rows=())
    yield Heading(context.text("potential_map.legend_heading"), level=3)
    yield NumberedList(tuple(read_markdown(line) for line in context.lines("potential_map.legend")))
    yield Paragraph((Span(context.text("potential_map.note")),), Look.NOTE)
    for group in context.snapshot.job_groups:
        yield Heading(group_title(context, group), level=2)
        yield from unit_table(context, group, keep_next=True)
        yield _group_map(context, group)
    yield from makers(context)


def _group_map(context: FormContext, group: JobGroup) -> Grid:
    ticks = context.snapshot.potential.get(group.code, {})
    rows = (
        _row(context, number, row, ticks.get(row[0], ()), keep_next=number < len(ROWS))
        for number, row in enumerate(ROWS, start=1)
    )
    return Grid(COLUMNS, (*_head(context), *rows))


def _head(context: FormContext) -> tuple[Row, Row]:
    number, name, form, potential = context.lines("potential_map.head")
    upper = (
        *(head_cell(text, rows=2) for text in (number, name, form)),
        head_cell(potential, columns=len(POTENTIALS)),
    )
    return Row(upper, header=True), Row(tuple(head_cell(str(one)) for one in POTENTIALS), header=True)


def _row(
    context: FormContext,
    number: int,
    row: tuple[Instrument, Form],
    ticks: Collection[int],
    *,
    keep_next: bool,
) -> Row:
    instrument, form = row
    marks = (centred_cell(CHOSEN if one in ticks else "", bold=True) for one in POTENTIALS)
    name, code = text_cell(context.text(f"instrument.{instrument}")), centred_cell(context.code(form))
    return Row((centred_cell(str(number)), name, code, *marks), keep_next=keep_next)
