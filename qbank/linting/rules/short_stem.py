"""A stem shorter than its longest option: the question should stand in the stem, and the options be short."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import read_question

CODE = "lint.short_stem"
SEVERITY = Severity.WARNING
_OPTIONS = (
    "bagian pelanggan yang membeli lagi.",
    "bagian pelanggan yang berhenti.",
    "jumlah pelanggan baru.",
)
CAUGHT = choice_example("Retensi ialah ....", *_OPTIONS)
PASSES = choice_example("Ukuran yang menunjukkan keberhasilan program pelanggan tetap ialah ....", *_OPTIONS)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield such a stem; a question on a shared case has the case before it."""
    question = read_question(item)
    if question is None or question.has_case:
        return
    longest = max((len(option.text) for option in question.options), default=0)
    if len(question.stem) < longest:
        facts = {"stem": len(question.stem), "longest": longest}
        yield Issue(CODE, facts, Where(item=item.code, field="content.stem"), SEVERITY)
