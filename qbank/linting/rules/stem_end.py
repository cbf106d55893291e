"""A stem ends in " ....", to be completed, or is a question and ends in "?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import read_question

CODE = "lint.stem_end"
SEVERITY = Severity.WARNING
_OPTIONS = ("pangsa pasar.", "ukuran pasar.", "pertumbuhan pasar.")
CAUGHT = choice_example("Penjualan kita dibagi penjualan semua pemasok disebut:", *_OPTIONS)
PASSES = choice_example("Penjualan kita dibagi penjualan semua pemasok disebut ....", *_OPTIONS)

_END = re.compile(r"\s\.{4}$|[^\s?]\?$")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield a stem with another end."""
    question = read_question(item)
    if question and not _END.search(question.stem):
        facts = {"end": question.stem[-20:]}
        yield Issue(CODE, facts, Where(item=item.code, field="content.stem"), SEVERITY)
