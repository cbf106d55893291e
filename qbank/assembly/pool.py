"""The bank as assembly sees it: one version of each item, with nothing of its wording."""

from __future__ import annotations

from dataclasses import dataclass

from qbank.domain.codes import (
    INSTRUMENT_BY_KIND,
    CognitiveLevel,
    CompetencyDimension,
    Difficulty,
    Instrument,
    ItemKind,
)
from qbank.domain.items import Calibration, ItemDraft, MultipleChoice, Task, criteria_of


@dataclass(frozen=True, slots=True)
class PoolItem:
    """One version of one item, as far as assembly looks at it. `criteria` are "UNIT/1.1"; untimed items take 0 minutes.

    `key` is the letter of the key, counted from 0; only multiple choice has one.
    """

    code: str
    version: int
    instrument: Instrument
    kind: ItemKind
    criteria: tuple[str, ...]
    level: CognitiveLevel | None = None
    dimension: CompetencyDimension | None = None
    difficulty: Difficulty | None = None
    minutes: float = 0
    points: float | None = None
    author: str = ""
    tags: tuple[str, ...] = ()
    enemies: tuple[str, ...] = ()
    stimulus: str | None = None
    paket: str = ""
    job_group: str = ""
    calibration: Calibration | None = None
    key: int | None = None


def pool_item(draft: ItemDraft, version: int) -> PoolItem:
    """Return what assembly needs of an item version."""
    task = draft.content if isinstance(draft.content, Task) else None
    return PoolItem(
        code=draft.code,
        version=version,
        instrument=INSTRUMENT_BY_KIND[draft.kind],
        kind=draft.kind,
        criteria=tuple(str(ref) for ref in criteria_of(draft)),
        level=draft.level,
        dimension=draft.dimension,
        difficulty=draft.difficulty,
        minutes=draft.minutes or 0,
        points=draft.points,
        author=draft.author,
        tags=draft.tags,
        enemies=draft.enemies,
        stimulus=draft.stimulus,
        paket=task.paket if task else "",
        job_group=task.job_group if task else "",
        calibration=draft.calibration,
        key=_key(draft),
    )


def _key(draft: ItemDraft) -> int | None:
    options = draft.content.options if isinstance(draft.content, MultipleChoice) else ()
    return next((index for index, option in enumerate(options) if option.key), None)
