"""Over many items each letter is the key about equally often: within five points of an equal share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qbank.domain.items import ItemDraft
from qbank.errors import Fact, Issue, Severity
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.key_figures import FEWEST_ITEMS, measure_keys

CODE = "lint.key_positions"
SEVERITY = Severity.WARNING
_TEXTS = ("Yang didahulukan ialah ....", "jarak.", "mutu.", "harga.", "tempo.")
_BY_LETTER = {letter: choice_example(*_TEXTS, key=letter) for letter in "abcd"}
CAUGHT: tuple[ItemDraft, ...] = tuple(_BY_LETTER[letter] for letter in "aaaabbbbbbbcccccdddd")
PASSES: tuple[ItemDraft, ...] = tuple(_BY_LETTER[letter] for letter in "aaaabbbbbbcccccddddd")

_MOST_OFF = 0.05


def check(items: Sequence[ItemDraft], context: LintContext) -> Iterator[Issue]:
    """Yield each letter that is the key too often or too seldom, apart for each number of options."""
    for size, counts in measure_keys(items).positions.items():
        total = sum(counts.values())
        for letter, count in counts.items():
            if total >= FEWEST_ITEMS and abs(count / total - 1 / size) > _MOST_OFF + 1e-9:
                facts: dict[str, Fact] = {
                    "letter": letter,
                    "percent": round(100 * count / total),
                    "least": round(100 * (1 / size - _MOST_OFF)),
                    "most": round(100 * (1 / size + _MOST_OFF)),
                    "items": total,
                }
                yield Issue(CODE, facts, severity=SEVERITY)
