"""The print plan of a set: every document with the copies that so many candidates and assessors need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from qbank.documents.catalogue import CATALOGUE, CatalogueEntry
from qbank.documents.context import WholeSet, task_of, tasks
from qbank.documents.handling import Copies, Moment, PrintLine
from qbank.documents.workbook import data_sheets
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot


def plan_print(exam_set: WholeSet, set_entries: Iterable[CatalogueEntry]) -> tuple[PrintLine, ...]:
    """Return the lines in the order of the work: by moment, on the day by the order of its instruments."""
    lines = [_set_line(exam_set, entry) for entry in set_entries]
    lines += [line for entry in CATALOGUE for line in _form_lines(exam_set, entry)]
    moments, day = list(Moment), _day_order(exam_set.snapshots[0])
    return tuple(
        sorted(lines, key=lambda line: (moments.index(line.handling.moment), day.get(line.instrument, -1)))
    )


def _day_order(snapshot: FormSnapshot) -> dict[Instrument | None, int]:
    return {quota.instrument: place for place, quota in enumerate(snapshot.instruments)}


def _form_lines(exam_set: WholeSet, entry: CatalogueEntry) -> Iterator[PrintLine]:
    forms = [snapshot for snapshot in exam_set.snapshots if entry.exists_for(snapshot)]
    if not forms:
        return
    copies = {snapshot.label: _copies(exam_set, entry, snapshot.label) for snapshot in forms}
    if not entry.per_task or entry.instrument is None:
        yield PrintLine(entry.form, entry.bundle, entry.handling, entry.instrument, "", copies)
        return
    for item in tasks(forms[0], entry.instrument):
        group = task_of(item).job_group
        line = PrintLine(entry.form, entry.bundle, entry.handling, entry.instrument, group, copies)
        yield line
        if data_sheets(task_of(item)):
            yield PrintLine(line.form, line.bundle, line.handling, line.instrument, group, copies, True)


def _set_line(exam_set: WholeSet, entry: CatalogueEntry) -> PrintLine:
    people = exam_set.attendance
    count = people.assessors if entry.handling.copies is Copies.EACH_ASSESSOR else 1
    return PrintLine(entry.form, entry.bundle, entry.handling, entry.instrument, "", {"": count})


def _copies(exam_set: WholeSet, entry: CatalogueEntry, label: str) -> int:
    seats = Counter(exam_set.form_by_seat.values())
    match entry.handling.copies:
        case Copies.EACH_CANDIDATE:
            return seats[label]
        case Copies.EACH_ASSESSOR:
            return exam_set.attendance.assessors if seats[label] else 0
        case Copies.ONCE:
            return 1
