"""An option such as "semua jawaban benar" or "a dan b benar": it is answered by logic, not by knowing the work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import read_question

CODE = "lint.all_or_none"
SEVERITY = Severity.ERROR
_STEM = "Sebelum menemui pelanggan yang mengeluh, penyelia menyiapkan ...."
CAUGHT = choice_example(_STEM, "riwayat pesanan.", "catatan keluhan.", "surat jalan.", "semua jawaban benar.")
PASSES = choice_example(
    _STEM, "riwayat pesanan.", "catatan keluhan.", "surat jalan.", "semua faktur bulan ini."
)

_ANSWER = r"(?:jawaban|pilihan|opsi|pernyataan)"
_VERDICT = r"(?:benar|betul|tepat|salah|keliru)"
_LETTERS = r"[a-e](?:\s*,\s*[a-e])*,?\s*(?:dan|serta|&)\s*[a-e]"
_FORMS = (
    rf"(?:semua|seluruh|ke(?:dua|tiga|empat|lima))(?:nya)?(?: {_ANSWER})?(?: di atas| tersebut| itu)* {_VERDICT}",
    rf"(?:semua|seluruh|ke(?:dua|tiga|empat|lima))(?:nya)? {_ANSWER}(?: di atas| tersebut| ini)?",
    rf"(?:semua|seluruh)(?:nya)? di atas(?: {_VERDICT})?",
    rf"tidak (?:ada|satu pun)(?: satu pun)?(?: {_ANSWER})?(?: yang)?(?: {_VERDICT}| di atas)+",
    r"bukan (?:salah satu|semua)(?: dari)?(?: yang)?(?: di atas| tersebut)",
    rf"(?:{_ANSWER} )?{_LETTERS} {_VERDICT}(?: semua(?:nya)?)?",
    rf"(?:hanya )?{_ANSWER} {_LETTERS}",
)
_PATTERN = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield each option that judges the others."""
    question = read_question(item)
    for option in question.options if question else ():
        if _PATTERN.fullmatch(option.text.strip(" .")):
            facts = {"letter": option.letter, "text": option.text}
            yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)
