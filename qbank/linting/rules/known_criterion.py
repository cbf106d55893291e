"""Every KUK that an item names is known to the bank; without its text nobody can say what the item tests."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.codes import CriterionRef
from qbank.domain.items import ItemDraft, criteria_of
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import CRITERION, choice_example

CODE = "lint.known_criterion"
SEVERITY = Severity.ERROR
_TEXTS = ("Ukuran yang dipantau tiap minggu ialah ....", "penjualan.", "kunjungan.", "penawaran.")
CAUGHT = choice_example(*_TEXTS, criteria=(CriterionRef(CRITERION.unit, "9.9"),))
PASSES = choice_example(*_TEXTS, criteria=(CRITERION,))


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield each KUK that is not."""
    for reference in criteria_of(item):
        if str(reference) not in context.criteria:
            yield Issue(
                CODE, {"criterion": str(reference)}, Where(item=item.code, field="criteria"), SEVERITY
            )
