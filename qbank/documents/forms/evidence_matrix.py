"""MATRIKS-BUKTI – RAHASIA: every KUK against the instruments, with the numbers of the items that evidence it."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import band_cell, head_cell, text_cell, words
from qbank.documents.context import FormContext, references_of
from qbank.documents.model import PORTRAIT, Block, Cell, Grid, Heading, Paragraph, Row
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.questions import number_ranges
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.unit_table import group_title, unit_heading
from qbank.documents.styles import Look, Shade
from qbank.domain.codes import EVIDENCE_KIND_BY_INSTRUMENT, CriterionRef, EvidenceKind, Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotCriterion, SnapshotElement, SnapshotUnit
from qbank.text.rich_text import Alignment, Span

INSTRUMENT_WIDTH = 1.06


def evidence_matrix(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    yield from identity_table(context, people=False)
    yield Paragraph((Span(context.text("evidence_matrix.note")),), Look.NOTE)
    yield from _summary(context)
    columns = instruments_by_kind(context.snapshot)
    for group in context.snapshot.job_groups:
        yield Heading(group_title(context, group), level=2)
        for unit in context.snapshot.units_of(group):
            yield unit_heading(context, unit)
            yield _unit_matrix(context, unit, columns)
    yield from makers(context)


def open_criteria(snapshot: FormSnapshot) -> tuple[CriterionRef, ...]:
    """Return the KUK that the items do not evidence as the plan asks: too few of its instruments name them."""
    return tuple(
        CriterionRef(unit.code, criterion.number)
        for unit in snapshot.units
        for criterion in unit.criteria
        if not _is_met(snapshot, unit, criterion)
    )


def instruments_by_kind(snapshot: FormSnapshot) -> dict[EvidenceKind, tuple[Instrument, ...]]:
    """Return the instruments that the form uses or the plan asks for, direct evidence first."""
    used = {item.instrument for item in snapshot.items}
    for unit in snapshot.units:
        for criterion in unit.criteria:
            used.update(criterion.instruments)
    return {
        kind: tuple(one for one in Instrument if one in used and EVIDENCE_KIND_BY_INSTRUMENT[one] is kind)
        for kind in EvidenceKind
    }


def _is_met(snapshot: FormSnapshot, unit: SnapshotUnit, criterion: SnapshotCriterion) -> bool:
    naming = {item.instrument for item in snapshot.items_naming(unit.code, criterion.number)}
    return len(naming.intersection(criterion.instruments)) >= criterion.pieces


def _summary(context: FormContext) -> Iterator[Block]:
    missing = open_criteria(context.snapshot)
    total = sum(len(unit.criteria) for unit in context.snapshot.units)
    if not missing:
        yield words(context.text("evidence_matrix.met", total=total), bold=True)
        return
    yield words(context.text("evidence_matrix.open", count=len(missing), total=total), bold=True)
    yield words(references_of(missing))


def _unit_matrix(
    context: FormContext, unit: SnapshotUnit, columns: dict[EvidenceKind, tuple[Instrument, ...]]
) -> Grid:
    instruments = tuple(one for kind in columns.values() for one in kind)
    first = PORTRAIT.text_width - INSTRUMENT_WIDTH * len(instruments)
    body = (row for element in unit.elements for row in _element_rows(context, unit, element, instruments))
    return Grid((first, *(INSTRUMENT_WIDTH,) * len(instruments)), (*_head(context, columns), *body))


def _head(context: FormContext, columns: dict[EvidenceKind, tuple[Instrument, ...]]) -> tuple[Row, Row]:
    criterion = head_cell(context.text("evidence_matrix.criterion"), rows=2)
    kinds = (
        head_cell(kind, columns=len(instruments)) for kind, instruments in columns.items() if instruments
    )
    names = (head_cell(one) for instruments in columns.values() for one in instruments)
    return Row((criterion, *kinds), header=True), Row(tuple(names), header=True)


def _element_rows(
    context: FormContext, unit: SnapshotUnit, element: SnapshotElement, instruments: tuple[Instrument, ...]
) -> Iterator[Row]:
    band = context.text("evidence_plan.element", number=element.number, title=element.title)
    yield Row((band_cell(band, len(instruments) + 1),), keep_next=True)
    for criterion in element.criteria:
        flag = "" if _is_met(context.snapshot, unit, criterion) else context.text("evidence_matrix.flag")
        text = text_cell(f"{criterion.number}\t{flag}{criterion.text}", Look.CELL_CRITERION, bold=bool(flag))
        yield Row((text, *_places(context.snapshot, unit, criterion, instruments)))


def _places(
    snapshot: FormSnapshot,
    unit: SnapshotUnit,
    criterion: SnapshotCriterion,
    instruments: tuple[Instrument, ...],
) -> Iterator[Cell]:
    naming = tuple(snapshot.items_naming(unit.code, criterion.number))
    for instrument in instruments:
        numbers = sorted(item.number for item in naming if item.instrument is instrument)
        shade = Shade.PALE if instrument in criterion.instruments else Shade.NONE
        content = Paragraph((Span(number_ranges(numbers)),), Look.CELL_SMALL, Alignment.CENTRE)
        yield Cell((content,), shade=shade, middle=True)
