"""Coverage as a heat table in the terminal, with what to write next below it."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from qbank.domain.codes import EVIDENCE_KIND_BY_INSTRUMENT, INSTRUMENTS_BY_EVIDENCE, EvidenceKind
from qbank.domain.coverage import Heat

if TYPE_CHECKING:
    from qbank.cli.state import State
    from qbank.domain.codes import Instrument
    from qbank.domain.coverage import Coverage, CriterionCoverage
    from qbank.domain.writing_list import WritingList

_MOST_SHOWN = 20
_STYLE_BY_HEAT = {
    Heat.MET: "[black on green]{count}[/]",
    Heat.EXTRA: "[green]{count}[/]",
    Heat.MISSING: "[white on red]0[/]",
    Heat.NONE: "[dim]·[/]",
}


def print_coverage(state: State, found: Coverage, day: date, title: str) -> None:
    """Print the heat table, the totals and the items per level and dimension."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    width = None if sys.stdout.isatty() else 140
    console = Console(file=sys.stdout, width=width, highlight=False, emoji=False)
    table = Table(title=escape(title), title_justify="left", pad_edge=False, padding=(0, 1))
    table.add_column("KUK", no_wrap=True)
    for instrument in INSTRUMENTS_BY_EVIDENCE:
        kind = EVIDENCE_KIND_BY_INSTRUMENT[instrument]
        table.add_column(f"{kind}\n{instrument.replace('DPT-', '')}", justify="right")
    table.add_column(state.phrase("column.reviewed_days"), justify="right")
    table.add_column("")
    unit = ""
    for row in found.rows:
        if row.unit != unit:
            unit = row.unit
            table.add_section()
            table.add_row(f"[bold]{escape(unit)}[/bold]")
        days = row.days_since_review(day)
        cells = (_heat_cell(found, row, instrument) for instrument in INSTRUMENTS_BY_EVIDENCE)
        remark = _remark(state, found, row)
        table.add_row(escape(row.criterion), *cells, "" if days is None else str(days), remark)
    console.print(table)
    kinds = {str(kind): found.covered_by(kind) for kind in EvidenceKind}
    statuses = ", ".join(state.phrase(f"status.{status}") for status in found.counted)
    only = sum(found.is_only_supplementary(row) for row in found.rows)
    state.say("coverage.totals", criteria=len(found.rows), gaps=found.gaps, **kinds)
    state.say("coverage.only_supplementary", count=only)
    state.say("coverage.counted", statuses=statuses)
    _print_mix(state, found)


def print_writing_list(state: State, writing: WritingList) -> None:
    """Print the first items to write, and what each blueprint is short of."""
    from qbank.text.say import what_and_fix

    rows = [
        [
            f"{item.unit}/{item.criterion}",
            item.instrument,
            str(item.open_pieces) if item.open_pieces else "–",
            ", ".join(f"{name} ({count})" for name, count in item.unlocks.items()) or "–",
        ]
        for item in writing.missing[:_MOST_SHOWN]
    ]
    if rows:
        columns = ["criteria", "instrument", "open_pieces", "unlocks"]
        state.print_table(columns, rows, title=state.phrase("coverage.write_next"))
    if (more := len(writing.missing) - _MOST_SHOWN) > 0:
        state.say("coverage.more", count=more)
    for blueprint in writing.stopped:
        state.say(
            "coverage.stopped",
            name=blueprint.name,
            lines=len(blueprint.lines),
            criteria=len(blueprint.criteria),
        )
        for issue in blueprint.others:
            state.say("coverage.other", what=what_and_fix(issue, state.language)[0])


def _print_mix(state: State, found: Coverage) -> None:
    from qbank.domain.codes import CompetencyDimension

    rows = [
        [level, *(str(count) for count in counts.values()), str(sum(counts.values()))]
        for level, counts in found.mix.items()
    ]
    if rows:
        labels = [*CompetencyDimension, state.phrase("coverage.sum")]
        state.print_table(["level"], rows, title=state.phrase("coverage.mix"), labels=labels)


def _remark(state: State, found: Coverage, row: CriterionCoverage) -> str:
    remarks = []
    if row.gap:
        remarks.append(f"[bold red]{state.phrase('gap')}[/bold red]")
    if found.is_only_supplementary(row):
        remarks.append(state.phrase("coverage.only_t"))
    return " · ".join(remarks)


def _heat_cell(found: Coverage, row: CriterionCoverage, instrument: Instrument) -> str:
    """Return the number of counted items; green where it counts for the plan, red where the plan asks and has none."""
    return _STYLE_BY_HEAT[found.heat(row, instrument)].format(count=row.total(instrument, found.counted))
