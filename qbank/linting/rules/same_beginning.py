"""A word that three or more options begin with belongs in the stem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import ReadOption, name_letters, read_question
from qbank.linting.words import tokens, words

CODE = "lint.same_beginning"
SEVERITY = Severity.WARNING
_STEM = "Kas cukup untuk satu kegiatan saja. Manajer mendahulukan ...."
CAUGHT = choice_example(
    _STEM, "pelatihan produk.", "pelatihan negosiasi.", "pelatihan laporan.", "pameran dagang."
)
PASSES = choice_example(
    _STEM, "pelatihan produk.", "pelatihan negosiasi.", "pameran dagang.", "pameran seni."
)

_FEWEST = 3
_PARTICLES = frozenset(
    words(
        "agar akan atas bagi bahwa bila dalam dan dari dengan di jika karena ke kepada maka oleh pada para sang "
        "sebab secara sebagai serta si supaya tanpa terhadap untuk yang"
    )
)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield each such word; sums, numbers, labels of one letter and particles don't count."""
    question = read_question(item)
    options_by_word: defaultdict[str, list[ReadOption]] = defaultdict(list)
    for option in question.options if question else ():
        options_by_word[_first_word(option.text)].append(option)
    for word, options in options_by_word.items():
        if word and len(options) >= _FEWEST:
            facts = {"word": word, "letters": name_letters(options)}
            yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)


def _first_word(text: str) -> str:
    word = next((token for token in tokens(text) if token not in _PARTICLES), "")
    return "" if word == "rp" or word[:1].isdigit() or len(word) == 1 else word
