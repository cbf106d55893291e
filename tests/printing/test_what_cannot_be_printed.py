"""A snapshot whose documents would disagree, or leave an item out, is refused with every cause named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from printed_form import sample_form
from sample_snapshot import PROFILE, sample_snapshot

from qbank.documents import render_form
from qbank.domain.codes import CriterionRef
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Task
from qbank.errors import InputRefusedError, Issue, Where


def spoiled(item: SnapshotItem) -> SnapshotItem:
    if item.code == "PG-0004":
        return replace(item, number=99)
    if item.code == "LS-0002":
        return replace(item, criteria=(CriterionRef("X.00", "1.1"),))
    if item.code == "TP-0001" and isinstance(item.content, Task):
        return replace(item, content=replace(item.content, job_group="KP9"))
    return item


def test_every_cause_is_named() -> None:
    snapshot = sample_snapshot()

    with pytest.raises(InputRefusedError) as refused:
        render_form(replace(snapshot, items=tuple(map(spoiled, snapshot.items))), PROFILE)

    assert set(refused.value.issues) == {
        Issue(
            "document.number_gap",
            {"instrument": "DPT-PG", "expected": 4, "found": 5},
            Where(item="PG-0005"),
        ),
        Issue("document.item_without_unit", {"item": "LS-0002"}, Where(item="LS-0002")),
        Issue("document.unknown_job_group", {"item": "TP-0001", "job_group": "KP9"}, Where(item="TP-0001")),
    }


def test_an_item_of_several_units_needs_only_one_of_the_scheme() -> None:
    snapshot = sample_snapshot()
    foreign = CriterionRef("X.00", "1.1")
    items = tuple(
        replace(item, criteria=(foreign, *item.criteria)) if item.code == "LS-0002" else item
        for item in snapshot.items
    )

    documents = render_form(replace(snapshot, items=items), PROFILE)

    assert len(documents) == len(sample_form())
