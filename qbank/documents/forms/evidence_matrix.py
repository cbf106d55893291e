"""MATRIKS-BUKTI – RAHASIA: every KUK against the instruments, with the numbers of the items that evidence it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qbank.documents.cells import band_cell, head_cell, text_cell, words
from qbank.documents.context import FormContext, items_by_criterion, references_of
from qbank.documents.model import PORTRAIT, Block, Cell, Grid, Heading, Paragraph, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.questions import number_ranges
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import group_title, unit_heading
from qbank.documents.styles import Look, Shade
from qbank.domain.codes import EVIDENCE_KIND_BY_INSTRUMENT, CriterionRef, EvidenceKind, Instrument
from qbank.domain.form_snapshot import (
    FormSnapshot,
    SnapshotCriterion,
    SnapshotElement,
    SnapshotItem,
    SnapshotUnit,
)
from qbank.text.rich_text import Alignment, Span

INSTRUMENT_WIDTH = 1.06


@dataclass(frozen=True, slots=True)
class _Matrix:
    """The columns, and what stands in the cells."""

    context: FormContext
    columns: Mapping[EvidenceKind, tuple[Instrument, ...]]
    items: Mapping[tuple[str, str], list[SnapshotItem]]

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        return tuple(one for kind in self.columns.values() for one in kind)

    def numbers(self, unit: SnapshotUnit, criterion: SnapshotCriterion, instrument: Instrument) -> list[int]:
        naming = self.items.get((unit.code, criterion.number), [])
        return sorted(item.number for item in naming if item.instrument is instrument)

    def is_met(self, unit: SnapshotUnit, criterion: SnapshotCriterion) -> bool:
        naming = {item.instrument for item in self.items.get((unit.code, criterion.number), [])}
        return criterion.is_met_by(naming)


def evidence_matrix(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document; a KUK not evidenced as the plan asks is named first and flagged in its row."""
    snapshot = context.snapshot
    matrix = _Matrix(context, _columns(snapshot), items_by_criterion(snapshot))
    yield from identity_table(context, rows=())
    yield Paragraph((Span(context.text("evidence_matrix.note")),), Look.NOTE)
    yield from _summary(matrix)
    for group in snapshot.job_groups:
        yield Heading(group_title(context, group), level=2)
        for unit in snapshot.units_of(group):
            yield unit_heading(context, unit)
            yield _unit_matrix(matrix, unit)
    yield from makers(context)


def _columns(snapshot: FormSnapshot) -> dict[EvidenceKind, tuple[Instrument, ...]]:
    used = {item.instrument for item in snapshot.items}
    for unit in snapshot.units:
        for criterion in unit.criteria:
            used.update(criterion.instruments)
    return {
        kind: tuple(one for one in Instrument if one in used and EVIDENCE_KIND_BY_INSTRUMENT[one] is kind)
        for kind in EvidenceKind
    }


def _summary(matrix: _Matrix) -> Iterator[Block]:
    every = [(unit, criterion) for unit in matrix.context.snapshot.units for criterion in unit.criteria]
    missing = [CriterionRef(unit.code, one.number) for unit, one in every if not matrix.is_met(unit, one)]
    if not missing:
        yield words(matrix.context.text("evidence_matrix.met", total=len(every)), bold=True)
        return
    yield words(matrix.context.text("evidence_matrix.open", count=len(missing), total=len(every)), bold=True)
    yield words(references_of(missing))


def _unit_matrix(matrix: _Matrix, unit: SnapshotUnit) -> Grid:
    count = len(matrix.instruments)
    first = PORTRAIT.text_width - INSTRUMENT_WIDTH * count
    body = (row for element in unit.elements for row in _element_rows(matrix, unit, element))
    return Grid((first, *(INSTRUMENT_WIDTH,) * count), (*_head(matrix), *body))


def _head(matrix: _Matrix) -> tuple[Row, Row]:
    criterion = head_cell(matrix.context.text("evidence_matrix.criterion"), rows=2)
    kinds = (head_cell(kind, columns=len(ones)) for kind, ones in matrix.columns.items() if ones)
    names = (head_cell(one) for one in matrix.instruments)
    return Row((criterion, *kinds), header=True), Row(tuple(names), header=True)


def _element_rows(matrix: _Matrix, unit: SnapshotUnit, element: SnapshotElement) -> Iterator[Row]:
    context = matrix.context
    band = context.text("evidence_plan.element", number=element.number, title=element.title)
    yield Row((band_cell(band, len(matrix.instruments) + 1),), keep_next=True)
    for criterion in element.criteria:
        flag = "" if matrix.is_met(unit, criterion) else context.text("evidence_matrix.flag")
        text = text_cell(f"{criterion.number}\t{flag}{criterion.text}", Look.CELL_CRITERION, bold=bool(flag))
        places = (_place(matrix, unit, criterion, instrument) for instrument in matrix.instruments)
        yield Row((text, *places))


def _place(matrix: _Matrix, unit: SnapshotUnit, criterion: SnapshotCriterion, instrument: Instrument) -> Cell:
    numbers = number_ranges(matrix.numbers(unit, criterion, instrument))
    shade = Shade.BAND if instrument in criterion.instruments else Shade.NONE
    return Cell((Paragraph((Span(numbers),), Look.CELL_SMALL, Alignment.CENTRE),), shade=shade, middle=True)
