"""Absolute words in the distractors alone: a reader who knows nothing strikes those out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import name_letters, read_question

CODE = "lint.absolute_words"
SEVERITY = Severity.NOTE
_STEM = "Diskon di atas 5% menekan margin. Penyelia mengizinkan diskon itu ...."
CAUGHT = choice_example(_STEM, "bila pesanan lunas.", "selalu bagi pelanggan lama.", "bila stok menua.")
PASSES = choice_example(_STEM, "bila pesanan lunas.", "bagi pelanggan lama.", "bila stok menua.")

_ABSOLUTE = re.compile(
    r"\b(?:selalu|semua|semuanya|seluruh|hanya|pasti|mutlak|tidak pernah|tak pernah|sama sekali|satu-satunya)\b",
    re.IGNORECASE,
)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an item whose key has no absolute word while distractors have."""
    question = read_question(item)
    if question is None or any(_ABSOLUTE.search(key.text) for key in question.keys):
        return
    absolute = [option for option in question.distractors if _ABSOLUTE.search(option.text)]
    if absolute:
        found = dict.fromkeys(word.lower() for o in absolute for word in _ABSOLUTE.findall(o.text))
        facts = {"letters": name_letters(absolute), "words": ", ".join(found)}
        yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)
