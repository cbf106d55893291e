"""What a form module works from: one snapshot, one print profile, one wording."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qbank.documents.editions import CODES, LAYOUTS, Form, Layout
from qbank.documents.handling import PrintLine
from qbank.domain.codes import CriterionRef, Instrument, criterion_sort_key
from qbank.domain.evidence_plan import JobGroup, PlanStatus
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem, SnapshotScheme, SnapshotUnit
from qbank.domain.items import Task
from qbank.domain.picture import PictureFile
from qbank.domain.print_profile import Attendance, PrintProfile
from qbank.domain.set_record import SetRecord
from qbank.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Finding:
    """What the validation of the materials found, and what is to be done about it; both Markdown."""

    text: str
    recommendation: str = ""


@dataclass(frozen=True, slots=True)
class WholeSet:
    """What the documents of a whole set are made from, beside its first form; old sets have no `record`."""

    snapshots: tuple[FormSnapshot, ...]
    snapshot_hashes: tuple[str, ...]
    attendance: Attendance
    record: SetRecord | None
    plan: tuple[PrintLine, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the forms (paket), in order."""
        return tuple(snapshot.label for snapshot in self.snapshots)

    @property
    def form_by_seat(self) -> dict[int, str]:
        """The form of each candidate by number: neighbours get different forms."""
        seats = range(1, self.attendance.candidates + 1)
        return {seat: self.labels[(seat - 1) % len(self.labels)] for seat in seats}


@dataclass(frozen=True, slots=True)
class FormContext:
    """All that decides what stands on a form; with `group` it is the form's part for one job group, `findings` go to FR.VA.

    With `whole` it is a document of the whole set, and `snapshot` is that of the first form.
    """

    snapshot: FormSnapshot
    profile: PrintProfile
    wording: Wording
    group: JobGroup | None = None
    snapshot_sha256: str = ""
    findings: tuple[Finding, ...] = ()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    whole: WholeSet | None = None

    @property
    def exam_set(self) -> WholeSet:
        """The set, in a document of the whole set."""
        assert self.whole is not None
        return self.whole

    def text(self, key: str, **facts: str | int) -> str:
        """Return a sentence of the wording; the edition's own ("…_2020") comes first."""
        return self.wording.text(self._own(key, self.wording.texts), **facts)

    def lines(self, key: str, **facts: str | int) -> tuple[str, ...]:
        """Return a list of sentences of the wording; the edition's own ("…_2020") comes first."""
        return self.wording.lines(self._own(key, self.wording.lists), **facts)

    def date(self, iso: str) -> str:
        """Write a day of ISO 8601 as people do: 2026-01-05 becomes "5 Januari 2026"."""
        day = datetime.date.fromisoformat(iso)
        months = self.lines("page.months")
        return self.text("page.date", day=day.day, month=months[day.month - 1], year=day.year)

    def _own(self, key: str, entries: Container[str]) -> str:
        own = f"{key}_{self.profile.edition}"
        return own if own in entries else key

    @property
    def layout(self) -> Layout:
        """What the profile's edition lays out in its own way."""
        return LAYOUTS[self.profile.edition]

    def code(self, form: Form) -> str:
        """Return the code of a form in the profile's edition."""
        return CODES[self.profile.edition][form]

    def revised_code(self, form: Form) -> str:
        """Return the code of a form with the body's own revision of it, such as "FR.IA.05A · R2"."""
        code = self.code(form)
        revision = self.profile.looks.revisions.get(code, "")
        return self.text("page.revised_code", code=code, revision=revision) if revision else code

    def group_number(self, group: JobGroup) -> int:
        """Return the printed number of a job group."""
        return self.snapshot.job_groups.index(group) + 1

    def numbered_units(self) -> Iterator[tuple[int, SnapshotUnit]]:
        """Yield the units in the order of the scheme, with their printed numbers."""
        return enumerate(self.snapshot.units, start=1)

    def tasks(self, instrument: Instrument = Instrument.TPD) -> tuple[SnapshotItem, ...]:
        """Return the tasks or projects in the order of their job groups, or those of this part's group."""
        every = tasks(self.snapshot, instrument)
        return tuple(one for one in every if self.group is None or task_of(one).job_group == self.group.code)


def frame_without_items(scheme: SnapshotScheme, plan_status: PlanStatus, date: str) -> FormSnapshot:
    """Return a form of no set, for documents that are not printed from one; `date` is ISO 8601."""
    return FormSnapshot(
        set_code="",
        label="",
        set_date=date,
        watermark="",
        scheme=scheme,
        plan_status=plan_status,
        job_groups=(),
        units=(),
        instruments=(),
        opening_minutes=0,
        minutes_total=0,
        items=(),
    )


def references(item: SnapshotItem) -> str:
    """Name the KUK of an item, by unit: "M.70.MKT00.003.2: 1.1, 1.2"."""
    return references_of(item.criteria)


def references_of(criteria: Iterable[CriterionRef]) -> str:
    """Name several KUK, by unit."""
    return "; ".join(f"{unit}: {', '.join(numbers)}" for unit, numbers in numbers_by_unit(criteria).items())


def numbers_by_unit(criteria: Iterable[CriterionRef]) -> dict[str, list[str]]:
    """Return the KUK numbers of each unit, in order and once each."""
    by_unit: dict[str, set[str]] = {}
    for ref in criteria:
        by_unit.setdefault(ref.unit, set()).add(ref.criterion)
    return {unit: sorted(numbers, key=criterion_sort_key) for unit, numbers in by_unit.items()}


def home_unit(snapshot: FormSnapshot, item: SnapshotItem) -> str:
    """Return the first unit of the scheme that the item belongs to, or an empty string."""
    codes = {unit.code for unit in snapshot.units}
    return next((ref.unit for ref in item.criteria if ref.unit in codes), "")


def items_of_units(
    snapshot: FormSnapshot, instrument: Instrument, units: Collection[str]
) -> tuple[SnapshotItem, ...]:
    """Return the items at home in these units; each item has one home only."""
    return tuple(item for item in snapshot.items_of(instrument) if home_unit(snapshot, item) in units)


def items_by_criterion(snapshot: FormSnapshot) -> dict[tuple[str, str], list[SnapshotItem]]:
    """Return the items that evidence each KUK, by unit code and KUK number."""
    index: dict[tuple[str, str], list[SnapshotItem]] = {}
    for item in snapshot.items:
        for ref in dict.fromkeys((ref.unit, ref.criterion) for ref in item.criteria):
            index.setdefault(ref, []).append(item)
    return index


def tasks(snapshot: FormSnapshot, instrument: Instrument = Instrument.TPD) -> tuple[SnapshotItem, ...]:
    """Return the practical tasks (or the projects, DIT) in the order of their job groups."""
    order = [group.code for group in snapshot.job_groups]
    items = snapshot.items_of(instrument)
    return tuple(sorted(items, key=lambda item: order.index(task_of(item).job_group)))


def task_of(item: SnapshotItem) -> Task:
    """Return the content of a task."""
    assert isinstance(item.content, Task)
    return item.content
