"""The rules on single items: each is one module with an example that it catches and one that it lets pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity
from qbank.linting.context import LintContext
from qbank.linting.rules import (
    absolute_words,
    all_or_none,
    answer_points,
    criterion_words,
    double_negative,
    equal_options,
    indicator,
    key_alone_longest,
    key_word_in_stem,
    known_criterion,
    level_of_kind,
    negative_in_capitals,
    number_order,
    observation_measure,
    option_capital,
    option_end,
    picture_tells_key,
    probe,
    rationale,
    reference,
    rubric_size,
    rubric_sum,
    same_beginning,
    short_stem,
    stem_end,
    two_units,
)


class Rule(Protocol):
    """A module on one item: `CODE` of its issues, their severity, two examples, and the check."""

    CODE: str
    SEVERITY: Severity
    CAUGHT: ItemDraft
    PASSES: ItemDraft

    def check(self, item: ItemDraft, context: LintContext) -> Iterator[Issue]:
        """Yield where the item breaks the rule."""


RULES: tuple[Rule, ...] = (
    known_criterion,
    all_or_none,
    equal_options,
    rubric_sum,
    criterion_words,
    stem_end,
    short_stem,
    negative_in_capitals,
    double_negative,
    option_capital,
    option_end,
    same_beginning,
    number_order,
    rationale,
    indicator,
    reference,
    level_of_kind,
    two_units,
    rubric_size,
    answer_points,
    probe,
    picture_tells_key,
    key_alone_longest,
    key_word_in_stem,
    absolute_words,
    observation_measure,
)
"""In the order in which findings of the same weight are told."""
