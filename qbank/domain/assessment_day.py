"""The parts of the day of an assessment, and which of them need the assessor with one candidate only."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qbank.domain.blueprint import InstrumentQuota, Session
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import Task

FACE_TO_FACE = frozenset({Instrument.PMO, Instrument.DPL, Instrument.PW})
TASKS = frozenset({Instrument.TPD, Instrument.DIT})
OPENING_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Part:
    """What a candidate does without a stop; `instrument` is None for opening, closing and breaks.

    `alone` says that the assessor is with this one candidate only.
    """

    name: str
    minutes: int
    instrument: Instrument | None = None
    group: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The parts in the order of the blueprint, without breaks; `limit` is the longest day, without breaks."""

    opening: Part
    parts: tuple[Part, ...]
    closing: Part
    limit: int

    @property
    def minutes_alone(self) -> int:
        """Minutes that the assessor is with one candidate only."""
        return sum(part.minutes for part in self.parts if part.alone)

    @property
    def minutes_there(self) -> int:
        """Minutes of the day in which an assessor can be with one candidate after the other."""
        return self.limit - self.opening.minutes - self.closing.minutes


def day_of(forms: Sequence[FormSnapshot]) -> Day:
    """Return the day of a set; a task counts with its longest time, and as role play if it is one in any form.

    A project is presented to the assessor, so it needs the assessor as a role play does.
    """
    first = forms[0]
    total = math.ceil(first.opening_minutes)
    opening = 5 * round(total * OPENING_SHARE / 5)
    day = (quota for quota in first.instruments if quota.session is Session.DAY)
    parts = [part for quota in day for part in _parts(forms, quota) if part.minutes]
    # Oral questions are for what is still open after all observation.
    ordered = sorted(parts, key=lambda part: part.instrument is Instrument.DPL)
    return Day(
        Part("opening", opening),
        tuple(ordered),
        Part("closing", total - opening),
        math.floor(first.minutes_total),
    )


def _parts(forms: Sequence[FormSnapshot], quota: InstrumentQuota) -> Iterator[Part]:
    instrument = quota.instrument
    if instrument not in TASKS:
        yield Part(instrument, math.ceil(quota.minutes), instrument, alone=instrument in FACE_TO_FACE)
        return
    for group in forms[0].job_groups:
        items = [
            (item, item.content)
            for form in forms
            for item in form.items_of(instrument)
            if isinstance(item.content, Task) and item.content.job_group == group.code
        ]
        if items:
            minutes = max(_minutes(item, group.minutes) for item, _ in items)
            watched = instrument is Instrument.DIT or any(task.role_cards for _, task in items)
            yield Part(instrument, minutes, instrument, group.code, alone=watched)


def _minutes(item: SnapshotItem, otherwise: float) -> int:
    return math.ceil(item.minutes or otherwise)
