"""A finished form: which item has which number, and the minutes that each instrument needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qbank.assembly.pool import PoolItem
from qbank.assembly.print_order import in_print_order
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules.minutes import minutes_needed
from qbank.domain.codes import Instrument


@dataclass(frozen=True, slots=True)
class FormItem:
    """One item of the form; `number` counts from 1 within its instrument."""

    instrument: Instrument
    number: int
    code: str
    version: int


@dataclass(frozen=True, slots=True)
class InstrumentMinutes:
    """An instrument's time and what its items can take of it."""

    instrument: Instrument
    allowed: float
    needed: float


@dataclass(frozen=True, slots=True)
class AssembledForm:
    """One form; items stand by instrument and number."""

    items: tuple[FormItem, ...]
    minutes: tuple[InstrumentMinutes, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The items of the form, in print order."""
        return tuple(item.code for item in self.items)


def arrange_form(problem: AssemblyProblem, codes: Collection[str]) -> AssembledForm:
    """Return the form of these items: numbered, with the minutes of each instrument."""
    chosen = tuple(problem.items_by_code[code] for code in codes)
    return AssembledForm(tuple(_numbered(problem, chosen)), tuple(_minutes(problem, chosen)))


def _numbered(problem: AssemblyProblem, chosen: Sequence[PoolItem]) -> Iterator[FormItem]:
    by_instrument: defaultdict[Instrument, list[PoolItem]] = defaultdict(list)
    for item in chosen:
        by_instrument[item.instrument].append(item)
    for instrument in Instrument:
        ordered = in_print_order(problem, instrument, by_instrument[instrument])
        for number, item in enumerate(ordered, start=1):
            yield FormItem(instrument, number, item.code, item.version)


def _minutes(problem: AssemblyProblem, chosen: Sequence[PoolItem]) -> Iterator[InstrumentMinutes]:
    for quota in problem.blueprint.instruments:
        items = (item for item in chosen if item.instrument is quota.instrument)
        yield InstrumentMinutes(quota.instrument, quota.minutes, minutes_needed(quota, items))
