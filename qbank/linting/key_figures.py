"""Where the keys of many multiple-choice items stand, and how often the key alone is the longest option."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from qbank.domain.items import ItemDraft
from qbank.linting.question import Question, is_key_alone_longest, read_question

FEWEST_ITEMS = 20
"""Below this number of items shares say nothing."""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """`positions` counts keys by letter, apart for each number of options; `longest_by_chance` is what blind lengths would give."""

    items: int
    alone_longest: int
    longest_by_chance: float
    positions: Mapping[int, Mapping[str, int]]

    @property
    def longest_share(self) -> float:
        """Share of the items whose key alone is longest."""
        return self.alone_longest / self.items if self.items else 0.0


def measure_keys(items: Iterable[ItemDraft]) -> KeyFigures:
    """Count over the multiple-choice items; others are passed over."""
    questions = [question for item in items if (question := read_question(item)) and question.options]
    return KeyFigures(
        len(questions),
        sum(map(is_key_alone_longest, questions)),
        fmean([1 / len(question.options) for question in questions] or [0.0]),
        _positions(questions),
    )


def _positions(questions: list[Question]) -> Mapping[int, Mapping[str, int]]:
    """Count every letter, also those where no key stands."""
    positions: dict[int, Counter[str]] = {}
    for question in questions:
        counted = positions.setdefault(
            len(question.options), Counter({option.letter: 0 for option in question.options})
        )
        counted.update(key.letter for key in question.keys)
    return {size: dict(positions[size]) for size in sorted(positions)}
