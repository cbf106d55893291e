"""Run every rule over items; a reason in the item turns a warning into a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.bank_rules import BANK_RULES
from qbank.linting.context import LintContext
from qbank.linting.rules import RULES


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found; `reason` is the item's own reason for leaving it so, empty where it gives none."""

    rule: str
    issue: Issue
    reason: str = ""


def lint_items(items: Sequence[ItemDraft], context: LintContext) -> tuple[Finding, ...]:
    """Return what the rules find: items in the given order, then the bank as a whole."""
    on_items = [finding for item in items for finding in lint_item(item, context)]
    on_bank = [_finding(issue) for rule in BANK_RULES for issue in rule.check(items, context)]
    return (*on_items, *on_bank)


def lint_item(item: ItemDraft, context: LintContext) -> Iterator[Finding]:
    """Yield what the rules on single items find.

    A reason silences a warning, never an error; a reason for a rule that doesn't exist, or that found nothing to
    warn of, is found itself.
    """
    warned = set()
    for rule in RULES:
        for issue in rule.check(item, context):
            finding = _finding(issue)
            reason = item.lint_reasons.get(finding.rule, "").strip()
            if issue.severity is Severity.WARNING:
                warned.add(finding.rule)
                finding = replace(finding, issue=_as_note(issue), reason=reason) if reason else finding
            yield finding
    yield from _check_reasons(item, warned)


def _check_reasons(item: ItemDraft, warned: set[str]) -> Iterator[Finding]:
    names = {_name(rule.CODE) for rule in RULES}
    for name in item.lint_reasons:
        where = Where(item=item.code, field="lint_reasons")
        if name not in names:
            facts = {"rule": name, "known": ", ".join(sorted(names))}
            yield _finding(Issue("lint.unknown_rule", facts, where, Severity.WARNING))
        elif name not in warned:
            yield _finding(Issue("lint.idle_reason", {"rule": name}, where, Severity.NOTE))


def _as_note(issue: Issue) -> Issue:
    return replace(issue, severity=Severity.NOTE)


def _finding(issue: Issue) -> Finding:
    return Finding(_name(issue.code), issue)


def _name(code: str) -> str:
    """Return the name by which an item gives its reason: "short_stem" of "lint.short_stem"."""
    return code.removeprefix("lint.")
