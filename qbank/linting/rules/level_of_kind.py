"""Multiple choice tests C2 to C5, an essay C3 to C6."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.codes import CognitiveLevel, ItemKind
from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import essay_example

CODE = "lint.level_of_kind"
SEVERITY = Severity.WARNING
CAUGHT = essay_example(2, 2, 1, total=5, level=CognitiveLevel.C2)
PASSES = essay_example(2, 2, 1, total=5, level=CognitiveLevel.C6)

_BOUNDS = {
    ItemKind.MULTIPLE_CHOICE: (CognitiveLevel.C2, CognitiveLevel.C5),
    ItemKind.ESSAY: (CognitiveLevel.C3, CognitiveLevel.C6),
}


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an item of another level."""
    if item.kind not in _BOUNDS or item.level is None:
        return
    least, most = _BOUNDS[item.kind]
    if not least <= item.level <= most:
        facts = {"level": item.level.value, "least": least.value, "most": most.value}
        yield Issue(CODE, facts, Where(item=item.code, field="level"), SEVERITY)
