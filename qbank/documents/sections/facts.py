"""Known facts by name, as in the header table."""

from __future__ import annotations

from collections.abc import Mapping

from qbank.documents.cells import text_cell
from qbank.documents.context import FormContext
from qbank.documents.model import PORTRAIT, Grid, Row
from qbank.documents.styles import TableLook

COLUMNS = (5.8, 0.4)


def facts_table(
    context: FormContext, section: str, facts: Mapping[str, str], *, width: float = PORTRAIT.text_width
) -> Grid:
    """Return a table of facts; their names stand in that section of the wording."""
    rows = (
        Row((text_cell(context.text(f"{section}.{name}"), bold=True), text_cell(":"), text_cell(value)))
        for name, value in facts.items()
    )
    return Grid((*COLUMNS, width - sum(COLUMNS)), tuple(rows), TableLook.FACTS)
