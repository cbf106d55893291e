"""The evidence plan of one unit: KUK, what shows it, kind of evidence, instruments."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import band_cell, centred_cell, head_cell, text_cell, words
from qbank.documents.context import FormContext, items_by_criterion
from qbank.documents.model import Cell, Grid, Row
from qbank.documents.styles import Look
from qbank.domain.codes import EVIDENCE_KIND_BY_INSTRUMENT, EvidenceKind, Instrument
from qbank.domain.form_snapshot import SnapshotCriterion, SnapshotUnit

COLUMNS = (7.2, 3.7, 0.8, 0.8, 0.8, 3.7)
CHOSEN = "√"


def unit_plan(context: FormContext, unit: SnapshotUnit) -> Grid:
    """Return the table of one unit, each element a band."""
    return Grid(COLUMNS, (*_head(context), *_rows(context, unit)))


def _head(context: FormContext) -> tuple[Row, Row]:
    criterion, evidence, kind, method = context.lines("evidence_plan.plan_head")
    upper = (
        head_cell(criterion, rows=2),
        head_cell(evidence, rows=2),
        head_cell(kind, columns=len(EvidenceKind)),
        head_cell(method, rows=2),
    )
    return Row(upper, header=True), Row(tuple(head_cell(kind) for kind in EvidenceKind), header=True)


def _rows(context: FormContext, unit: SnapshotUnit) -> Iterator[Row]:
    items = items_by_criterion(context.snapshot)
    for element in unit.elements:
        band = context.text("evidence_plan.element", number=element.number, title=element.title)
        yield Row((band_cell(band, len(COLUMNS)),), keep_next=True)
        for criterion in element.criteria:
            used = {item.instrument for item in items.get((unit.code, criterion.number), [])}
            yield _criterion_row(context, criterion, _supplementary(used))


def _criterion_row(context: FormContext, criterion: SnapshotCriterion, extra: list[Instrument]) -> Row:
    kinds = {criterion.kind} | ({EvidenceKind.SUPPLEMENTARY} if extra else set())
    names = ", ".join(criterion.instruments)
    planned = context.text("evidence_plan.planned", instruments=names, pieces=criterion.pieces)
    besides = context.text("evidence_plan.supplementary", instruments=", ".join(extra)) if extra else ""
    method = Cell((words(planned, Look.CELL_SMALL), *((words(besides, Look.CELL_NOTE),) if besides else ())))
    ticks = (centred_cell(CHOSEN if kind in kinds else "", middle=True) for kind in EvidenceKind)
    text = text_cell(f"{criterion.number}\t{criterion.text}", Look.CELL_CRITERION)
    return Row((text, text_cell(context.text(f"way.{criterion.way}"), Look.CELL_SMALL), *ticks, method))


def _supplementary(used: set[Instrument]) -> list[Instrument]:
    return [
        one
        for one in Instrument
        if one in used and EVIDENCE_KIND_BY_INSTRUMENT[one] is EvidenceKind.SUPPLEMENTARY
    ]
