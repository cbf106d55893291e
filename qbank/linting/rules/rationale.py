"""Each option says why: the key why it is best, a distractor which misconception it catches."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft, MultipleChoice
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import name_letters, read_question

CODE = "lint.rationale"
SEVERITY = Severity.WARNING
_TEXTS = ("Ukuran yang dipantau tiap minggu ialah ....", "penjualan.", "kunjungan.", "penawaran.")
CAUGHT = choice_example(*_TEXTS, rationale=" ")
PASSES = choice_example(*_TEXTS, rationale="Mengira kunjungan menjamin penjualan.")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield the options without a rationale."""
    content, question = item.content, read_question(item)
    if not isinstance(content, MultipleChoice) or question is None:
        return
    pairs = zip(question.options, content.options, strict=True)
    without = [read for read, option in pairs if not option.rationale.strip()]
    if without:
        facts = {"letters": name_letters(without)}
        yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)
