"""What a blueprint asks of every unit, instrument by instrument: its lines laid out as the table that committees know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qbank.domain.blueprint import Amount, Blueprint, Grouping, QuotaLine
from qbank.domain.codes import Instrument
from qbank.domain.scheme import SchemeDraft, UnitDraft


@dataclass(frozen=True, slots=True)
class UnitQuota:
    """How many items of an instrument a unit has at least and at most; `maximum` None is open."""

    minimum: int
    maximum: int | None


def unit_quotas(blueprint: Blueprint, scheme: SchemeDraft) -> Mapping[str, Mapping[Instrument, UnitQuota]]:
    """Return the quotas of every unit, in scheme order; an instrument without one is left out.

    A line for each element or KUK asks of a unit as many times what it asks of one, as far as minimums go.
    """
    table = {}
    for unit in scheme.units:
        asked: dict[Instrument, list[UnitQuota]] = {}
        for line in blueprint.lines:
            for quota in _quotas_of(line, unit):
                asked.setdefault(line.instruments[0], []).append(quota)
        table[unit.code] = {instrument: _strictest(quotas) for instrument, quotas in asked.items()}
    return table


def is_unit_line(line: QuotaLine) -> bool:
    """Say whether the line is the quota of whole units in one instrument, and nothing else."""
    is_plain = line.amount is Amount.ITEMS and len(line.instruments) == 1
    names_units = line.each is None and line.where.keys() == {"unit"} and len(line.where["unit"]) == 1
    return is_plain and (names_units or (line.each is Grouping.UNIT and line.where.keys() <= {"unit"}))


def _quotas_of(line: QuotaLine, unit: UnitDraft) -> Iterator[UnitQuota]:
    if unit.code not in line.where.get("unit", (unit.code,)):
        return
    if is_unit_line(line):
        yield UnitQuota(line.minimum, line.maximum)
        return
    parts = {Grouping.ELEMENT: len(unit.elements), Grouping.CRITERION: len(unit.criteria)}
    is_whole = line.amount is Amount.ITEMS and len(line.instruments) == 1 and line.where.keys() <= {"unit"}
    if is_whole and line.minimum and line.each in parts:
        yield UnitQuota(parts[line.each] * line.minimum, None)


def _strictest(quotas: list[UnitQuota]) -> UnitQuota:
    limits = [quota.maximum for quota in quotas if quota.maximum is not None]
    return UnitQuota(max(quota.minimum for quota in quotas), min(limits, default=None))
