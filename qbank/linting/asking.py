"""What a stem asks: its last sentence, and whether it asks for what is NOT so."""

from __future__ import annotations

import re

_SENTENCE_START = re.compile(r"(?<=[.?!:;])[\"”’)]*\s+")
_COPULA = r"(?:ialah|adalah|yaitu|yakni|merupakan)"
_END = r"\s*(?:\.{3,}|…|\?)$"
_EXCEPT = re.compile(rf"\b(kecuali)(?: \w+){{0,3}}{_END}", re.IGNORECASE)
_NOT_ONE_OF = re.compile(
    r"\b(tidak|bukan)(?: (?:termasuk|merupakan|tergolong|perlu|boleh|seharusnya)(?: \w+)?)?\s*\.{3,}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"^(?P<head>\W*(?:\w+\W+){{0,6}}?)yang (?:paling )?(?P<word>tidak|bukan)\b(?P<rest>.*?){_END}",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:yang|bagi|untuk|kepada|pada|dari|oleh|terhadap|dengan|agar|supaya|karena|bila|jika|ketika|mengapa|bagaimana)\b",
    re.IGNORECASE,
)
_CHOOSING = re.compile(r"\b(?:mana|manakah|apa|apakah|siapa|siapakah|berikut)\b", re.IGNORECASE)
_ENDS_IN_COPULA = re.compile(rf"\b{_COPULA}$", re.IGNORECASE)


def asking_sentence(sentences: str) -> str:
    """Return the sentence that asks, end mark included: the last one of the stem."""
    text = sentences.strip()
    mark = re.search(r"\s*(?:\.{2,}|…|\?)$", text)
    end = mark.start() if mark else len(text)
    starts = [match.end() for match in _SENTENCE_START.finditer(text, 0, end)]
    return text[starts[-1] if starts else 0 :]


def asked_negation(sentences: str) -> str:
    """Return the word by which a stem asks for what is not so ("yang bukan … ialah ....", "kecuali ...."), as it is written.

    Empty where it asks for nothing negative; a negation elsewhere ("pelanggan yang tidak puas") is no such word.
    """
    asked = asking_sentence(sentences)
    for pattern in (_EXCEPT, _NOT_ONE_OF):
        if match := pattern.search(asked):
            return match[1]
    clause = asked.rpartition(", ")[2]
    match = _SUBJECT.search(clause)
    if match is None or _RELATION.search(match["head"]):
        return ""
    is_choice = _CHOOSING.search(match["head"]) or _ENDS_IN_COPULA.search(match["rest"])
    return match["word"] if is_choice else ""
