"""What a form module works from: one snapshot, one print profile, one wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qbank.documents.editions import CODES, Form
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem, SnapshotUnit
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

    def numbered_groups(self) -> Iterator[tuple[int, JobGroup]]:
        """Yield the job groups with their printed numbers."""
        return enumerate(self.snapshot.job_groups, start=1)

    def numbered_units(self) -> Iterator[tuple[int, SnapshotUnit]]:
        """Yield the units in the order of the job groups, with their printed numbers."""
        units = (unit for group in self.snapshot.job_groups for unit in self.snapshot.units_of(group))
        return enumerate(units, start=1)


def references(item: SnapshotItem) -> str:
    """Name the KUK of an item, by unit: "M.70.MKT00.003.2: 1.1, 1.2"."""
    by_unit: dict[str, list[str]] = {}
    for ref in item.criteria:
        by_unit.setdefault(ref.unit, []).append(ref.criterion)
    return "; ".join(f"{unit}: {', '.join(numbers)}" for unit, numbers in by_unit.items())
