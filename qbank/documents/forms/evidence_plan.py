"""FR.MAPA.01: approach, evidence plan for every KUK, schedule of the day, modification; boxes stay empty."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, blank_line, head_row, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Heading, Paragraph, Row
from qbank.documents.sections.assessor_load import assessor_load
from qbank.documents.sections.choices import choice
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.plan_table import group_plan, unit_plan
from qbank.documents.sections.schedule import schedule
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import group_title, unit_heading, unit_table
from qbank.documents.styles import Look
from qbank.domain.evidence_plan import JobGroup, PlanStatus
from qbank.text.rich_text import Span

CHOICES = (
    "candidate",
    "purpose",
    "environment",
    "opportunity",
    "relation",
    "performer",
    "people",
    "benchmark",
)
APPROACH_COLUMNS = (4.6, 12.4)
CONFIRMATION_COLUMNS = (5.6, 6.0, 5.4)
SIGN_HEIGHT = 0.85


def evidence_plan(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from _proposed(context)
    yield from identity_table(context, rows=())
    yield from unit_table(context)
    yield Heading(context.text("evidence_plan.approach"))
    yield Grid(APPROACH_COLUMNS, tuple(_choice_row(context, name) for name in CHOICES))
    yield Heading(context.text("evidence_plan.plan"))
    yield Paragraph((Span(context.text("evidence_plan.plan_note")),), Look.NOTE, keep_next=True)
    for group in context.snapshot.job_groups:
        yield Heading(group_title(context, group), level=2)
        yield from _group_plan(context, group)
    yield from schedule(context)
    yield from assessor_load(context)
    yield Heading(context.text("evidence_plan.adaptation"))
    yield Grid((sum(APPROACH_COLUMNS),), tuple(_adaptation_rows(context)))
    yield from _confirmation(context)
    yield from makers(context)


def _group_plan(context: FormContext, group: JobGroup) -> Iterator[Block]:
    units = context.snapshot.units_of(group)
    if context.layout.plans_by_unit:
        yield group_plan(context, units)
        return
    for unit in units:
        yield unit_heading(context, unit)
        yield unit_plan(context, unit)


def _proposed(context: FormContext) -> Iterator[Block]:
    if context.snapshot.plan_status is PlanStatus.PROPOSED:
        status = Span(f"{context.text('evidence_plan.proposed')}. ", bold=True)
        yield Paragraph((status, Span(context.text("evidence_plan.proposed_note"))), Look.REMARK)


def _choice_row(context: FormContext, name: str) -> Row:
    choices = tuple(choice(text) for text in context.lines(f"evidence_plan_approach.{name}_choices"))
    return Row((text_cell(context.text(f"evidence_plan_approach.{name}"), bold=True), Cell(choices)))


def _adaptation_rows(context: FormContext) -> Iterator[Row]:
    for text in context.lines("evidence_plan_adaptation.rows"):
        yield Row((Cell((words(text, Look.CELL), blank_line(), blank_line())),))


def _confirmation(context: FormContext) -> Iterator[Block]:
    yield Heading(context.text("evidence_plan.confirmation"), level=2)
    people = context.lines("evidence_plan.confirmation_rows")
    rows = (
        Row((text_cell(person), EMPTY, EMPTY), height=SIGN_HEIGHT, keep_next=number < len(people))
        for number, person in enumerate(people, start=1)
    )
    yield Grid(CONFIRMATION_COLUMNS, (head_row(*context.lines("evidence_plan.confirmation_head")), *rows))
