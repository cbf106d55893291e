"""A finished form: which item has which number, and the minutes that each instrument needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules.minutes import minutes_needed
from qbank.domain.blueprint import Grouping
from qbank.domain.codes import Instrument

_BY_JOB_GROUP = frozenset({Instrument.DPT_ESAI, Instrument.TPD, Instrument.DIT})


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
        ordered = _in_print_order(problem, by_instrument[instrument])
        for number, item in enumerate(ordered, start=1):
            yield FormItem(instrument, number, item.code, item.version)


def _in_print_order(problem: AssemblyProblem, items: Sequence[PoolItem]) -> list[PoolItem]:
    """Order by the first KUK an item names; a case stands where its first item does, tasks and essays by job group."""
    rank = {criterion: index for index, criterion in enumerate(problem.places)}
    groups = {group.code: index for index, group in enumerate(problem.job_groups)}
    first = {item.code: min(rank[name] for name in item.criteria) for item in items}
    first_of_case: dict[str, int] = {}
    for item in items:
        case = item.stimulus or item.code
        first_of_case[case] = min(first[item.code], first_of_case.get(case, first[item.code]))

    def key(item: PoolItem) -> tuple[int, int, str, int, str]:
        group = groups.get(_job_group(problem, item), len(groups)) if item.instrument in _BY_JOB_GROUP else 0
        case = item.stimulus or item.code
        return group, first_of_case[case], item.stimulus or "", first[item.code], item.code

    return sorted(items, key=key)


def _job_group(problem: AssemblyProblem, item: PoolItem) -> str:
    return problem.places_of(item)[0][Grouping.JOB_GROUP]


def _minutes(problem: AssemblyProblem, chosen: Sequence[PoolItem]) -> Iterator[InstrumentMinutes]:
    for quota in problem.blueprint.instruments:
        items = (item for item in chosen if item.instrument is quota.instrument)
        yield InstrumentMinutes(quota.instrument, quota.minutes, minutes_needed(quota, items))
