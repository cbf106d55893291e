"""Two negations in one question, or a stem that asks for what is not so with options that are negative themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.asking import asked_negation, asking_sentence
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import Question, read_question

CODE = "lint.double_negative"
SEVERITY = Severity.WARNING
_STEM = "Tindakan yang TIDAK tepat setelah pelanggan mengeluh ialah ...."
CAUGHT = choice_example(_STEM, "mencatat keluhan.", "tidak mengirim barang pengganti.", "memeriksa faktur.")
PASSES = choice_example(_STEM, "mencatat keluhan.", "menunda barang pengganti.", "memeriksa faktur.")

_NEGATION = re.compile(r"\b(?:tidak|bukan|jangan|kecuali)\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(?:tidak|bukan|jangan)(?: \w+)? (?:tidak|bukan|mustahil)\b", re.IGNORECASE)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield a question in which two negations meet."""
    question = read_question(item)
    words = _meeting_negations(question) if question else ""
    if words:
        yield Issue(CODE, {"words": words}, Where(item=item.code, field="content.stem"), SEVERITY)


def _meeting_negations(question: Question) -> str:
    asked = asking_sentence(question.sentences)
    if cancelled := _CANCELLED.search(asked):
        return cancelled[0]
    if not asked_negation(question.sentences):
        return ""
    in_stem = _NEGATION.findall(asked)
    in_options = [option.letter for option in question.options if _NEGATION.search(option.text)]
    if len(in_stem) > 1:
        return " + ".join(in_stem)
    return f"{in_stem[0]} + {', '.join(in_options)}" if in_options else ""
