"""PENGESAHAN-MUK: what the set consists of, who made and validated it, and places for those who approve it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from qbank.documents.cells import EMPTY, centred_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.handling import PrintLine
from qbank.documents.model import Block, Grid, Heading, Paragraph, Row
from qbank.documents.sections.amounts import label_range
from qbank.documents.sections.facts import facts_table
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import unit_table
from qbank.documents.stamp import SHOWN_CHARACTERS
from qbank.documents.styles import Look
from qbank.text.rich_text import Span

COLUMNS = (0.9, 3.4, 9.6, 3.1)
SIGN_COLUMNS = (4.6, 6.2, 6.2)
SIGN_HEIGHT = 1.3


def approval_sheet(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    exam_set, snapshot = context.exam_set, context.snapshot
    yield from identity_table(context, rows=())
    forms = zip(exam_set.labels, exam_set.snapshot_hashes, strict=True)
    facts = {
        "set": snapshot.set_code,
        "made": context.date(snapshot.set_date),
        "forms": "; ".join(
            context.text("approval_sheet.form", form=label, hash=sha256[:SHOWN_CHARACTERS])
            for label, sha256 in forms
        ),
    }
    yield facts_table(context, "approval_sheet", facts)
    yield from unit_table(context)
    yield Heading(context.text("approval_sheet.documents"), level=2)
    yield _documents(context)
    yield Paragraph((Span(context.text("approval_sheet.statement")),), keep_next=True)
    yield from makers(context, keep_next=True)
    yield Heading(context.text("approval_sheet.approved"), level=2)
    head = head_row(*context.lines("approval_sheet.sign_head"))
    people = context.lines("approval_sheet.people")
    rows = (
        Row(
            (text_cell(one, bold=True, middle=True), EMPTY, EMPTY),
            keep_next=number < len(people),
            height=SIGN_HEIGHT,
        )
        for number, one in enumerate(people, start=1)
    )
    yield Grid(SIGN_COLUMNS, (head, *rows))


def _documents(context: FormContext) -> Grid:
    by_form: dict[Form, list[PrintLine]] = {}
    for line in context.exam_set.plan:
        by_form.setdefault(line.form, []).append(line)
    head = head_row(*context.lines("approval_sheet.head"))
    return Grid(
        COLUMNS,
        (
            head,
            *(_row(context, number, form, lines) for number, (form, lines) in enumerate(by_form.items(), 1)),
        ),
    )


def _row(context: FormContext, number: int, form: Form, lines: list[PrintLine]) -> Row:
    held = {label for line in lines for label in line.copies}
    runs = groupby(context.exam_set.labels, key=lambda label: label in held)
    labels = [label_range(tuple(run)) for is_held, run in runs if is_held]
    return Row(
        (
            centred_cell(str(number), Look.CELL_SMALL),
            text_cell(context.code(form), Look.CELL_SMALL, bold=True),
            text_cell(context.text(f"{form}.title"), Look.CELL_SMALL),
            centred_cell(", ".join(labels) or context.text("approval_sheet.whole"), Look.CELL_SMALL),
        )
    )
