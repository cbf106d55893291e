"""A multiple-choice item tests the KUK of one unit; with another's mixed in, a wrong answer says nothing about either."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft, MultipleChoice, criteria_of
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import CRITERION, OTHER_CRITERION, choice_example

CODE = "lint.two_units"
SEVERITY = Severity.WARNING
_TEXTS = ("Ukuran yang dipantau tiap minggu ialah ....", "penjualan.", "kunjungan.", "penawaran.")
CAUGHT = choice_example(*_TEXTS, criteria=(CRITERION, OTHER_CRITERION))
PASSES = choice_example(*_TEXTS, criteria=(CRITERION,))


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an item that names KUK of more than one unit."""
    units = list(dict.fromkeys(reference.unit for reference in criteria_of(item)))
    if isinstance(item.content, MultipleChoice) and len(units) > 1:
        yield Issue(CODE, {"units": ", ".join(units)}, Where(item=item.code, field="criteria"), SEVERITY)
