"""The points of an essay are the sum of its rubric's; otherwise the pass rule speaks of a score that nobody can reach."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from qbank.domain.items import Essay, ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import essay_example

CODE = "lint.rubric_sum"
SEVERITY = Severity.ERROR
CAUGHT = essay_example(2, 2, 1, total=7)
PASSES = essay_example(2, 2, 2, 1, total=7)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an essay whose points are missing or another number."""
    if not isinstance(item.content, Essay):
        return
    total = item.content.most_points
    if item.points is None or not isclose(item.points, total):
        facts = {"points": item.points or 0, "total": total}
        yield Issue(CODE, facts, Where(item=item.code, field="points"), SEVERITY)
