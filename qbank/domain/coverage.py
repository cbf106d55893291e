"""Coverage: what evidence the bank, or one form, holds for each KUK; L, TL and T counted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from qbank.domain.codes import (
    EVIDENCE_KIND_BY_INSTRUMENT,
    TASK_INSTRUMENTS,
    CognitiveLevel,
    CompetencyDimension,
    EvidenceKind,
    Instrument,
)
from qbank.domain.evidence_plan import PlanLine, Way
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.scheme import SchemeDraft


class Heat(StrEnum):
    """What a cell of the table means beside the evidence plan."""

    MET = "met"
    EXTRA = "extra"
    MISSING = "missing"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CoveredItem:
    """What coverage needs of an item: its instrument, best status and KUK ("UNIT/1.1"); `reviewed` is the day of its last verdict."""

    instrument: Instrument
    status: VersionStatus
    criteria: tuple[str, ...]
    level: CognitiveLevel | None = None
    dimension: CompetencyDimension | None = None
    reviewed: date | None = None


@dataclass(frozen=True, slots=True)
class CriterionCoverage:
    """One row: items per instrument and status, what the plan asks, and whether that is met."""

    unit: str
    element: str
    criterion: str
    text: str
    line: PlanLine | None
    counts: Mapping[Instrument, Mapping[VersionStatus, int]]
    gap: bool
    reviewed: date | None = None

    def total(self, instrument: Instrument, statuses: Iterable[VersionStatus]) -> int:
        """Return the number of items of one instrument in the given statuses."""
        row = self.counts.get(instrument, {})
        return sum(row.get(status, 0) for status in statuses)

    def total_of(self, status: VersionStatus) -> int:
        """Return the number of items in a status, over all instruments."""
        return sum(row.get(status, 0) for row in self.counts.values())

    def days_since_review(self, day: date) -> int | None:
        """Return the days from the last verdict on an item of this KUK until `day`, None where there is none."""
        return None if self.reviewed is None else (day - self.reviewed).days


@dataclass(frozen=True, slots=True)
class Coverage:
    """All rows of a scheme, in its order; `counted` are the statuses that fill a gap.

    `mix` counts the items of the scheme in these statuses by level and dimension, each once.
    """

    scheme: str
    rows: tuple[CriterionCoverage, ...]
    counted: tuple[VersionStatus, ...]
    mix: Mapping[CognitiveLevel, Mapping[CompetencyDimension, int]] = field(default_factory=dict)

    @property
    def gaps(self) -> int:
        """Number of KUK whose plan is not met."""
        return sum(row.gap for row in self.rows)

    def covered_by(self, kind: EvidenceKind) -> int:
        """Count the KUK with at least one counted item of this kind of evidence."""
        return sum(kind in kinds_of_evidence(self.instruments_of(row)) for row in self.rows)

    def instruments_of(self, row: CriterionCoverage) -> frozenset[Instrument]:
        """Return the instruments that have a counted item for the KUK."""
        return frozenset(i for i in row.counts if row.total(i, self.counted))

    def is_only_supplementary(self, row: CriterionCoverage) -> bool:
        """Say whether a KUK that can be shown on the day has questions (T) as its only evidence."""
        can_be_shown = row.line is not None and row.line.way is not Way.INDIRECT
        return can_be_shown and kinds_of_evidence(self.instruments_of(row)) == {EvidenceKind.SUPPLEMENTARY}

    def heat(self, row: CriterionCoverage, instrument: Instrument) -> Heat:
        """Return whether the counted items of a cell are what the plan asks, come on top, or are missing."""
        is_asked = row.line is not None and instrument in row.line.instruments
        if row.total(instrument, self.counted):
            return Heat.MET if is_asked else Heat.EXTRA
        return Heat.MISSING if is_asked and row.gap else Heat.NONE


def kinds_of_evidence(instruments: Collection[Instrument]) -> frozenset[EvidenceKind]:
    """Return the kinds of evidence that these instruments give for one KUK.

    Direct evidence (L) needs both a task that lets the candidate show it and its row on the checklist: a row
    alone records nothing.
    """
    kinds = {EVIDENCE_KIND_BY_INSTRUMENT[instrument] for instrument in instruments}
    if Instrument.CL not in instruments or not any(task in instruments for task in TASK_INSTRUMENTS):
        kinds.discard(EvidenceKind.DIRECT)
    return frozenset(kinds)


def measure_coverage(
    scheme: SchemeDraft,
    lines: Iterable[PlanLine],
    items: Iterable[CoveredItem],
    *,
    include_drafts: bool = False,
) -> Coverage:
    """Count items per KUK and instrument, and compare with the evidence plan.

    A gap is a KUK for which fewer than `pieces` of the plan's instruments have an approved item (with
    `include_drafts`: an item of any status but retired). A KUK without a plan line is a gap.
    """
    counted = tuple(VersionStatus)[:3] if include_drafts else (VersionStatus.APPROVED,)
    line_by_criterion = {str(line.criterion): line for line in lines}
    items = tuple(items)
    counts, reviewed = _count(items), _last_reviews(items)
    rows = []
    for unit in scheme.units:
        for element in unit.elements:
            for criterion in element.criteria:
                name = f"{unit.code}/{criterion.number}"
                line = line_by_criterion.get(name)
                row = counts.get(name, {})
                rows.append(
                    CriterionCoverage(
                        unit.code, element.number, criterion.number, criterion.text,
                        line, row, _is_gap(line, row, counted), reviewed.get(name),
                    )
                )  # fmt: skip
    known = {str(reference) for reference in scheme.references}
    mine = (item for item in items if item.status in counted and not known.isdisjoint(item.criteria))
    return Coverage(scheme.code, tuple(rows), counted, _mix(mine))


def _count(items: Iterable[CoveredItem]) -> dict[str, dict[Instrument, Counter[VersionStatus]]]:
    counts: dict[str, dict[Instrument, Counter[VersionStatus]]] = {}
    for item in items:
        for name in item.criteria:
            row = counts.setdefault(name, {})
            row.setdefault(item.instrument, Counter())[item.status] += 1
    return counts


def _last_reviews(items: Iterable[CoveredItem]) -> dict[str, date]:
    last: dict[str, date] = {}
    for item in items:
        if item.reviewed is not None and item.status is not VersionStatus.RETIRED:
            for name in item.criteria:
                last[name] = max(item.reviewed, last.get(name, item.reviewed))
    return last


def _mix(items: Iterable[CoveredItem]) -> dict[CognitiveLevel, dict[CompetencyDimension, int]]:
    pairs = Counter((item.level, item.dimension) for item in items)
    levels = [level for level in CognitiveLevel if any(level is found for found, _ in pairs)]
    return {
        level: {dimension: pairs[level, dimension] for dimension in CompetencyDimension} for level in levels
    }


def _is_gap(
    line: PlanLine | None,
    row: Mapping[Instrument, Mapping[VersionStatus, int]],
    counted: tuple[VersionStatus, ...],
) -> bool:
    if line is None:
        return True
    met = sum(any(row.get(i, {}).get(status) for status in counted) for i in line.instruments)
    return met < line.pieces
