"""An essay is scored by three to five rubric points."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import Essay, ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import essay_example

CODE = "lint.rubric_size"
SEVERITY = Severity.WARNING
CAUGHT = essay_example(4, 3, total=7)
PASSES = essay_example(2, 2, 2, 1, total=7)

_FEWEST, _MOST = 3, 5


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield a rubric with fewer or more."""
    if isinstance(item.content, Essay) and not _FEWEST <= len(item.content.rubric) <= _MOST:
        facts = {"count": len(item.content.rubric), "least": _FEWEST, "most": _MOST}
        yield Issue(CODE, facts, Where(item=item.code, field="content.rubric"), SEVERITY)
