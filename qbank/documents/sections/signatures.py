"""Who signs: candidate and assessor (and a third party), and the makers of the form. All stays blank on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qbank.documents.cells import EMPTY, centred_cell, head_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Heading, Placed, Row
from qbank.documents.styles import Shade

SIGN_HEIGHT, MAKER_HEIGHT, LINE_HEIGHT = 1.4, 0.85, 0.6
MAKER_COLUMNS = (2.4, 1.0, 5.4, 3.4, 4.8)
LABEL_WIDTH, ALL_WIDTH = 3.4, 17.0
FEWEST_MAKERS = 2


def signatures(
    context: FormContext, *, third_party: bool = False, under: Row | None = None
) -> tuple[Block, ...]:
    """Return the signatures of candidate and assessor, or of third party and assessor.

    `under` is a row of a label and a cell over two columns that they always stand below, in place of a heading:
    LibreOffice 7.4 keeps rows together, never tables.
    """
    who = ("third_party", "assessor") if third_party else ("candidate", "assessor")
    width = (ALL_WIDTH - LABEL_WIDTH) / len(who)
    head = Row(
        (head_cell(""), *(head_cell(context.text(f"signatures.{one}")) for one in who)), keep_next=True
    )
    name = _row(context.text("signatures.name"), (EMPTY,) * len(who))
    register = _row(
        context.text("signatures.register"),
        tuple(EMPTY if one == "assessor" else Cell(shade=Shade.BAND) for one in who),
    )
    sign = Row(
        (text_cell(context.text("signatures.sign"), bold=True), *(EMPTY,) * len(who)), height=SIGN_HEIGHT
    )
    above = (under,) if under else ()
    grid = Grid((LABEL_WIDTH, *(width,) * len(who)), (*above, head, name, register, sign))
    head_line = () if under else (Heading(context.text("signatures.heading"), level=2),)
    return (Placed("tanda_tangan", (*head_line, grid)),)


def assessor_signature(context: FormContext) -> tuple[Block, ...]:
    """Return the signature of the assessor alone."""
    label = context.text
    head = Row((head_cell(""), head_cell(label("signatures.assessor"))), keep_next=True)
    rows = (_row(label("signatures.name"), (EMPTY,)), _row(label("signatures.register"), (EMPTY,)))
    sign = Row((text_cell(label("signatures.sign"), bold=True), EMPTY), height=SIGN_HEIGHT)
    grid = Grid((LABEL_WIDTH, ALL_WIDTH - LABEL_WIDTH), (head, *rows, sign))
    return Heading(label("signatures.heading"), level=2), grid


def makers(context: FormContext, *, keep_next: bool = False) -> tuple[Block, ...]:
    """Return the table of authors and validators (penyusun dan validator): named once the set is issued, never signed.

    `keep_next` ties it to what follows.
    """
    head = head_row(*context.lines("makers.head"))
    authors = _named(context, context.text("makers.author"), "penyusun")
    *rows, last = (*authors, *_named(context, context.text("makers.validator"), "validator"))
    grid = Grid(MAKER_COLUMNS, (head, *rows, replace(last, keep_next=keep_next)))
    return Heading(context.text("makers.heading"), level=2), grid


def _row(label: str, cells: tuple[Cell, ...]) -> Row:
    return Row((text_cell(label, bold=True), *cells), keep_next=True, height=LINE_HEIGHT)


def _named(context: FormContext, status: str, role: str) -> Iterator[Row]:
    people = [person for person in context.snapshot.people if person.role == role]
    count = max(len(people), FEWEST_MAKERS)
    for number in range(1, count + 1):
        person = people[number - 1] if number <= len(people) else None
        cells = (
            centred_cell(str(number), middle=True),
            text_cell(person.name if person else "", middle=True),
            text_cell(person.met if person else "", middle=True),
            EMPTY,
        )
        label = (text_cell(status, bold=True, rows=count, middle=True),) if number == 1 else ()
        yield Row((*label, *cells), keep_next=True, height=MAKER_HEIGHT)
