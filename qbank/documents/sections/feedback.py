"""Feedback to the candidate and the assessor's recommendation; every box stays empty on paper."""

from __future__ import annotations

from qbank.documents.cells import blank_line, words
from qbank.documents.context import FormContext
from qbank.documents.model import Blank, Block, Cell, CellBlock, Grid, Heading, Paragraph, Row, TickBox
from qbank.documents.styles import Look
from qbank.text.rich_text import Span

COLUMNS = (3.4, 13.6)


def feedback_and_recommendation(context: FormContext) -> tuple[Block, ...]:
    """Return the box for feedback and the recommendation K / BK with its places."""
    text = context.text
    choice = Paragraph(
        (
            TickBox(),
            Span(f" {text('feedback.competent')}          ", bold=True),
            TickBox(),
            Span(f" {text('feedback.not_yet')}", bold=True),
        ),
        Look.CELL,
    )
    places = tuple(
        Paragraph((Span(f"{place}: "), Blank()), Look.CELL) for place in context.lines("feedback.places")
    )
    recommendation: tuple[CellBlock, ...] = (
        words(text("feedback.sentence"), Look.CELL),
        choice,
        words(text("feedback.where"), Look.CELL),
        *places,
    )
    rows = (
        _row(text("feedback.label"), (blank_line(),) * 3, keep_next=True),
        _row(text("feedback.recommendation"), recommendation, keep_next=True),
    )
    note = Paragraph((Span(text("identity.strike")),), Look.NOTE, keep_next=True)
    return Heading(text("feedback.heading"), level=2), Grid(COLUMNS, rows), note


def written_feedback(context: FormContext) -> tuple[Block, ...]:
    """Return the feedback of a written test: aspect of knowledge reached or not, and what is missing."""
    text = context.text
    content = (
        words(text("written_feedback.sentence"), Look.CELL),
        words(text("written_feedback.gaps"), Look.CELL),
        blank_line(),
        blank_line(),
    )
    row = _row(text("written_feedback.heading"), content, keep_next=False)
    return (Grid(COLUMNS, (row,)),)


def _row(label: str, content: tuple[CellBlock, ...], *, keep_next: bool) -> Row:
    return Row((Cell((words(label, Look.CELL, bold=True),)), Cell(content)), keep_next=keep_next)
