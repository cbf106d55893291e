"""An oral question expects three to five answer points: enough to judge by, few enough to listen for."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.codes import ItemKind
from qbank.domain.items import ItemDraft, SpokenQuestion
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import oral_example

CODE = "lint.answer_points"
SEVERITY = Severity.WARNING
CAUGHT = oral_example("Periode sama.", "Sumber disebut.")
PASSES = oral_example("Periode sama.", "Sumber disebut.", "Selisih dijelaskan.")

_FEWEST, _MOST = 3, 5


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an oral question with fewer or more."""
    if item.kind is not ItemKind.ORAL or not isinstance(item.content, SpokenQuestion):
        return
    count = len(item.content.answer_points)
    if not _FEWEST <= count <= _MOST:
        facts = {"count": count, "least": _FEWEST, "most": _MOST}
        yield Issue(CODE, facts, Where(item=item.code, field="content.answer_points"), SEVERITY)
