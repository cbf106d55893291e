"""The header table: scheme, TUK, assessor, candidate, date; what is unknown stays a dotted blank."""

from __future__ import annotations

from qbank.documents.cells import text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import PORTRAIT, Blank, Block, Cell, Grid, Line, Mark, Paragraph, Placed, Row
from qbank.documents.styles import Look, TableLook
from qbank.text.rich_text import LineBreak, Span

LABEL_COLUMNS = (4.3, 1.5, 0.4)
SITTING = ("place", "assessor", "candidate", "date")
PAPER = (*SITTING, "time")


def identity_table(
    context: FormContext, *, rows: tuple[str, ...] = SITTING, width: float = PORTRAIT.text_width
) -> tuple[Block, ...]:
    """Return the header table and its footnote; `rows` are those filled in by hand, in this order."""
    written = (_row(context.text(f"identity.{key}"), _preset(context, key)) for key in rows)
    grid = Grid(
        (*LABEL_COLUMNS, width - sum(LABEL_COLUMNS)), (*_scheme_rows(context), *written), TableLook.FACTS
    )
    note = Paragraph((Span(context.text("identity.strike")),), Look.NOTE)
    return (Placed("identitas", (grid, note)),)


def _preset(context: FormContext, key: str) -> Line:
    return (Span(context.text("identity.places")),) if key == "place" else ()


def _scheme_rows(context: FormContext) -> tuple[Row, Row]:
    scheme = context.snapshot.scheme
    label = Cell((Paragraph(_scheme_label(context), Look.CELL),), rows=2)
    title, number = context.text("identity.title"), context.text("identity.number")
    return (
        Row((label, text_cell(title, bold=True), _COLON, text_cell(scheme.title)), keep_next=True),
        Row(
            (
                text_cell(number, bold=True),
                _COLON,
                _value((Span(scheme.number) if scheme.number else Blank(),)),
            )
        ),
    )


def _scheme_label(context: FormContext) -> Line:
    kind = context.snapshot.scheme.kind.casefold()
    kinds = context.lines("identity.kinds")
    known = any(choice.casefold() in kind.split() for choice in kinds)
    marks: list[Mark] = [Span(context.text("identity.scheme"), bold=True), LineBreak(), Span("(", bold=True)]
    for position, choice in enumerate(kinds):
        marks.append(Span("/" if position else "", bold=True))
        marks.append(Span(choice, bold=True, struck=known and choice.casefold() not in kind.split()))
    return (*marks, Span(")*", bold=True))


def _row(label: str, value: Line) -> Row:
    head = Cell((Paragraph((Span(label, bold=True),), Look.CELL),), columns=2)
    return Row((head, _COLON, _value(value)))


def _value(content: Line) -> Cell:
    return Cell((Paragraph(content, Look.CELL),))


_COLON = text_cell(":")
