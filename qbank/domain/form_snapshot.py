"""The frozen content of one form (paket): all that its documents show, and nothing that can change later."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from qbank.domain.blueprint import InstrumentQuota
from qbank.domain.codes import (
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    Difficulty,
    EvidenceKind,
    Instrument,
    ItemKind,
)
from qbank.domain.evidence_plan import JobGroup, PlanStatus, Way
from qbank.domain.items import Content, MultipleChoice, Stimulus, Task

OPTION_LETTERS = "abcde"


@dataclass(frozen=True, slots=True)
class SnapshotCriterion:
    """One KUK, verbatim, with its line of the evidence plan."""

    number: str
    text: str
    way: Way
    kind: EvidenceKind
    instruments: tuple[Instrument, ...]
    pieces: int
    supplementary: tuple[Instrument, ...] = ()

    def is_met_by(self, found: Collection[Instrument]) -> bool:
        """Say whether items of these instruments evidence the KUK as its plan asks."""
        return len(frozenset(found).intersection(self.instruments)) >= self.pieces


@dataclass(frozen=True, slots=True)
class SnapshotElement:
    """One element with its KUK in order."""

    number: str
    title: str
    criteria: tuple[SnapshotCriterion, ...]


@dataclass(frozen=True, slots=True)
class SnapshotUnit:
    """One unit at the revision that the form was made for."""

    code: str
    revision: int
    title: str
    elements: tuple[SnapshotElement, ...]

    @property
    def criteria(self) -> tuple[SnapshotCriterion, ...]:
        """All KUK of the unit, in order."""
        return tuple(criterion for element in self.elements for criterion in element.criteria)


@dataclass(frozen=True, slots=True)
class SnapshotScheme:
    """What the header table says of the scheme; unknown facts are empty strings."""

    code: str
    title: str
    kind: str
    number: str
    level: str


@dataclass(frozen=True, slots=True)
class SnapshotItem:
    """One item as printed. `number` counts from 1 within its instrument; options stand in printed order."""

    instrument: Instrument
    number: int
    code: str
    version: int
    kind: ItemKind
    criteria: tuple[CriterionRef, ...]
    content: Content
    level: CognitiveLevel | None = None
    dimension: CompetencyDimension | None = None
    difficulty: Difficulty | None = None
    minutes: float | None = None
    points: float | None = None
    stimulus: Stimulus | None = None

    @property
    def key(self) -> str:
        """The letter of the right option ("a" is the first), empty for other kinds."""
        if not isinstance(self.content, MultipleChoice):
            return ""
        return next(
            letter for letter, option in zip(OPTION_LETTERS, self.content.options, strict=False) if option.key
        )


@dataclass(frozen=True, slots=True)
class SnapshotPerson:
    """A penyusun or validator of an issued set; an unknown Nomor MET is empty."""

    role: str
    name: str
    met: str


@dataclass(frozen=True, slots=True)
class FormSnapshot:
    """One parallel form of a set. `watermark` is empty once the set is issued; `set_date` is ISO 8601.

    `potential` ticks FR.MAPA.02: job group → instrument → potensi 1–5. `people` are named when the set is issued;
    `audit_head` is then the newest hash of the audit trail, which shows later whether its end was cut off.
    """

    set_code: str
    label: str
    set_date: str
    watermark: str
    scheme: SnapshotScheme
    plan_status: PlanStatus
    job_groups: tuple[JobGroup, ...]
    units: tuple[SnapshotUnit, ...]
    instruments: tuple[InstrumentQuota, ...]
    opening_minutes: float
    minutes_total: float
    items: tuple[SnapshotItem, ...]
    potential: Mapping[str, Mapping[Instrument, tuple[int, ...]]] = field(default_factory=dict)
    people: tuple[SnapshotPerson, ...] = ()
    audit_head: str = ""

    def items_of(self, instrument: Instrument) -> tuple[SnapshotItem, ...]:
        """Return the items of one instrument by number."""
        chosen = (item for item in self.items if item.instrument is instrument)
        return tuple(sorted(chosen, key=lambda item: item.number))

    def items_naming(self, unit: str, criterion: str) -> Iterator[SnapshotItem]:
        """Yield the items that evidence one KUK."""
        for item in self.items:
            if any(ref.unit == unit and ref.criterion == criterion for ref in item.criteria):
                yield item

    def minutes_of(self, item: SnapshotItem) -> float:
        """Return the minutes of an item: its own, else those of its job group if it is a task, else 0."""
        if item.minutes or not isinstance(item.content, Task):
            return item.minutes or 0
        code = item.content.job_group
        return next((group.minutes for group in self.job_groups if group.code == code), 0)

    def units_of(self, group: JobGroup) -> tuple[SnapshotUnit, ...]:
        """Return the units of a job group, in the group's order."""
        by_code = {unit.code: unit for unit in self.units}
        return tuple(by_code[code] for code in group.units)

    def quota(self, instrument: Instrument) -> InstrumentQuota | None:
        """Return the blueprint's length and minutes of one instrument."""
        return next((q for q in self.instruments if q.instrument is instrument), None)
