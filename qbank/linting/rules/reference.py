"""An item names the law or the source that its answer rests on; only the observation point needs none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qbank.domain.items import ItemDraft, ObservationPoint
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import oral_example

CODE = "lint.reference"
SEVERITY = Severity.WARNING
PASSES = oral_example("Periode sama.", "Sumber disebut.", "Selisih dijelaskan.")
CAUGHT = replace(PASSES, reference="")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an item without a reference."""
    if not isinstance(item.content, ObservationPoint) and not item.reference.strip():
        yield Issue(CODE, {}, Where(item=item.code, field="reference"), SEVERITY)
