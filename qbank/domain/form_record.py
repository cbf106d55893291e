"""One form described from its snapshot, so that parallel forms can stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import fmean

from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Difficulty, EvidenceKind
from qbank.domain.coverage import kinds_of_evidence
from qbank.domain.form_snapshot import OPTION_LETTERS, FormSnapshot, SnapshotItem
from qbank.domain.items import Calibration, Task, difficulty_logits
from qbank.domain.set_record import FormRecord


def describe_form(snapshot: FormSnapshot, calibrations: Mapping[str, Calibration]) -> FormRecord:
    """Return what a form holds; `calibrations` go by item code.

    Levels, dimensions and difficulties are those of the items that every candidate meets: a list that is printed
    in full and only asked from says nothing of how hard a form is.
    """
    met = [item for item in snapshot.items if not _is_asked_from(snapshot, item)]
    evidence, open_criteria = form_evidence(snapshot)
    return FormRecord(
        label=snapshot.label,
        minutes={
            quota.instrument: quota.minutes_of(
                item.minutes or 0 for item in snapshot.items_of(quota.instrument)
            )
            for quota in snapshot.instruments
        },
        mean_difficulty=_mean_difficulty(met, calibrations),
        levels=_counts(CognitiveLevel, (item.level for item in met)),
        dimensions=_counts(CompetencyDimension, (item.dimension for item in met)),
        difficulties=_counts(Difficulty, (item.difficulty for item in met)),
        key_positions=_counts(OPTION_LETTERS, (item.key for item in snapshot.items)),
        pakets=tuple(
            sorted({item.content.paket for item in snapshot.items if isinstance(item.content, Task)})
        ),
        evidence=evidence,
        open_criteria=open_criteria,
    )


def form_evidence(snapshot: FormSnapshot) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """Count the KUK with L, TL and T evidence in a form, and list those whose plan the form does not meet."""
    counts: dict[str, int] = {kind.value: 0 for kind in EvidenceKind}
    open_criteria = []
    for unit in snapshot.units:
        for criterion in unit.criteria:
            found = {item.instrument for item in snapshot.items_naming(unit.code, criterion.number)}
            for kind in kinds_of_evidence(found):
                counts[kind.value] += 1
            if not criterion.is_met_by(found):
                open_criteria.append(f"{unit.code}/{criterion.number}")
    return counts, tuple(open_criteria)


def _is_asked_from(snapshot: FormSnapshot, item: SnapshotItem) -> bool:
    quota = snapshot.quota(item.instrument)
    return quota is not None and quota.asked is not None


def _mean_difficulty(items: Iterable[SnapshotItem], calibrations: Mapping[str, Calibration]) -> float | None:
    logits = (difficulty_logits(item.difficulty, calibrations.get(item.code)) for item in items)
    known = [value for value in logits if value is not None]
    return round(fmean(known), 4) if known else None


def _counts(names: Iterable[str], found: Iterable[str | None]) -> dict[str, int]:
    counter = Counter(found)
    return {str(name): counter[name] for name in names if counter[name]}
