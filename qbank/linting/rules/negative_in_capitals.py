"""A stem that asks for what is not so has to say it in capitals: KECUALI, BUKAN, TIDAK."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.asking import asked_negation
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import read_question

CODE = "lint.negative_in_capitals"
SEVERITY = Severity.WARNING
_OPTIONS = ("laporan kunjungan.", "daftar harga.", "data pesanan.")
CAUGHT = choice_example("Data yang tidak diperlukan untuk menghitung pangsa pasar ialah ....", *_OPTIONS)
PASSES = choice_example("Data yang TIDAK diperlukan untuk menghitung pangsa pasar ialah ....", *_OPTIONS)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield a stem whose asked-for negation is in lower case."""
    question = read_question(item)
    word = asked_negation(question.sentences) if question else ""
    if word and not word.isupper():
        yield Issue(CODE, {"word": word}, Where(item=item.code, field="content.stem"), SEVERITY)
