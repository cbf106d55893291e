"""What a form module works from: one snapshot, one print profile, one wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qbank.documents.editions import CODES, Form
from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem, SnapshotUnit
from qbank.domain.items import Task
from qbank.domain.print_profile import PrintProfile
from qbank.text.wording import Wording


@dataclass(frozen=True, slots=True)
class FormContext:
    """All that decides what stands on a form."""

    snapshot: FormSnapshot
    profile: PrintProfile
    wording: Wording

    def text(self, key: str, **facts: str | int) -> str:
        """Return a sentence of the wording."""
        return self.wording.text(key, **facts)

    def lines(self, key: str, **facts: str | int) -> tuple[str, ...]:
        """Return a list of sentences of the wording."""
        return self.wording.lines(key, **facts)

    def code(self, form: Form) -> str:
        """Return the code of a form in the profile's edition."""
        return CODES[self.profile.edition][form]

    def group_number(self, group: JobGroup) -> int:
        """Return the printed number of a job group."""
        return self.snapshot.job_groups.index(group) + 1

    def numbered_units(self) -> Iterator[tuple[int, SnapshotUnit]]:
        """Yield the units in the order of the job groups, with their printed numbers."""
        units = (unit for group in self.snapshot.job_groups for unit in self.snapshot.units_of(group))
        return enumerate(units, start=1)


def references(item: SnapshotItem) -> str:
    """Name the KUK of an item, by unit: "M.70.MKT00.003.2: 1.1, 1.2"."""
    return references_of(item.criteria)


def references_of(criteria: Iterable[CriterionRef]) -> str:
    """Name several KUK, by unit."""
    by_unit: dict[str, list[str]] = {}
    for ref in criteria:
        by_unit.setdefault(ref.unit, []).append(ref.criterion)
    return "; ".join(f"{unit}: {', '.join(numbers)}" for unit, numbers in by_unit.items())


def items_of_group(
    snapshot: FormSnapshot, instrument: Instrument, group: JobGroup
) -> tuple[SnapshotItem, ...]:
    """Return the items whose first KUK belongs to a unit of the job group."""
    items = snapshot.items_of(instrument)
    return tuple(item for item in items if item.criteria and item.criteria[0].unit in group.units)


def items_of_unit(
    snapshot: FormSnapshot, instrument: Instrument, unit: SnapshotUnit
) -> tuple[SnapshotItem, ...]:
    """Return the items whose first KUK belongs to the unit."""
    items = snapshot.items_of(instrument)
    return tuple(item for item in items if item.criteria and item.criteria[0].unit == unit.code)


def tasks(snapshot: FormSnapshot) -> tuple[SnapshotItem, ...]:
    """Return the practical tasks in the order of their job groups."""
    order = [group.code for group in snapshot.job_groups]
    items = snapshot.items_of(Instrument.TPD)
    return tuple(sorted(items, key=lambda item: order.index(task_of(item).job_group)))


def task_of(item: SnapshotItem) -> Task:
    """Return the content of a task."""
    assert isinstance(item.content, Task)
    return item.content
