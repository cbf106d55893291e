"""Check items against the rules of item writing: those of the bank, or files before their import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.items import ItemDraft
from qbank.domain.lifecycle import VersionStatus
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.key_figures import KeyFigures, measure_keys
from qbank.linting.lint import Finding, lint_items
from qbank.store import schemes
from qbank.usecases.bank_items import BankItem, bank_items
from qbank.usecases.export_items import select_items
from qbank.usecases.import_items import read_item_files


@dataclass(frozen=True, slots=True)
class LintReport:
    """What was found over so many items, and where their keys stand."""

    items: int
    findings: tuple[Finding, ...]
    keys: KeyFigures

    def count(self, severity: Severity) -> int:
        """Return the number of findings of that weight."""
        return sum(finding.issue.severity is severity for finding in self.findings)

    @property
    def warned_items(self) -> int:
        """Number of items with a warning, also where the item gives its reason."""
        warned = (f for f in self.findings if f.reason or f.issue.severity is Severity.WARNING)
        return len({finding.issue.where.item for finding in warned} - {""})


def lint_bank(session: Session, *, scheme: str = "", status: VersionStatus | None = None) -> LintReport:
    """Check the newest version of every item, or of those of a scheme or status; retired ones only if asked for."""
    chosen = select_items(session, scheme=scheme, status=status)
    if status is not VersionStatus.RETIRED:
        chosen = [item for item in chosen if is_in_use(item)]
    return lint_drafts(session, [item.draft for item in chosen])


def lint_files(session: Session, paths: Sequence[Path]) -> LintReport:
    """Check the items of files and folders beside those of the bank; faults of the files are findings too."""
    batches = [read_item_files(path) for path in paths]
    entries = [(draft, where) for batch in batches for draft, _, where in batch.drafts.values()]
    places = {draft.code: where for draft, where in entries}
    faults = [*(issue for batch in batches for issue in batch.issues), *_check_codes(entries)]
    report = lint_drafts(session, list({draft.code: draft for draft, _ in entries}.values()))
    on_faults = tuple(Finding(issue.code, issue) for issue in faults)
    return replace(report, findings=(*on_faults, *(_placed(finding, places) for finding in report.findings)))


def is_in_use(item: BankItem) -> bool:
    """Say whether neither the item nor its newest version is retired."""
    return not item.is_retired and item.status is not VersionStatus.RETIRED


def lint_drafts(session: Session, drafts: Sequence[ItemDraft]) -> LintReport:
    """Check drafts beside the items in use of the bank, whatever version of them stands there."""
    codes = {draft.code for draft in drafts}
    others = [item.draft for item in bank_items(session) if is_in_use(item)]
    context = LintContext(
        criterion_texts(session), tuple(draft for draft in others if draft.code not in codes)
    )
    return LintReport(len(drafts), lint_items(drafts, context), measure_keys(drafts))


def criterion_texts(session: Session) -> dict[str, str]:
    """Return the text of every KUK of the newest units, by "UNIT/1.1"."""
    units = [schemes.unit_draft(unit) for unit in schemes.newest_units_by_code(session).values()]
    return {
        f"{unit.code}/{criterion.number}": criterion.text for unit in units for criterion in unit.criteria
    }


def _check_codes(entries: Sequence[tuple[ItemDraft, Where]]) -> Iterator[Issue]:
    """Yield each code that stands in two of the named files; within one the reader has found it."""
    seen = set()
    for draft, where in entries:
        if draft.code in seen:
            yield Issue("item.code_twice", {"code": draft.code}, where)
        seen.add(draft.code)


def _placed(finding: Finding, places: Mapping[str, Where]) -> Finding:
    """Return a finding with the file and line of its item."""
    where = finding.issue.where
    if where.item not in places:
        return finding
    named = replace(places[where.item], column=None, field=where.field)
    return replace(finding, issue=replace(finding.issue, where=named))
