"""A word that stem and key share and no distractor has: it may give the key away, or be what the question is about."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import ReadOption, read_question
from qbank.linting.words import FUNCTION_WORDS, root_of, words

CODE = "lint.key_word_in_stem"
SEVERITY = Severity.NOTE
_STEM = "Pelanggan berhenti membeli karena kiriman sering terlambat. Manajer mendahulukan ...."
CAUGHT = choice_example(
    _STEM, "perbaikan jadwal pengiriman.", "penambahan tenaga penjual.", "penurunan harga."
)
PASSES = choice_example(_STEM, "perbaikan jadwal gudang.", "penambahan tenaga penjual.", "penurunan harga.")

_FEWEST_LETTERS = 5


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield the words of more than four letters, compared by their roots."""
    question = read_question(item)
    if question is None:
        return
    elsewhere = {root for option in question.distractors for root in _long_words_by_root(option)}
    in_stem = {root_of(word) for word in words(question.stem)}
    shared = [
        word
        for key in question.keys
        for root, word in _long_words_by_root(key).items()
        if root in in_stem and root not in elsewhere
    ]
    if shared:
        facts = {"words": ", ".join(shared)}
        yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)


def _long_words_by_root(option: ReadOption) -> dict[str, str]:
    return {
        root_of(word): word
        for word in words(option.text)
        if len(word) >= _FEWEST_LETTERS and word not in FUNCTION_WORDS
    }
