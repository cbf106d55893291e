"""FR.IA.03 – PMO: questions tied to the task, per job group, with the answers expected."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.context import FormContext, items_of_units
from qbank.documents.editions import Form
from qbank.documents.model import Block, Grid, Heading
from qbank.documents.sections.assessor_part import assessor_part
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.spoken import COLUMNS, decision_head, question_rows, time_given
from qbank.documents.sections.unit_table import group_title, unit_table
from qbank.domain.codes import Instrument


def supporting_questions(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context)
    lines = (*context.lines("supporting_questions.guide"), *time_given(context, Instrument.PMO))
    yield from guide(context, "supporting_questions.guide_heading", lines)
    for group in context.snapshot.job_groups:
        items = items_of_units(context.snapshot, Instrument.PMO, group.units)
        if items:
            yield Heading(group_title(context, group))
            yield from unit_table(context, group, keep_next=True)
            head = decision_head(context, *context.lines("supporting_questions.head"))
            yield Grid(COLUMNS, (*head, *(row for item in items for row in question_rows(context, item))))
    yield from assessor_part(context, Form.SUPPORTING_SIGNING)
    yield from makers(context)
