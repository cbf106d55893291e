"""The rules on many items at once; each is one module with a list that it catches and one that it lets pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity
from qbank.linting.bank_rules import key_longest_share, key_positions, near_copies
from qbank.linting.context import LintContext


class BankRule(Protocol):
    """A module on many items: `CODE` of its issues, their severity, two examples, and the check."""

    CODE: str
    SEVERITY: Severity
    CAUGHT: tuple[ItemDraft, ...]
    PASSES: tuple[ItemDraft, ...]

    def check(self, items: Sequence[ItemDraft], context: LintContext) -> Iterator[Issue]:
        """Yield where the items together break the rule."""


BANK_RULES: tuple[BankRule, ...] = (near_copies, key_positions, key_longest_share)
"""In the order in which findings of the same weight are told."""
