"""What an assessor asks and expects to hear: question, KUK, expected points, probe, pass rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qbank.documents.cells import box_cell, centred_cell, head_cell, head_row, words
from qbank.documents.context import FormContext, references
from qbank.documents.model import Cell, CellBlock, NumberedList, Prose, Row
from qbank.documents.styles import Look, Shade
from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import SpokenQuestion
from qbank.text.markdown import read_markdown

COLUMNS = (0.8, 7.75, 4.7, 1.65, 0.95, 1.15)
"""Number, question, answer, and for each KUK its number with Ya and Tidak."""
ANSWER_HEIGHT = 2.4


def spoken_content(item: SnapshotItem) -> SpokenQuestion:
    """Return the content of a spoken question."""
    assert isinstance(item.content, SpokenQuestion)
    return item.content


def time_given(context: FormContext, instrument: Instrument) -> Iterator[str]:
    """Yield how many minutes there are for the questions of an instrument, where its quota names them."""
    quota = context.snapshot.quota(instrument)
    count = len(context.snapshot.items_of(instrument))
    if quota and quota.minutes and count:
        yield context.text("decision.time_given", minutes=f"{quota.minutes:g}", count=count)


def question_rows(context: FormContext, item: SnapshotItem, *notes: str) -> Iterator[Row]:
    """Yield number, question and place for the answer beside a row of boxes for each KUK; below them all that is expected."""
    content = spoken_content(item)
    note = words(" · ".join((criteria_note(context, item), *notes)), Look.CELL_NOTE)
    question = (Prose(read_markdown(content.prompt), Look.CELL), note)
    label = words(context.text("decision.answer"), Look.CELL_LABEL)
    answer = Cell((label, *expected(context, content)), len(COLUMNS) - 1, shade=Shade.PALE)
    yield from decision_rows(item.number, question, item.criteria, rows_below=1)
    yield Row((answer,))


def decision_rows(
    number: int, asked: tuple[CellBlock, ...], criteria: Sequence[CriterionRef], *, rows_below: int = 0
) -> Iterator[Row]:
    """Yield a row of boxes for each KUK; number, question and place for the answer are merged down beside them.

    The number goes on down beside `rows_below` rows more.
    """
    refs = tuple(dict.fromkeys((ref.unit, ref.criterion) for ref in criteria))
    several = len({unit for unit, _ in refs}) > 1
    merged = (
        centred_cell(str(number), rows=len(refs) + rows_below),
        Cell(asked, rows=len(refs)),
        Cell(rows=len(refs)),
    )
    for position, (unit, criterion) in enumerate(refs, start=1):
        name = centred_cell(criterion, bold=True, middle=True)
        code = (words(unit, Look.CELL_NOTE),) if several else ()
        cells = (replace(name, content=(*code, *name.content)), box_cell(), box_cell())
        yield Row(
            (*merged, *cells) if position == 1 else cells,
            keep_next=position < len(refs) or rows_below > 0,
            height=ANSWER_HEIGHT / len(refs),
        )


def criteria_note(context: FormContext, item: SnapshotItem) -> str:
    """Name the KUK of an item, and its dimension where it has one."""
    note = context.text("decision.criterion", references=references(item))
    return f"{note} · {item.dimension}" if item.dimension else note


def expected(
    context: FormContext, content: SpokenQuestion, *, with_probe: bool = True
) -> tuple[CellBlock, ...]:
    """Return the key of a spoken question."""
    probe = with_probe and content.probe and context.text("decision.probe", probe=content.probe)
    rule = content.pass_rule and context.text("decision.pass_rule", rule=content.pass_rule)
    return (
        NumberedList(tuple(read_markdown(point) for point in content.answer_points), Look.CELL_SMALL),
        *(Prose(read_markdown(text), Look.CELL_SMALL) for text in (probe, rule) if text),
    )


def decision_head(context: FormContext, *labels: str) -> tuple[Row, Row]:
    """Make the head above rows of boxes: Pencapaian is KUK, Ya, Tidak."""
    achieved = head_cell(context.text("decision.achieved"), columns=3)
    upper = Row((*(head_cell(label, rows=2) for label in labels), achieved), header=True)
    lower = (context.text(f"decision.{word}") for word in ("criterion_head", "yes", "no"))
    return upper, Row(tuple(head_cell(word) for word in lower), header=True)


def two_line_head(context: FormContext, *labels: str) -> tuple[Row, Row]:
    """Make the head of a table whose last columns are Pencapaian: Ya, Tidak."""
    achieved = head_cell(context.text("decision.achieved"), columns=2)
    upper = Row((*(head_cell(label, rows=2) for label in labels), achieved), header=True)
    yes_no = head_cell(context.text("decision.yes")), head_cell(context.text("decision.no"))
    return upper, Row(yes_no, header=True)


def yes_no_head(context: FormContext, *labels: str) -> Row:
    """Make the head of a table whose last columns are Ya and Tidak."""
    return head_row(*labels, context.text("decision.yes"), context.text("decision.no"))
