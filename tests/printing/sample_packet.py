"""A review packet with every kind of item, one of them too long for a cell of a workbook."""

from __future__ import annotations

from dataclasses import replace

from sample_snapshot import LONG_UNIT, sample_snapshot

from qbank.documents.review_sheet import ReviewSheet
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import ItemDraft, Task
from qbank.domain.review_packet import PacketItem

FINDING = "Pokok soal terlalu pendek."


def sample_packet() -> tuple[PacketItem, ...]:
    """Build the items; every call gives an equal value."""
    items = sample_snapshot().items
    task = next(item for item in items if isinstance(item.content, Task))
    assert isinstance(task.content, Task)
    content = replace(task.content, scenario="kata " * 9_000, watched_minutes=5)
    long_task = replace(task, code="TP-9999", content=content)
    first, *others = [packet_item(item) for item in (*items, long_task)]
    return (replace(first, findings=(FINDING,)), *others)


def sample_review() -> ReviewSheet:
    """Build the packet on paper."""
    return ReviewSheet(LONG_UNIT, "Menyusun Rencana R&D <5 %", sample_packet(), "2026-11-30")


def packet_item(item: SnapshotItem) -> PacketItem:
    """Return an item of a form as a packet shows it."""
    draft = ItemDraft(
        item.code,
        item.kind,
        "penyusun",
        item.content,
        item.criteria,
        item.level,
        item.dimension,
        item.difficulty,
        item.minutes,
        reference="SKKNI",
    )
    criteria = tuple((str(ref), f"Bunyi {ref.criterion}") for ref in item.criteria)
    return PacketItem(draft, item.version, f"v{item.version}-0a1b2c3d4e5f-p1", criteria, (), item.stimulus)
