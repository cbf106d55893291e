"""FR.VA – RAHASIA: the team's validation of the assessment; boxes stay empty, findings may come from the verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import EMPTY, box_cell, centred_cell, head_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Heading, Row
from qbank.documents.sections.choices import choice
from qbank.documents.sections.findings import findings_table
from qbank.documents.sections.identity import identity_table

TEAM_COLUMNS = (0.9, 7.1, 3.6, 5.4)
FOCUS_COLUMNS = (5.6, 5.7, 5.7)
PAIR_COLUMNS = (8.5, 8.5)
PEOPLE_COLUMNS = (5.6, 5.2, 6.2)
RULE_WIDTH = 1.25
PLAN_COLUMNS = (0.9, 8.1, 3.5, 4.5)
TEAM_PLACES, PLAN_PLACES, ROW_HEIGHT = 3, 3, 0.8


def validation(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    yield from identity_table(context, rows=("team", "day", "venue"))
    yield _choices(context, ("period",), (3.4, 13.6))
    yield Heading(context.text("validation.preparing"))
    yield _columns(context, ("purposes", "contexts", "approaches"), FOCUS_COLUMNS)
    yield from _people(context)
    yield _columns(context, ("benchmarks", "documents"), PAIR_COLUMNS)
    yield Heading(context.text("validation.contributing"))
    yield _rules(context)
    yield Heading(context.text("validation.findings"), level=2)
    yield findings_table(context, context.findings)
    yield Heading(context.text("validation.reporting"))
    yield _plan(context)
    yield from _team(context)


def _choices(context: FormContext, names: tuple[str, ...], widths: tuple[float, ...]) -> Grid:
    rows = (
        Row((text_cell(context.text(f"validation.{name}"), bold=True), _boxes(context, name)))
        for name in names
    )
    return Grid(widths, tuple(rows))


def _columns(context: FormContext, names: tuple[str, ...], widths: tuple[float, ...]) -> Grid:
    head = head_row(*(context.text(f"validation.{name}") for name in names))
    return Grid(widths, (head, Row(tuple(_boxes(context, name) for name in names))))


def _boxes(context: FormContext, name: str) -> Cell:
    return Cell(tuple(choice(text) for text in context.lines(f"validation.{name}_choices")))


def _people(context: FormContext) -> Iterator[Block]:
    people = context.lines("validation.people")
    rows = (Row((Cell((choice(person),)), EMPTY, EMPTY), height=ROW_HEIGHT) for person in people)
    yield Grid(PEOPLE_COLUMNS, (head_row(*context.lines("validation.people_head")), *rows))


def _rules(context: FormContext) -> Grid:
    aspect, evidence, principles = context.lines("validation.rules_head")
    rules, virtues = context.lines("validation.rules"), context.lines("validation.principles")
    count = len(rules) + len(virtues)
    upper = (
        head_cell(aspect, rows=2),
        head_cell(evidence, columns=len(rules)),
        head_cell(principles, columns=len(virtues)),
    )
    lower = Row(tuple(head_cell(one) for one in (*rules, *virtues)), header=True)
    aspects = context.lines("validation.aspects")
    rows = (Row((text_cell(one), *(box_cell(),) * count)) for one in aspects)
    widths = (17.0 - RULE_WIDTH * count, *(RULE_WIDTH,) * count)
    return Grid(widths, (Row(upper, header=True), lower, *rows))


def _plan(context: FormContext) -> Grid:
    places = (
        Row((centred_cell(str(number)), EMPTY, EMPTY, EMPTY), height=ROW_HEIGHT)
        for number in range(1, PLAN_PLACES + 1)
    )
    return Grid(PLAN_COLUMNS, (head_row(*context.lines("validation.plan_head")), *places))


def _team(context: FormContext) -> Iterator[Block]:
    yield Heading(context.text("validation.team"), level=2)
    places = (
        Row(
            (centred_cell(str(number)), EMPTY, EMPTY, EMPTY),
            keep_next=number < TEAM_PLACES,
            height=ROW_HEIGHT,
        )
        for number in range(1, TEAM_PLACES + 1)
    )
    yield Grid(TEAM_COLUMNS, (head_row(*context.lines("validation.team_head")), *places))
