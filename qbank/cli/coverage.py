"""Coverage as a heat table in the terminal, or as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command
from qbank.domain.codes import EVIDENCE_KIND_BY_INSTRUMENT, EvidenceKind, Instrument
from qbank.domain.lifecycle import VersionStatus

if TYPE_CHECKING:
    from qbank.domain.coverage import Coverage, CriterionCoverage

_COUNTED = (VersionStatus.APPROVED, VersionStatus.IN_REVIEW, VersionStatus.DRAFT)
_COLUMNS = [i for kind in EvidenceKind for i in Instrument if EVIDENCE_KIND_BY_INSTRUMENT[i] is kind]


@click.command(cls=Command)
@click.argument("scheme")
@click.option("--set", "set_code", metavar="SET")
@click.option("--form", "label", default="A")
@click.option("--include-drafts", is_flag=True)
@pass_state
def coverage(state: State, scheme: str, set_code: str | None, label: str, *, include_drafts: bool) -> None:
    """Show what evidence there is for each KUK."""
    from qbank.usecases.measure_coverage import measure_bank_coverage, measure_set_coverage

    with state.session() as session:
        if set_code:
            found = measure_set_coverage(session, scheme, set_code, label)
        else:
            found = measure_bank_coverage(session, scheme, include_drafts=include_drafts)
    if state.is_json:
        state.print_json(coverage_data(found))
        return
    title = (
        state.phrase("coverage.set_title", set=set_code, form=label)
        if set_code
        else state.phrase("coverage.title", scheme=scheme)
    )
    _print_heat(state, found, title)


def coverage_data(found: Coverage) -> dict[str, Any]:
    """Return coverage as data.md shapes it."""
    return {
        "scheme": found.scheme,
        "criteria": [_row_data(row) for row in found.rows],
        "totals": {
            "criteria": len(found.rows),
            "gaps": found.gaps,
            "by_kind": {kind: found.covered_by(kind) for kind in EvidenceKind},
        },
    }


def _row_data(row: CriterionCoverage) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "element": row.element,
        "criterion": row.criterion,
        "text": row.text,
        "way": row.line.way if row.line else None,
        "instruments": {i: {status: row.total(i, [status]) for status in _COUNTED} for i in _COLUMNS},
        "required": list(row.line.instruments) if row.line else [],
        "pieces": row.line.pieces if row.line else None,
        "gap": row.gap,
    }


def _print_heat(state: State, found: Coverage, title: str) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    width = None if sys.stdout.isatty() else 120
    console = Console(file=sys.stdout, width=width, highlight=False, emoji=False)
    table = Table(title=escape(title), title_justify="left", pad_edge=False, padding=(0, 1))
    table.add_column("KUK", no_wrap=True)
    for instrument in _COLUMNS:
        kind = EVIDENCE_KIND_BY_INSTRUMENT[instrument]
        table.add_column(f"{kind}\n{instrument.replace('DPT-', '')}", justify="right")
    table.add_column("")
    unit = ""
    for row in found.rows:
        if row.unit != unit:
            unit = row.unit
            table.add_section()
            table.add_row(f"[bold]{escape(unit)}[/bold]")
        gap = f"[bold red]{state.phrase('gap')}[/bold red]" if row.gap else ""
        table.add_row(escape(row.criterion), *(_heat_cell(row, i, found.counted) for i in _COLUMNS), gap)
    console.print(table)
    kinds = {str(kind): found.covered_by(kind) for kind in EvidenceKind}
    statuses = ", ".join(state.phrase(f"status.{status}") for status in found.counted)
    state.say("coverage.totals", criteria=len(found.rows), gaps=found.gaps, **kinds)
    state.say("coverage.counted", statuses=statuses)


def _heat_cell(row: CriterionCoverage, instrument: Instrument, counted: tuple[VersionStatus, ...]) -> str:
    """Return the number of counted items; green where it counts for the plan, red where the plan asks and has none."""
    count = row.total(instrument, counted)
    is_asked = row.line is not None and instrument in row.line.instruments
    if count:
        return f"[black on green]{count}[/]" if is_asked else f"[green]{count}[/]"
    return "[white on red]0[/]" if is_asked and row.gap else "[dim]·[/]"
