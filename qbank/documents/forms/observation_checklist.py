"""FR.IA.01 – CL: by job group and the task it is observed in, one table a unit, one row and one tick for every KUK, verbatim.

Above a unit's table stand the KUK that no task shows, with the forms that decide them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_cell, text_cell
from qbank.documents.context import FormContext, task_of
from qbank.documents.editions import FORMS_BY_INSTRUMENT, Form
from qbank.documents.model import Block, Grid, Heading, Paragraph, Row
from qbank.documents.sections.assessor_part import assessor_part
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import group_title, unit_heading, unit_table
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import JobGroup, Way
from qbank.domain.form_snapshot import SnapshotElement, SnapshotItem, SnapshotUnit
from qbank.domain.items import ObservationPoint
from qbank.text.rich_text import Span

COLUMNS = (0.85, 3.3, 6.25, 3.05, 0.85, 1.05, 1.65)


def observation_checklist(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    lines = context.lines("observation_checklist.guide")
    yield from guide(context, "observation_checklist.guide_heading", lines)
    yield from unit_table(context)
    for group in context.snapshot.job_groups:
        yield Heading(group_title(context, group))
        yield from (_observed_in(context, item, group) for item in _tasks(context, group))
        for unit in context.snapshot.units_of(group):
            yield unit_heading(context, unit)
            yield from _decided_elsewhere(context, unit)
            yield _unit_checklist(context, unit)
    yield from assessor_part(context, Form.OBSERVATION_SIGNING)
    yield from makers(context)


def _tasks(context: FormContext, group: JobGroup) -> Iterator[SnapshotItem]:
    items = (*context.tasks(), *context.tasks(Instrument.DIT))
    return (item for item in items if task_of(item).job_group == group.code)


def _observed_in(context: FormContext, item: SnapshotItem, group: JobGroup) -> Paragraph:
    form = FORMS_BY_INSTRUMENT[item.instrument][0]
    text = context.text(
        "observation_checklist.observed_in",
        code=context.code(form),
        task=context.text(f"{form}.short"),
        group=group.code,
        minutes=f"{context.snapshot.minutes_of(item):g}",
    )
    return Paragraph((Span(text),), keep_next=True)


def _decided_elsewhere(context: FormContext, unit: SnapshotUnit) -> Iterator[Paragraph]:
    numbers: dict[tuple[tuple[Instrument, ...], int], list[str]] = {}
    for criterion in unit.criteria:
        if criterion.way is Way.INDIRECT:
            numbers.setdefault((criterion.instruments, criterion.pieces), []).append(criterion.number)
    for (instruments, pieces), criteria in numbers.items():
        text = context.text(
            "observation_checklist.decided_elsewhere",
            criteria=", ".join(criteria),
            forms=", ".join(context.code(FORMS_BY_INSTRUMENT[one][0]) for one in instruments),
            pieces=pieces,
        )
        yield Paragraph((Span(text),), Look.NOTE, keep_next=True)


def _unit_checklist(context: FormContext, unit: SnapshotUnit) -> Grid:
    standards = _standards(context, unit.code)
    body = (row for element in unit.elements for row in _element_rows(element, standards))
    return Grid(COLUMNS, (*_head(context), *body))


def _head(context: FormContext) -> tuple[Row, Row]:
    number, element, criterion, standard, achieved, further = context.lines("observation_checklist.head")
    upper = (
        *(head_cell(text, rows=2) for text in (number, element, criterion, standard)),
        head_cell(achieved, columns=2),
        head_cell(further, rows=2),
    )
    lower = (head_cell(word) for word in context.lines("observation_checklist.decision"))
    return Row(upper, header=True), Row(tuple(lower), header=True)


def _element_rows(element: SnapshotElement, standards: Mapping[str, str]) -> Iterator[Row]:
    count = len(element.criteria)
    merged = (centred_cell(element.number, rows=count), text_cell(element.title, Look.CELL_SMALL, rows=count))
    for position, criterion in enumerate(element.criteria, start=1):
        standard = text_cell(standards.get(criterion.number, ""), Look.CELL_SMALL)
        cells = (
            text_cell(f"{criterion.number}\t{criterion.text}", Look.CELL_CRITERION),
            standard,
            box_cell(),
            box_cell(),
            EMPTY,
        )
        yield Row((*merged, *cells) if position == 1 else cells, keep_next=position < count)


def _standards(context: FormContext, unit: str) -> dict[str, str]:
    return {
        ref.criterion: item.content.standard
        for item in context.snapshot.items_of(Instrument.CL)
        if isinstance(item.content, ObservationPoint)
        for ref in item.criteria
        if ref.unit == unit
    }
