"""What would make the documents of a form disagree or leave something out; such a snapshot is not printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qbank.documents.context import home_unit
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.items import Task
from qbank.domain.picture import named_pictures
from qbank.errors import Issue, Where


def check_snapshot(snapshot: FormSnapshot, pictures: Collection[str]) -> Iterator[Issue]:
    """Yield numbers that do not run from 1, items without a unit of the scheme, tasks without a job group, lost pictures."""
    for instrument in Instrument:
        yield from _check_numbers(snapshot, instrument)
    groups = {group.code for group in snapshot.job_groups}
    for item in snapshot.items:
        if not home_unit(snapshot, item):
            yield Issue("document.item_without_unit", {"item": item.code}, Where(item=item.code))
        if isinstance(item.content, Task) and item.content.job_group not in groups:
            facts = {"item": item.code, "job_group": item.content.job_group}
            yield Issue("document.unknown_job_group", facts, Where(item=item.code))
        for name in named_pictures(item.content, item.stimulus):
            if name not in pictures:
                yield Issue("picture.lost", {"picture": name}, Where(item=item.code))


def _check_numbers(snapshot: FormSnapshot, instrument: Instrument) -> Iterator[Issue]:
    # Word counts the questions of the paper itself; key and answer sheet print the number of the snapshot.
    for expected, item in enumerate(snapshot.items_of(instrument), start=1):
        if item.number != expected:
            gap = {"expected": expected, "found": item.number}
            yield Issue("document.number_gap", {"instrument": str(instrument), **gap}, Where(item=item.code))
            return
