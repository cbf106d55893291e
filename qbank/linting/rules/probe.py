"""An oral question carries one probe (pertanyaan pendalaman), for an answer that leaves the assessor in doubt."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.codes import ItemKind
from qbank.domain.items import ItemDraft, SpokenQuestion
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import oral_example

CODE = "lint.probe"
SEVERITY = Severity.WARNING
_POINTS = ("Periode sama.", "Sumber disebut.", "Selisih dijelaskan.")
CAUGHT = oral_example(*_POINTS, probe="")
PASSES = oral_example(*_POINTS, probe="Bagaimana bila rapatnya satu jam lagi?")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an oral question without one."""
    is_oral = item.kind is ItemKind.ORAL
    if is_oral and isinstance(item.content, SpokenQuestion) and not item.content.probe.strip():
        yield Issue(CODE, {}, Where(item=item.code, field="content.probe"), SEVERITY)
