"""Options that complete a stem (....) begin in lower case, the answers to a question with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import Question, name_letters, read_question

CODE = "lint.option_capital"
SEVERITY = Severity.WARNING
_STEM = "Penjualan kita dibagi penjualan semua pemasok disebut ...."
CAUGHT = choice_example(_STEM, "pangsa pasar.", "Ukuran pasar.", "pertumbuhan pasar.")
PASSES = choice_example(_STEM, "pangsa pasar.", "ukuran pasar.", "pertumbuhan pasar.")

_FIRST_WORD = re.compile(r"^\W*([^\W\d_]+)")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield the options that begin with the wrong case; names and abbreviations keep theirs."""
    question = read_question(item)
    if question is None:
        return
    is_wrong = _is_lower if question.stem.endswith("?") else _is_stray_capital
    wrong = [option for option in question.options if is_wrong(_first_word(option.text), question)]
    if wrong:
        facts = {"letters": name_letters(wrong)}
        yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)


def _first_word(text: str) -> str:
    match = _FIRST_WORD.search(text)
    return match[1] if match else ""


def _is_lower(word: str, question: Question) -> bool:
    return word[:1].islower()


def _is_stray_capital(word: str, question: Question) -> bool:
    """Say whether a capital has no reason: the stem never writes the word so, and most options begin in lower case.

    Four names ("Bima.", "Palu.") all begin with a capital; one capital among lower-case options is a slip.
    """
    if not word[:1].isupper() or word[1:] != word[1:].lower() or len(word) == 1:
        return False
    in_lower_case = sum(_is_lower(_first_word(option.text), question) for option in question.options)
    is_name = re.search(rf"(?<=[^.?!:] )\b{word}\b", question.stem) is not None
    return not is_name and in_lower_case > 0
