"""The forms of a set side by side, and what they share; parts of the dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from qbank.documents.cells import centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Grid, Heading, Row
from qbank.documents.sections.amounts import amount
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.set_record import FormRecord, SetRecord

LABEL_WIDTH, ALL_WIDTH = 1.6, 17.0
FACT_COLUMNS = (1.6, 3.4, 4.0, 8.0)
SHARED_COLUMNS = (3.4, 2.4, 11.2)

Counts = Callable[[FormRecord], Mapping[str, float]]


def forms_side_by_side(context: FormContext, record: SetRecord) -> Iterator[Block]:
    """Yield a table for each thing that is counted, one row a form."""
    yield Heading(context.text("set_comparison.heading"))
    counts: dict[str, Counts] = {
        "minutes": lambda form: {str(one): form.minutes[one] for one in Instrument if form.minutes.get(one)},
        "levels": lambda form: form.levels,
        "dimensions": lambda form: form.dimensions,
        "difficulties": lambda form: form.difficulties,
        "key_positions": lambda form: form.key_positions,
        "evidence": lambda form: form.evidence,
    }
    for name, of in counts.items():
        names = tuple(dict.fromkeys(key for form in record.forms for key in of(form)))
        if names:
            yield Heading(context.text(f"set_comparison.{name}"), level=3)
            rows = [(form.label, of(form)) for form in record.forms]
            yield _counts(context, names, [*rows, *_given(context)] if name == "minutes" else rows)
    yield Heading(context.text("set_comparison.facts"), level=3)
    head = head_row(*context.lines("set_comparison.facts_head"))
    yield Grid(FACT_COLUMNS, (head, *(_facts(context, form) for form in record.forms)))


def _given(context: FormContext) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Yield the row of the minutes that a candidate is given, beside what the items need."""
    given = {str(quota.instrument): quota.minutes for quota in context.snapshot.instruments}
    yield context.text("set_comparison.given"), given


def _counts(
    context: FormContext, names: tuple[str, ...], rows: list[tuple[str, Mapping[str, float]]]
) -> Grid:
    width = (ALL_WIDTH - LABEL_WIDTH) / len(names)
    head = head_row(context.text("set_comparison.form"), *names)
    body = (
        Row(
            (
                centred_cell(label, Look.CELL_SMALL, bold=True),
                *(centred_cell(amount(counted.get(name, 0)), Look.CELL_SMALL) for name in names),
            )
        )
        for label, counted in rows
    )
    return Grid((LABEL_WIDTH, *(width,) * len(names)), (head, *body))


def _facts(context: FormContext, form: FormRecord) -> Row:
    none = context.text("set_comparison.none")
    difficulty = none if form.mean_difficulty is None else amount(form.mean_difficulty)
    return Row(
        (
            centred_cell(form.label, Look.CELL_SMALL, bold=True),
            centred_cell(difficulty, Look.CELL_SMALL),
            centred_cell(", ".join(form.pakets) or none, Look.CELL_SMALL),
            text_cell(", ".join(form.open_criteria) or none, Look.CELL_SMALL),
        )
    )


def shared_items(context: FormContext, record: SetRecord) -> Iterator[Block]:
    """Yield how many items the forms share, instrument by instrument."""
    if len(record.forms) < 2:
        return
    yield Heading(context.text("set_comparison.shared"))
    yield words(context.text("set_comparison.shared_note"))
    head = head_row(*context.lines("set_comparison.shared_head"))
    rows = []
    for instrument in Instrument:
        pairs = [one for one in record.shared if one.instrument is instrument]
        if pairs:
            most = str(max(one.count for one in pairs))
            listed = ", ".join(f"{one.first}–{one.second} {one.count}" for one in pairs if one.count)
            rows.append(_shared_row(context, instrument, most, listed))
    if rows:
        yield Grid(SHARED_COLUMNS, (head, *rows))


def _shared_row(context: FormContext, instrument: Instrument, most: str, listed: str) -> Row:
    return Row(
        (
            centred_cell(instrument, Look.CELL_SMALL),
            centred_cell(most, Look.CELL_SMALL),
            text_cell(listed or context.text("set_comparison.none_shared"), Look.CELL_SMALL),
        )
    )
