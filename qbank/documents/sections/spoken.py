"""What an assessor asks and expects to hear: question, KUK, expected points, probe, pass rule."""

from __future__ import annotations

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_cell, head_row, words
from qbank.documents.context import FormContext, references
from qbank.documents.model import Cell, CellBlock, NumberedList, Prose, Row
from qbank.documents.styles import Look, Shade
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import SpokenQuestion
from qbank.text.markdown import read_markdown

QUESTION_COLUMNS = 5
ANSWER_HEIGHT = 2.4


def spoken_content(item: SnapshotItem) -> SpokenQuestion:
    """Return the content of a spoken question."""
    assert isinstance(item.content, SpokenQuestion)
    return item.content


def question_rows(context: FormContext, item: SnapshotItem, *notes: str) -> tuple[Row, Row]:
    """Make two rows: number, question, place for the answer, boxes; below them all that is expected."""
    content = spoken_content(item)
    note = words(" · ".join((criteria_note(context, item), *notes)), Look.CELL_NOTE)
    question = Cell((Prose(read_markdown(content.prompt), Look.CELL), note))
    number = centred_cell(str(item.number), rows=2)
    label = words(context.text("decision.answer"), Look.CELL_LABEL)
    answer = Cell((label, *expected(context, content)), QUESTION_COLUMNS - 1, shade=Shade.PALE)
    asked = Row((number, question, EMPTY, box_cell(), box_cell()), keep_next=True, height=ANSWER_HEIGHT)
    return asked, Row((answer,))


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


def two_line_head(context: FormContext, *labels: str) -> tuple[Row, Row]:
    """Make the head of a table whose last columns are Pencapaian: Ya, Tidak."""
    achieved = head_cell(context.text("decision.achieved"), columns=2)
    upper = Row((*(head_cell(label, rows=2) for label in labels), achieved), header=True)
    yes_no = head_cell(context.text("decision.yes")), head_cell(context.text("decision.no"))
    return upper, Row(yes_no, header=True)


def yes_no_head(context: FormContext, *labels: str) -> Row:
    """Make the head of a table whose last columns are Ya and Tidak."""
    return head_row(*labels, context.text("decision.yes"), context.text("decision.no"))
