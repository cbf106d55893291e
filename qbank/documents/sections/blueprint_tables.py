"""The tables of a printed blueprint: instruments, units, lines and targets."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import centred_cell, head_row, text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import LANDSCAPE, Grid, Row
from qbank.domain.blueprint import Blueprint, InstrumentQuota, QuotaLine, Session, Target
from qbank.domain.codes import Instrument
from qbank.domain.places import parts_by_unit
from qbank.domain.scheme import SchemeDraft
from qbank.domain.unit_quotas import UnitQuota, unit_quotas
from qbank.text.bounds import say_bounds
from qbank.text.numbers import written_exactly

INSTRUMENT_COLUMNS = (1.0, 1.9, 7.2, 2.2, 1.7, 4.0, 7.7)
LINE_COLUMNS = (1.0, 7.6, 3.4, 7.4, 3.7, 2.6)
TARGET_COLUMNS = (1.0, 8.0, 5.7, 4.0, 3.5, 3.5)
NUMBER, UNIT, COUNT = 1.0, 3.4, 1.3
"""Widths of the unit table's number, code and counts; titles take what the instruments leave."""


def instrument_table(context: FormContext, blueprint: Blueprint) -> Grid:
    """Return the instruments with their lengths, and the sum of the day."""
    rows = [
        _instrument_row(context, number, quota) for number, quota in enumerate(blueprint.instruments, start=1)
    ]
    opening = context.text("blueprint_sheet.opening")
    total = context.text("blueprint_sheet.total")
    limit = context.text("blueprint_sheet.limit", limit=f"{blueprint.minutes_total:g}")
    on_the_day = context.text(f"blueprint_sheet.{Session.DAY}")
    sums = (
        (opening, blueprint.opening_minutes, "", False),
        (total, blueprint.day_minutes, limit, True),
    )
    ends = (
        Row((
            text_cell(""), text_cell(""), text_cell(name, bold=bold), text_cell(""), centred_cell(written_exactly(minutes), bold=bold),
            text_cell(on_the_day), text_cell(note),
        ))
        for name, minutes, note, bold in sums
    )  # fmt: skip
    head = head_row(*context.lines("blueprint_sheet.instrument_head"))
    return Grid(INSTRUMENT_COLUMNS, (head, *rows, *ends))


def _instrument_row(context: FormContext, number: int, quota: InstrumentQuota) -> Row:
    return Row(
        (
            centred_cell(str(number)),
            text_cell(quota.instrument),
            text_cell(context.text(f"instrument.{quota.instrument}")),
            centred_cell(say_bounds(quota.minimum, quota.maximum)),
            centred_cell(
                written_exactly(quota.minutes) if quota.minutes else context.text("blueprint_sheet.none")
            ),
            text_cell(context.text(f"blueprint_sheet.{quota.session}")),
            text_cell("; ".join(_remarks(context, quota))),
        )
    )


def _remarks(context: FormContext, quota: InstrumentQuota) -> Iterator[str]:
    if quota.asked is not None:
        yield context.text("blueprint_sheet.asked", asked=quota.asked)
    yield context.text(f"blueprint_sheet.order_{quota.order}")
    if quota.shuffle_options:
        yield context.text("blueprint_sheet.shuffled")
    if quota.instrument is not Instrument.CL and quota.asked is None and quota.most_shared is not None:
        shared = "shared" if quota.most_shared else "disjoint"
        yield context.text(f"blueprint_sheet.{shared}", most=quota.most_shared)


def unit_table(context: FormContext, blueprint: Blueprint, scheme: SchemeDraft) -> Grid:
    """Return what every unit has of each instrument that is shared among units."""
    quotas = unit_quotas(blueprint, scheme)
    asked = {instrument for row in quotas.values() for instrument in row}
    instruments = [q.instrument for q in blueprint.instruments if q.instrument in asked]
    numbers = (COUNT,) * (2 + len(instruments))
    columns = (NUMBER, UNIT, LANDSCAPE.text_width - NUMBER - UNIT - sum(numbers), *numbers)
    head = head_row(*context.lines("blueprint_sheet.unit_head"), *instruments)
    rows = []
    for number, unit in enumerate(scheme.units, start=1):
        counts = (str(len(unit.elements)), str(len(unit.criteria)))
        cells = (_quota_text(context, quotas[unit.code].get(instrument)) for instrument in instruments)
        centred = (centred_cell(text) for text in (*counts, *cells))
        rows.append(Row((centred_cell(str(number)), text_cell(unit.code), text_cell(unit.title), *centred)))
    return Grid(columns, (head, *rows))


def _quota_text(context: FormContext, quota: UnitQuota | None) -> str:
    text = say_bounds(quota.minimum, quota.maximum) if quota else ""
    return text or context.text("blueprint_sheet.none")


def line_table(context: FormContext, lines: list[QuotaLine]) -> Grid:
    """Return lines with their conditions."""
    none = context.text("blueprint_sheet.none")
    rows = (
        Row(
            (
                centred_cell(str(number)),
                text_cell(line.name),
                text_cell(", ".join(line.instruments)),
                text_cell("; ".join(_conditions(context, line)) or none),
                text_cell(context.text(f"blueprint_sheet.each_{line.each}") if line.each else none),
                centred_cell(_amount(context, line)),
            )
        )
        for number, line in enumerate(lines, start=1)
    )
    return Grid(LINE_COLUMNS, (head_row(*context.lines("blueprint_sheet.line_head")), *rows))


def _conditions(context: FormContext, line: QuotaLine) -> Iterator[str]:
    for name, values in line.where.items():
        yield f"{context.text(f'blueprint_sheet.field_{name}')} {'; '.join(parts_by_unit(values))}"


def _amount(context: FormContext, line: QuotaLine) -> str:
    bounds = say_bounds(line.minimum, line.maximum)
    return f"{bounds} {context.text(f'blueprint_sheet.amount_{line.amount}')}"


def target_table(context: FormContext, blueprint: Blueprint) -> Grid:
    """Return the targets that keep forms alike."""
    head = head_row(*context.lines("blueprint_sheet.target_head"))
    rows = (_target_row(context, number, t) for number, t in enumerate(blueprint.targets, start=1))
    return Grid(TARGET_COLUMNS, (head, *rows))


def _target_row(context: FormContext, number: int, target: Target) -> Row:
    measure = context.text(f"blueprint_sheet.measure_{target.measure}")
    if target.ability is not None:
        measure = context.text(
            "blueprint_sheet.at_ability", measure=measure, ability=written_exactly(target.ability)
        )
    value = (
        context.text("blueprint_sheet.bank_average")
        if target.value is None
        else written_exactly(target.value)
    )
    return Row(
        (
            centred_cell(str(number)),
            text_cell(target.name),
            text_cell(measure),
            text_cell(", ".join(target.instruments)),
            centred_cell(value),
            centred_cell(f"± {written_exactly(target.tolerance)}"),
        )
    )
