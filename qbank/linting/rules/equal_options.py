"""Two options that say the same once case, blanks, quotes and end marks are folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import read_question

CODE = "lint.equal_options"
SEVERITY = Severity.ERROR
_STEM = "Kiriman terlambat dua hari. Biaya yang ditanggung pengirim sebesar ...."
CAUGHT = choice_example(_STEM, "Rp10.000.", "rp10.000", "Rp12.000.", "Rp15.000.")
PASSES = choice_example(_STEM, "Rp10.000.", "Rp11.000.", "Rp12.000.", "Rp15.000.")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield each pair of such options."""
    question = read_question(item)
    if question is None:
        return
    where = Where(item=item.code, field="content.options")
    for first, second in combinations(question.options, 2):
        if _folded(first.text) == _folded(second.text):
            yield Issue(CODE, {"first": first.letter, "second": second.letter}, where, SEVERITY)


def _folded(text: str) -> str:
    """Signs within the text stay, since "+5%" and "-5%" differ."""
    return " ".join(re.sub(r"[\"“”'‘’]", "", text.casefold()).split()).rstrip(" .;,!")
