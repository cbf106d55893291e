"""What the validation of the materials found: the verdicts given, then rows to write in by hand."""

from __future__ import annotations

from collections.abc import Sequence

from qbank.documents.cells import EMPTY, centred_cell, head_row, prose_cell
from qbank.documents.context import Finding, FormContext
from qbank.documents.model import Grid, Row
from qbank.documents.styles import Look

COLUMNS = (0.9, 8.6, 7.5)
BLANK_ROWS, BLANK_HEIGHT = 5, 1.0


def findings_table(context: FormContext, findings: Sequence[Finding]) -> Grid:
    """Return the findings by number, and empty rows below them."""
    head = head_row(*context.lines("validation.findings_head"))
    found = (
        Row(
            (
                centred_cell(str(number)),
                prose_cell(one.text, Look.CELL_SMALL),
                prose_cell(one.recommendation, Look.CELL_SMALL),
            )
        )
        for number, one in enumerate(findings, start=1)
    )
    blank = (
        Row((centred_cell(str(number)), EMPTY, EMPTY), height=BLANK_HEIGHT)
        for number in range(len(findings) + 1, len(findings) + BLANK_ROWS + 1)
    )
    return Grid(COLUMNS, (head, *found, *blank))
