"""FR.IA.07 – DPL, the list – RAHASIA: an index by KUK on the first page, then a dense row for every question with its key."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import band_cell, head_cell, head_row, words
from qbank.documents.context import FormContext, items_of_units, numbers_by_unit
from qbank.documents.editions import Form
from qbank.documents.model import Block, Cell, Grid, Heading, Mark, Paragraph, Prose, Row
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.spoken import expected, spoken_content
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument, criterion_sort_key
from qbank.domain.form_snapshot import SnapshotItem, SnapshotUnit
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Alignment, Span

INDEX_COLUMNS = (4.6, 12.4)
COLUMNS = (1.4, 5.9, 9.7)
BETWEEN = "   "


def oral_questions(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context, rows=())
    yield from guide(context, "oral_questions.guide_heading", _guide(context))
    yield from _index(context)
    for unit in context.snapshot.units:
        items = items_of_units(context.snapshot, Instrument.DPL, (unit.code,))
        if items:
            yield Grid(COLUMNS, (*_head(context, unit), *(_row(context, unit, item) for item in items)))
    yield from makers(context)


def _guide(context: FormContext) -> Iterator[str]:
    record = context.text(f"{Form.ORAL_RECORD}.short")
    yield from context.lines("oral_questions.guide", record=record)
    quota = context.snapshot.quota(Instrument.DPL)
    if quota and quota.asked:
        count = len(context.snapshot.items_of(Instrument.DPL))
        minutes = f"{quota.minutes:g}"
        yield context.text("oral_questions.asked", count=count, asked=quota.asked, minutes=minutes)


def _index(context: FormContext) -> Iterator[Block]:
    yield Heading(context.text("oral_questions.index_heading"), level=2)
    rows = tuple(
        _index_row(unit, numbers) for unit in context.snapshot.units if (numbers := _numbers(context, unit))
    )
    yield Grid(INDEX_COLUMNS, (head_row(*context.lines("oral_questions.index_head")), *rows))


def _numbers(context: FormContext, unit: SnapshotUnit) -> dict[str, list[int]]:
    """Return the numbers of the questions on each KUK of a unit."""
    numbers: dict[str, list[int]] = {}
    for item in context.snapshot.items_of(Instrument.DPL):
        for criterion in numbers_by_unit(item.criteria).get(unit.code, ()):
            numbers.setdefault(criterion, []).append(item.number)
    return numbers


def _index_row(unit: SnapshotUnit, numbers: dict[str, list[int]]) -> Row:
    name = (words(unit.code, Look.CELL_SMALL, bold=True), words(unit.title, Look.CELL_NOTE))
    marks: list[Mark] = []
    for criterion in sorted(numbers, key=criterion_sort_key):
        marks.append(Span(f"{BETWEEN if marks else ''}{criterion}\u00a0→\u00a0"))
        marks.append(Span(",".join(map(str, numbers[criterion])), bold=True))
    return Row((Cell(name), Cell((Paragraph(tuple(marks), Look.CELL),), middle=True)))


def _head(context: FormContext, unit: SnapshotUnit) -> tuple[Row, Row]:
    title = Row((band_cell(f"{unit.code} · {unit.title}", len(COLUMNS)),), header=True)
    return title, Row(tuple(head_cell(text) for text in context.lines("oral_questions.head")), header=True)


def _row(context: FormContext, unit: SnapshotUnit, item: SnapshotItem) -> Row:
    content = spoken_content(item)
    criteria = numbers_by_unit(item.criteria)
    here = criteria.pop(unit.code, [])
    others = (f"{code}: {', '.join(numbers)}" for code, numbers in criteria.items())
    probe = content.probe and context.text("decision.probe", probe=content.probe)
    asked = (Prose(read_markdown(text), Look.CELL_SMALL) for text in (content.prompt, probe) if text)
    place = (
        *(
            Paragraph((Span(text, bold=True),), Look.CELL, Alignment.CENTRE)
            for text in (", ".join(here), *others)
        ),
        Paragraph(
            (Span(context.text("oral_questions.number", number=item.number)),),
            Look.CELL_NOTE,
            Alignment.CENTRE,
        ),
    )
    return Row((Cell(place), Cell(tuple(asked)), Cell(expected(context, content, with_probe=False))))
