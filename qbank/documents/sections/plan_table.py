"""The evidence plan: by unit, a row for each way its KUK are shown (2023), or a row for each KUK (2020)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from qbank.documents.cells import band_cell, centred_cell, head_cell, text_cell, words
from qbank.documents.context import FormContext, items_by_criterion
from qbank.documents.model import Cell, Grid, Row
from qbank.documents.styles import Look
from qbank.domain.codes import EVIDENCE_KIND_BY_INSTRUMENT, EvidenceKind, Instrument
from qbank.domain.evidence_plan import Way
from qbank.domain.form_snapshot import SnapshotCriterion, SnapshotUnit

COLUMNS = (7.2, 3.7, 0.8, 0.8, 0.8, 3.7)
GROUP_COLUMNS = (4.4, 6.0, 0.8, 0.8, 0.8, 4.2)
CHOSEN = "√"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What several KUK of a unit may have in common."""

    way: Way
    kind: EvidenceKind
    instruments: tuple[Instrument, ...]
    pieces: int
    supplementary: tuple[Instrument, ...]

    @property
    def kinds(self) -> frozenset[EvidenceKind]:
        return frozenset({self.kind, *((EvidenceKind.SUPPLEMENTARY,) if self.supplementary else ())})


def group_plan(context: FormContext, units: Iterable[SnapshotUnit]) -> Grid:
    """Return the table of a job group: unit by unit, the KUK that share one plan in one row."""
    head = _head(context, context.text("evidence_plan.unit_head"))
    return Grid(GROUP_COLUMNS, (*head, *(row for unit in units for row in _unit_rows(context, unit))))


def _unit_rows(context: FormContext, unit: SnapshotUnit) -> Iterator[Row]:
    alike = _alike(context, unit)
    name = (words(unit.code, Look.CELL_SMALL, bold=True), words(unit.title, Look.CELL_SMALL))
    for position, (plan, numbers) in enumerate(alike.items(), start=1):
        what = (
            words(context.text(f"way.{plan.way}"), Look.CELL_SMALL),
            words(
                context.text("decision.criterion", references=", ".join(numbers)), Look.CELL_SMALL, bold=True
            ),
        )
        ticks = (centred_cell(CHOSEN if kind in plan.kinds else "", middle=True) for kind in EvidenceKind)
        cells = (Cell(what), *ticks, _method(context, plan))
        row = (Cell(name, rows=len(alike)), *cells) if position == 1 else cells
        yield Row(row, keep_next=position < len(alike))


def _alike(context: FormContext, unit: SnapshotUnit) -> dict[_Plan, list[str]]:
    """Return the KUK numbers of a unit by their plan, in the order of their first."""
    items = items_by_criterion(context.snapshot)
    numbers: dict[_Plan, list[str]] = {}
    for criterion in unit.criteria:
        used = {item.instrument for item in items.get((unit.code, criterion.number), [])}
        numbers.setdefault(_plan(criterion, used), []).append(criterion.number)
    return numbers


def unit_plan(context: FormContext, unit: SnapshotUnit) -> Grid:
    """Return the table of one unit, each element a band."""
    head = _head(context, context.text("evidence_plan.criterion_head"))
    return Grid(COLUMNS, (*head, *_rows(context, unit)))


def _head(context: FormContext, subject: str) -> tuple[Row, Row]:
    evidence, kind, method = context.lines("evidence_plan.plan_head")
    upper = (
        head_cell(subject, rows=2),
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
            yield _criterion_row(context, criterion, _plan(criterion, used))


def _criterion_row(context: FormContext, criterion: SnapshotCriterion, plan: _Plan) -> Row:
    ticks = (centred_cell(CHOSEN if kind in plan.kinds else "", middle=True) for kind in EvidenceKind)
    text = text_cell(f"{criterion.number}\t{criterion.text}", Look.CELL_CRITERION)
    way = text_cell(context.text(f"way.{plan.way}"), Look.CELL_SMALL)
    return Row((text, way, *ticks, _method(context, plan)))


def _method(context: FormContext, plan: _Plan) -> Cell:
    names = ", ".join(plan.instruments)
    planned = context.text("evidence_plan.planned", instruments=names, pieces=plan.pieces)
    extra = ", ".join(plan.supplementary)
    besides = context.text("evidence_plan.supplementary", instruments=extra) if extra else ""
    return Cell((words(planned, Look.CELL_SMALL), *((words(besides, Look.CELL_NOTE),) if besides else ())))


def _plan(criterion: SnapshotCriterion, used: Collection[Instrument]) -> _Plan:
    # Snapshots of early sets don't hold the supplementary instruments; there the form's own items tell them.
    supplementary = criterion.supplementary or tuple(
        one
        for one in Instrument
        if one in used and EVIDENCE_KIND_BY_INSTRUMENT[one] is EvidenceKind.SUPPLEMENTARY
    )
    return _Plan(criterion.way, criterion.kind, criterion.instruments, criterion.pieces, supplementary)
