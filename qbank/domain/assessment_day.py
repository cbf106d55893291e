"""The parts of the day of an assessment, and which of them need the assessor with one candidate only."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qbank.domain.blueprint import InstrumentQuota, Session
from qbank.domain.codes import TASK_INSTRUMENTS, Instrument
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.items import Task

FACE_TO_FACE = frozenset({Instrument.PMO, Instrument.DPL, Instrument.PW})
OPENING_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Part:
    """What a candidate does without a stop; `instrument` is None for opening, closing and breaks.

    In its last `watched` minutes the assessor is with this one candidate only.
    """

    name: str
    minutes: int
    instrument: Instrument | None = None
    group: str = ""
    watched: int = 0

    @property
    def unwatched(self) -> int:
        """Minutes after which the assessor comes, if at all."""
        return self.minutes - self.watched


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
        return sum(part.watched for part in self.parts)

    @property
    def minutes_there(self) -> int:
        """Minutes of the day in which an assessor can be with one candidate after the other."""
        return self.limit - self.opening.minutes - self.closing.minutes


def day_of(forms: Sequence[FormSnapshot]) -> Day:
    """Return the day of a set; a task counts with its longest time, and is watched as soon as it is in any form.

    A task that doesn't say for how long is watched all the time if it is played; so is a project, which is presented.
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
    if instrument not in TASK_INSTRUMENTS:
        minutes = math.ceil(quota.minutes)
        yield Part(instrument, minutes, instrument, watched=minutes if instrument in FACE_TO_FACE else 0)
        return
    for group in forms[0].job_groups:
        items = [
            (math.ceil(form.minutes_of(item)), item.content)
            for form in forms
            for item in form.items_of(instrument)
            if isinstance(item.content, Task) and item.content.job_group == group.code
        ]
        if items:
            times = [_times(minutes, task, instrument) for minutes, task in items]
            longest = max(minutes for minutes, _ in times)
            comes = min((minutes - watched for minutes, watched in times if watched), default=longest)
            yield Part(instrument, longest, instrument, group.code, longest - comes)


def _times(minutes: int, task: Task, instrument: Instrument) -> tuple[int, int]:
    """Return a task's minutes, and how many of them at its end are watched."""
    if task.watched_minutes is not None:
        return minutes, min(task.watched_minutes, minutes)
    return minutes, minutes if instrument is Instrument.DIT or task.role_cards else 0
