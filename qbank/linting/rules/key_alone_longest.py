"""The key alone is longer than every distractor; one such item is no fault, a habit is (see `key_longest_share`)."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import is_key_alone_longest, name_letters, read_question

CODE = "lint.key_alone_longest"
SEVERITY = Severity.NOTE
_STEM = "Dua pemasok menawarkan harga yang sama. Pilihan penyelia ditentukan oleh ...."
CAUGHT = choice_example(_STEM, "ketepatan kiriman selama enam bulan.", "jarak gudang.", "jumlah armada.")
PASSES = choice_example(_STEM, "jarak gudang.", "ketepatan kiriman.", "jumlah armada.")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an item whose key stands out by its length."""
    question = read_question(item)
    if question and is_key_alone_longest(question):
        facts = {"letter": name_letters(question.keys)}
        yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)
