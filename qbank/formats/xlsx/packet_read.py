"""Read the verdicts of a review packet, with the sheet, row and column of every fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qbank.domain.review_packet import PacketVerdict
from qbank.errors import InputRefusedError, Issue, Where
from qbank.formats.xlsx.columns import NO, YES, Column
from qbank.formats.xlsx.packet_columns import (
    CODE,
    COMMENT,
    NEEDED,
    NOT_ASKED,
    POINT_COLUMNS,
    REVIEW_SHEET,
    TOKEN,
    VERDICT,
    VERDICT_BY_WORD,
)
from qbank.formats.xlsx.read import read_cells
from qbank.text.decode import first_control

_IS_MET = {YES: True, NO: False}


@dataclass(frozen=True, slots=True)
class PacketFile:
    """What a packet brings back: the rows with a verdict, how many were left blank, and what can't be read."""

    verdicts: tuple[PacketVerdict, ...] = ()
    blank: int = 0
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    texts: Mapping[str, str]

    def text(self, column: Column) -> str:
        return self.texts.get(column.title, "").strip()

    def where(self, column: Column) -> Where:
        return Where(sheet=REVIEW_SHEET, line=self.number, field=column.title)

    @property
    def points(self) -> dict[int, str]:
        """What stands in the columns of points, without the blank and those that do not apply."""
        found = {point: self.text(column).lower() for point, column in POINT_COLUMNS.items()}
        return {point: text for point, text in found.items() if text not in ("", NOT_ASKED)}

    @property
    def is_blank(self) -> bool:
        return not (self.text(VERDICT) or self.text(COMMENT) or self.points)


def read_packet(data: bytes) -> PacketFile:
    """Read a packet; faults are collected, none stops the reading."""
    try:
        cells = read_cells(data).get(REVIEW_SHEET)
    except InputRefusedError as error:
        return PacketFile(issues=error.issues)
    if not cells:
        return PacketFile(issues=(Issue("packet.no_sheet", {"sheet": REVIEW_SHEET}),))
    titles = [title.strip() for title in cells[0]]
    if missing := ", ".join(column.title for column in NEEDED if column.title not in titles):
        where = Where(sheet=REVIEW_SHEET, line=1)
        return PacketFile(issues=(Issue("packet.column_missing", {"columns": missing}, where),))
    rows = [_Row(n, dict(zip(titles, row, strict=False))) for n, row in enumerate(cells[1:], start=2)]
    filled = [row for row in rows if not row.is_blank]
    issues = [issue for row in filled for issue in _check(row)] + list(_check_codes(filled))
    faulty = {issue.where.line for issue in issues}
    return PacketFile(
        tuple(_verdict(row) for row in filled if row.number not in faulty),
        sum(row.is_blank and bool(row.text(CODE)) for row in rows),
        tuple(issues),
    )


def _check(row: _Row) -> Iterator[Issue]:
    verdict = row.text(VERDICT)
    if not row.text(CODE) or not row.text(TOKEN):
        yield Issue("packet.no_code", {}, row.where(TOKEN if row.text(CODE) else CODE))
    if not verdict:
        yield Issue("packet.no_verdict", {}, row.where(VERDICT))
    elif verdict.lower() not in VERDICT_BY_WORD:
        facts = {"found": verdict[:60], "known": ", ".join(VERDICT_BY_WORD)}
        yield Issue("packet.bad_verdict", facts, row.where(VERDICT))
    for point, text in row.points.items():
        if text not in _IS_MET:
            facts = {"found": text[:60], "known": f"{YES}, {NO}"}
            yield Issue("packet.bad_point", facts, row.where(POINT_COLUMNS[point]))
    if control := first_control(row.text(COMMENT)):
        yield Issue("file.control_character", {"character": control}, row.where(COMMENT))


def _check_codes(rows: list[_Row]) -> Iterator[Issue]:
    first: dict[str, int] = {}
    for row in rows:
        code = row.text(CODE)
        if code and first.setdefault(code, row.number) != row.number:
            yield Issue("packet.code_twice", {"item": code, "first": first[code]}, row.where(CODE))


def _verdict(row: _Row) -> PacketVerdict:
    return PacketVerdict(
        row.text(CODE),
        row.text(TOKEN),
        VERDICT_BY_WORD[row.text(VERDICT).lower()],
        {point: _IS_MET[text] for point, text in row.points.items()},
        row.text(COMMENT),
        row.where(VERDICT),
    )
