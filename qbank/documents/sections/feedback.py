"""Feedback to the candidate and the assessor's recommendation; every box stays empty on paper."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import blank_line, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import Blank, Block, Cell, CellBlock, Grid, Heading, Paragraph, Row, TickBox
from qbank.documents.styles import Look
from qbank.text.rich_text import Span

COLUMNS = (3.4, 13.6)
FEEDBACK_LINES = 3
APART = " " * 10


def feedback_and_recommendation(context: FormContext) -> tuple[Block, ...]:
    """Return the box for feedback and the recommendation K / BK with its places."""
    text = context.text
    rows = (
        _row(text("feedback.label"), (blank_line(),) * FEEDBACK_LINES, keep_next=True),
        _row(text("feedback.recommendation"), tuple(_recommendation(context)), keep_next=True),
    )
    note = Paragraph((Span(text("identity.strike")),), Look.NOTE, keep_next=True)
    return Heading(text("feedback.heading"), level=2), Grid(COLUMNS, rows), note


def _recommendation(context: FormContext) -> Iterator[CellBlock]:
    competent, not_yet = context.text("feedback.competent"), context.text("feedback.not_yet")
    yield words(context.text("feedback.sentence"), Look.CELL)
    choice = (TickBox(), Span(f" {competent}{APART}", bold=True), TickBox(), Span(f" {not_yet}", bold=True))
    yield Paragraph(choice, Look.CELL)
    yield words(context.text("feedback.where"), Look.CELL)
    for place in context.lines("feedback.places"):
        yield Paragraph((Span(f"{place}: "), Blank()), Look.CELL_WRITE)


def written_feedback(context: FormContext) -> Row:
    """Return the feedback of a written test, to stand above the signatures: knowledge reached or not, and what is missing."""
    text = context.text
    content = (
        words(text("written_feedback.sentence"), Look.CELL),
        Paragraph((Span(f"{text('written_feedback.gaps')} "), Blank()), Look.CELL_WRITE),
    )
    label = text_cell(text("written_feedback.heading"), bold=True)
    return Row((label, Cell(content, columns=2)), keep_next=True)


def _row(label: str, content: tuple[CellBlock, ...], *, keep_next: bool) -> Row:
    return Row((Cell((words(label, Look.CELL, bold=True),)), Cell(content)), keep_next=keep_next)
