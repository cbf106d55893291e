"""Write a review packet as a workbook: a row for each item, boxes to choose from, nothing to know by heart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qbank.domain.review_packet import PacketItem
from qbank.domain.review_points import points_of
from qbank.formats.xlsx.columns import SHEET_BY_KIND
from qbank.formats.xlsx.packet_columns import (
    ANSWER,
    CODE,
    CRITERIA,
    FINDINGS,
    HELP_LINES,
    KIND,
    NOT_ASKED,
    PACKET_COLUMNS,
    POINT_COLUMNS,
    QUESTION,
    REVIEW_SHEET,
    TOKEN,
    TRAITS,
)
from qbank.formats.xlsx.write import Book, CriterionLine
from qbank.text.item_parts import Part, answer_parts, case_parts, question_parts, traits_of
from qbank.text.wording import Wording

LONGEST_CELL = 32_000
"""A little less than the 32,767 characters that a cell of Excel holds."""


def write_packet(items: Sequence[PacketItem], criteria: Sequence[CriterionLine], wording: Wording) -> bytes:
    """Write a packet; the same items give the same bytes."""
    rows = [_cells(item, wording) for item in items]
    return Book(help_lines=HELP_LINES, is_for_reading=True).write(
        {REVIEW_SHEET: (PACKET_COLUMNS, rows)}, criteria
    )


def _cells(item: PacketItem, wording: Wording) -> dict[str, str]:
    draft = item.draft
    asked = points_of(draft.kind)
    not_asked = {column.title: NOT_ASKED for point, column in POINT_COLUMNS.items() if point not in asked}
    question = [*case_parts(item.stimulus, wording), *question_parts(draft.content, wording)]
    read = {
        CODE.title: draft.code,
        TOKEN.title: item.token,
        KIND.title: SHEET_BY_KIND[draft.kind],
        CRITERIA.title: "\n".join(f"{name} {text}" for name, text in item.criteria),
        TRAITS.title: "\n".join(traits_of(draft, wording)),
        QUESTION.title: _joined(question, wording),
        ANSWER.title: _joined(answer_parts(draft.content, wording), wording),
        FINDINGS.title: "\n".join(item.findings) or wording.text("review_packet.no_findings"),
    }
    return read | not_asked


def _joined(parts: Iterable[Part], wording: Wording) -> str:
    text = "\n".join(f"{part.label}: {part.text}" for part in parts)
    if len(text) <= LONGEST_CELL:
        return text
    return f"{text[:LONGEST_CELL]} {wording.text('review_packet.cut')}"
