"""What to write next: the items whose absence keeps KUK open or blueprints unmet, what unlocks most first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qbank.domain.codes import Instrument
from qbank.domain.coverage import Coverage, CriterionCoverage
from qbank.errors import Issue

_LAST = 99


@dataclass(frozen=True, slots=True)
class ShortLine:
    """A line of a blueprint that the bank has too few items for; `part` is the unit, element, KUK or group it lacks in.

    Without instruments no new item is known to count for it.
    """

    line: str
    part: str
    asked: int
    found: int
    instruments: tuple[Instrument, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class StoppedBlueprint:
    """A blueprint that the bank can't make a single form of.

    `lines` are short of items, the `criteria` ("UNIT/1.1") of evidence; `others` is what else stands in the way.
    """

    name: str
    lines: tuple[ShortLine, ...] = ()
    criteria: frozenset[str] = frozenset()
    others: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingItem:
    """An instrument that a KUK is asked for and the bank has no counted item of.

    `open_pieces` is how many more instruments the KUK needs (with 1 this item alone closes it, with 0 the plan
    doesn't count it and it keeps no KUK open). `unlocks` counts the lines that it would bring nearer, by blueprint.
    """

    unit: str
    criterion: str
    instrument: Instrument
    open_pieces: int
    unlocks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WritingList:
    """The missing items, what unlocks most first, and the blueprints that can't be met."""

    missing: tuple[MissingItem, ...]
    stopped: tuple[StoppedBlueprint, ...]


def plan_writing(
    coverage: Coverage, job_group_by_unit: Mapping[str, str], stopped: Iterable[StoppedBlueprint] = ()
) -> WritingList:
    """List what to write: most lines unlocked first, then what closes its KUK soonest, then in the scheme's order.

    An item that the plan doesn't count (supplementary, or a row of the checklist, which every form has for each KUK)
    is on the list only where a blueprint is short of it.
    """
    stopped = tuple(stopped)
    wanted = [
        item
        for row in coverage.rows
        for item in _missing_of(coverage, row, job_group_by_unit.get(row.unit, ""), stopped)
        if item.open_pieces or item.unlocks
    ]
    wanted.sort(key=lambda item: (-sum(item.unlocks.values()), item.open_pieces or _LAST))
    return WritingList(tuple(wanted), stopped)


def _missing_of(
    coverage: Coverage, row: CriterionCoverage, job_group: str, stopped: tuple[StoppedBlueprint, ...]
) -> Iterator[MissingItem]:
    if row.line is None:
        return
    there = coverage.instruments_of(row)
    met = sum(instrument in there for instrument in row.line.instruments)
    asked = (*row.line.instruments, *row.line.supplementary, Instrument.CL)
    for instrument in dict.fromkeys(asked):
        if instrument not in there:
            is_counted = instrument in row.line.instruments
            open_pieces = max(row.line.pieces - met, 0) if is_counted else 0
            unlocks = {
                blueprint.name: count
                for blueprint in stopped
                if (count := _unlocked(blueprint, row, job_group, instrument, is_counted=is_counted))
            }
            yield MissingItem(row.unit, row.criterion, instrument, open_pieces, unlocks)


def _unlocked(
    blueprint: StoppedBlueprint,
    row: CriterionCoverage,
    job_group: str,
    instrument: Instrument,
    *,
    is_counted: bool,
) -> int:
    place = {
        "unit": row.unit,
        "element": f"{row.unit}/{row.element}",
        "criterion": f"{row.unit}/{row.criterion}",
        "job_group": job_group,
    }
    lines = sum(instrument in line.instruments and _is_there(line, place) for line in blueprint.lines)
    return lines + (is_counted and place["criterion"] in blueprint.criteria)


def _is_there(line: ShortLine, place: Mapping[str, str]) -> bool:
    """Say whether an item of this place can count for a line; its level and the like are the writer's to choose."""
    is_part = not line.part or line.part in place.values()
    return is_part and all(place[name] in line.where[name] for name in place if name in line.where)
