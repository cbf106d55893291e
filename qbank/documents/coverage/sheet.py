"""What the coverage documents show: measured coverage and the writing list as tables of words, whatever prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qbank.domain.codes import INSTRUMENTS_BY_EVIDENCE, CompetencyDimension, EvidenceKind
from qbank.domain.coverage import Coverage, CriterionCoverage, Heat
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.scheme import SchemeDraft
from qbank.domain.writing_list import StoppedBlueprint, WritingList
from qbank.text.say import what_and_fix
from qbank.text.wording import Wording

STATUSES = (VersionStatus.APPROVED, VersionStatus.IN_REVIEW, VersionStatus.DRAFT)
_CRITERION_WIDTHS = (1.2, 5.8, *(1.0,) * len(INSTRUMENTS_BY_EVIDENCE), 1.4, 1.4, 1.1, 1.4, 2.4)
_MIX_WIDTHS = (4.0, *(2.5,) * (len(CompetencyDimension) + 1))
_WRITING_WIDTHS = (1.2, 6.0, 2.4, 2.4, 2.4, 11.3)
_LINE_WIDTHS = (7.0, 8.0, 4.7, 2.0, 2.0, 2.0)


@dataclass(frozen=True, slots=True)
class CoverageSheet:
    """All that is printed; `subject` names the form of a set, empty for the bank."""

    scheme: SchemeDraft
    plan_status: PlanStatus
    subject: str
    coverage: Coverage
    writing: WritingList
    day: date


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell; numbers are centred, and `heat` says what it means beside the plan."""

    text: str
    is_number: bool = False
    heat: Heat = Heat.NONE


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table with a row heading in its first column; a row of one cell opens a unit. Widths are centimetres on A4 landscape."""

    caption: str
    note: str
    widths: tuple[float, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


def facts_of(sheet: CoverageSheet, wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield label and text of what stands above the tables."""
    found = sheet.coverage
    numbers = {str(kind): found.covered_by(kind) for kind in EvidenceKind}
    texts = {
        "scheme": sheet.scheme.title,
        "subject": sheet.subject or wording.text("coverage_sheet.bank"),
        "day": sheet.day.isoformat(),
        "plan": wording.text(f"coverage_sheet.plan_{sheet.plan_status}"),
        "counted": ", ".join(wording.text(f"coverage_sheet.status_{status}") for status in found.counted),
        "gaps": wording.text("coverage_sheet.gap_count", gaps=found.gaps, criteria=len(found.rows)),
        "kinds": wording.text("coverage_sheet.kind_count", **numbers),
        "only": wording.text(
            "coverage_sheet.only_count", count=sum(map(found.is_only_supplementary, found.rows))
        ),
    }
    for name, text in texts.items():
        yield wording.text(f"coverage_sheet.fact_{name}"), text


def criterion_table(sheet: CoverageSheet, wording: Wording) -> SheetTable:
    """Return KUK × instrument, unit by unit."""
    names = tuple(instrument.removeprefix("DPT-") for instrument in INSTRUMENTS_BY_EVIDENCE)
    first, *rest = wording.lines("coverage_sheet.criterion_head")
    head = (first, rest[0], *names, *rest[1:])
    titles = {unit.code: unit.title for unit in sheet.scheme.units}
    rows: list[tuple[SheetCell, ...]] = []
    unit = ""
    for row in sheet.coverage.rows:
        if row.unit != unit:
            unit = row.unit
            rows.append((SheetCell(f"{unit} {titles[unit]}"),))
        rows.append(tuple(_criterion_cells(sheet, row, wording)))
    return _table("criteria", wording, _CRITERION_WIDTHS, head, rows)


def remarks_of(found: Coverage, row: CriterionCoverage, wording: Wording) -> str:
    """Say what is the matter with a KUK; empty where nothing is."""
    said = {"gap": row.gap, "only_t": found.is_only_supplementary(row)}
    return ", ".join(wording.text(f"coverage_sheet.{name}") for name, is_so in said.items() if is_so)


def mix_table(sheet: CoverageSheet, wording: Wording) -> SheetTable:
    """Return the counted items by level and dimension."""
    head = (
        wording.text("coverage_sheet.level"),
        *CompetencyDimension,
        wording.text("coverage_sheet.sum"),
    )
    rows = [
        (SheetCell(level), *(_number(count) for count in (*counts.values(), sum(counts.values()))))
        for level, counts in sheet.coverage.mix.items()
    ]
    return _table("mix", wording, _MIX_WIDTHS, head, rows)


def writing_table(sheet: CoverageSheet, wording: Wording) -> SheetTable:
    """Return what to write next, what unlocks most first."""
    rows = [
        (
            SheetCell(str(number)),
            SheetCell(f"{item.unit}/{item.criterion}"),
            SheetCell(item.instrument),
            _number(item.open_pieces),
            _number(sum(item.unlocks.values())),
            SheetCell(", ".join(item.unlocks) or wording.text("coverage_sheet.none")),
        )
        for number, item in enumerate(sheet.writing.missing, start=1)
    ]
    return _table("writing", wording, _WRITING_WIDTHS, wording.lines("coverage_sheet.writing_head"), rows)


def line_table(sheet: CoverageSheet, wording: Wording) -> SheetTable:
    """Return what each blueprint is short of."""
    rows = [row for blueprint in sheet.writing.stopped for row in _line_rows(blueprint, wording)]
    return _table("lines", wording, _LINE_WIDTHS, wording.lines("coverage_sheet.line_head"), rows)


def _line_rows(blueprint: StoppedBlueprint, wording: Wording) -> Iterator[tuple[SheetCell, ...]]:
    none = wording.text("coverage_sheet.none")
    for line in blueprint.lines:
        numbers = (line.asked, line.found, line.asked - line.found)
        yield (
            SheetCell(blueprint.name),
            SheetCell(line.line),
            SheetCell(line.part or none),
            *map(_number, numbers),
        )
    for text in _other_obstacles(blueprint, wording):
        yield (SheetCell(blueprint.name), SheetCell(text), *(SheetCell(none) for _ in range(4)))


def _other_obstacles(blueprint: StoppedBlueprint, wording: Wording) -> Iterator[str]:
    if blueprint.criteria:
        yield wording.text("coverage_sheet.open_criteria", count=len(blueprint.criteria))
    for issue in blueprint.others:
        yield what_and_fix(issue, "id")[0]


def _criterion_cells(sheet: CoverageSheet, row: CriterionCoverage, wording: Wording) -> Iterator[SheetCell]:
    found, days = sheet.coverage, row.days_since_review(sheet.day)
    yield SheetCell(row.criterion)
    yield SheetCell(row.text)
    for instrument in INSTRUMENTS_BY_EVIDENCE:
        heat = found.heat(row, instrument)
        count = row.total(instrument, found.counted)
        yield SheetCell(str(count) if count or heat is Heat.MISSING else "", is_number=True, heat=heat)
    for status in STATUSES:
        yield _number(row.total_of(status))
    yield SheetCell("" if days is None else str(days), is_number=True)
    yield SheetCell(remarks_of(found, row, wording))


def _number(value: int) -> SheetCell:
    return SheetCell(str(value), is_number=True)


def _table(
    name: str,
    wording: Wording,
    widths: tuple[float, ...],
    head: tuple[str, ...],
    rows: Sequence[tuple[SheetCell, ...]],
) -> SheetTable:
    caption, note = wording.text(f"coverage_sheet.{name}"), wording.text(f"coverage_sheet.{name}_note")
    return SheetTable(caption, note, widths, head, tuple(rows))
