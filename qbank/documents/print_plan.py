"""The print plan of a set: every document with the copies that so many candidates and assessors need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from qbank.documents.catalogue import CATALOGUE, CatalogueEntry
from qbank.documents.context import WholeSet, task_of, tasks
from qbank.documents.editions import Form
from qbank.documents.handling import Copies, Moment, PrintLine
from qbank.documents.workbook import data_sheets
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.items import Task


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
    if entry.per_task and entry.instrument is not None:
        yield from _task_lines(exam_set, entry, entry.instrument, forms)
        return
    groups = _groups_with_cards(forms) if entry.form is Form.ROLE_CARDS else ()
    yield _line(exam_set, entry, groups, forms)


def _task_lines(
    exam_set: WholeSet, entry: CatalogueEntry, instrument: Instrument, forms: Sequence[FormSnapshot]
) -> Iterator[PrintLine]:
    for group in forms[0].job_groups:
        held = {form.label: _tasks(form, instrument, group.code) for form in forms}
        printed = [form for form in forms if held[form.label]]
        if printed:
            yield _line(exam_set, entry, (group.code,), printed)
        copied = [form for form in printed if any(data_sheets(task) for task in held[form.label])]
        if copied:
            yield _line(exam_set, entry, (group.code,), copied, is_workbook=True)


def _groups_with_cards(forms: Sequence[FormSnapshot]) -> tuple[str, ...]:
    played = {task_of(item).job_group for form in forms for item in tasks(form) if task_of(item).role_cards}
    return tuple(group.code for group in forms[0].job_groups if group.code in played)


def _tasks(form: FormSnapshot, instrument: Instrument, group: str) -> tuple[Task, ...]:
    every = (task_of(item) for item in tasks(form, instrument))
    return tuple(task for task in every if task.job_group == group)


def _line(
    exam_set: WholeSet,
    entry: CatalogueEntry,
    groups: tuple[str, ...],
    forms: Iterable[FormSnapshot],
    *,
    is_workbook: bool = False,
) -> PrintLine:
    copies = {form.label: _copies(exam_set, entry, form.label) for form in forms}
    return PrintLine(
        entry.form, entry.bundle, entry.handling, entry.instrument, groups, copies, is_workbook=is_workbook
    )


def _set_line(exam_set: WholeSet, entry: CatalogueEntry) -> PrintLine:
    people = exam_set.attendance
    count = people.assessors if entry.handling.copies is Copies.EACH_ASSESSOR else 1
    return PrintLine(entry.form, entry.bundle, entry.handling, entry.instrument, (), {"": count})


def _copies(exam_set: WholeSet, entry: CatalogueEntry, label: str) -> int:
    sitting = Counter(exam_set.form_by_seat.values())[label]
    assessors = exam_set.attendance.assessors if sitting else 0
    match entry.handling.copies:
        case Copies.EACH_CANDIDATE:
            return sitting
        case Copies.EACH_ASSESSOR:
            return assessors
        case Copies.ASSESSOR_AND_PLAYER:
            return 2 * assessors
        case Copies.ONCE:
            return 1
