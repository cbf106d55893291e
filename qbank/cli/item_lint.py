"""Check the writing of items, and find near-copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command
from qbank.domain.lifecycle import VersionStatus

if TYPE_CHECKING:
    from qbank.linting.duplicates import NearCopy
    from qbank.linting.lint import Finding
    from qbank.usecases.lint_items import LintReport

_MOST_WORDS_SHOWN = 12


@click.command(cls=Command)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--scheme", default="")
@click.option("--status", type=click.Choice([status.value for status in VersionStatus]))
@pass_state
def lint(state: State, files: tuple[Path, ...], scheme: str, status: str | None) -> None:
    """Check items of the bank, or files before their import."""
    from qbank.errors import InputRefusedError, Issue, Severity, UsageMistakeError
    from qbank.usecases.lint_items import lint_bank, lint_files

    if files and (scheme or status):
        raise UsageMistakeError(Issue("lint.files_are_whole"))
    with state.session() as session:
        report = (
            lint_files(session, files)
            if files
            else lint_bank(session, scheme=scheme, status=VersionStatus(status) if status else None)
        )
    if state.is_json:
        state.print_json(_report_data(report, state.language))
    else:
        _print_report(state, report)
    if errors := report.count(Severity.ERROR):
        raise InputRefusedError(Issue("lint.errors", {"count": errors}))


@click.command(cls=Command)
@click.option("--least", type=click.FloatRange(0.1, 1), default=0.6)
@pass_state
def duplicates(state: State, least: float) -> None:
    """Rank the near-copies of the bank."""
    from qbank.usecases.find_duplicates import find_duplicates

    with state.session() as session:
        pairs = find_duplicates(session, least=least)
    if state.is_json:
        state.print_json([_pair_data(pair) for pair in pairs])
    elif not pairs:
        state.say("duplicates.none", percent=round(100 * least))
    else:
        columns = ["similarity", "first", "second", "enemies", "only_first", "only_second"]
        state.print_table(columns, [_pair_row(state, pair) for pair in pairs])


def _print_report(state: State, report: LintReport) -> None:
    from qbank.errors import Severity

    order = list(Severity)
    for finding in sorted(report.findings, key=lambda found: order.index(found.issue.severity)):
        click.echo(_say_finding(state, finding))
    counts = {severity.value: report.count(severity) for severity in Severity}
    state.say("lint.summary", items=report.items, warned=report.warned_items, **counts)
    if report.keys.items:
        percent = round(100 * report.keys.longest_share)
        state.say("lint.keys_longest", items=report.keys.items, percent=percent)
    for size, counted in report.keys.positions.items():
        total = sum(counted.values())
        shares = ", ".join(f"{letter} {round(100 * n / total)}%" for letter, n in counted.items())
        state.say("lint.key_positions", size=size, shares=shares)


def _say_finding(state: State, finding: Finding) -> str:
    from qbank.text.say import say_issue

    lines = [say_issue(finding.issue, state.language), f"  {state.phrase('label.rule')}: {finding.rule}"]
    if finding.reason:
        lines.append(f"  {state.phrase('label.reason')}: {finding.reason}")
    return "\n".join(lines)


def _report_data(report: LintReport, language: str) -> dict[str, Any]:
    from qbank.errors import Severity

    return {
        "items": report.items,
        "findings": [_finding_data(finding, language) for finding in report.findings],
        "totals": {severity.value: report.count(severity) for severity in Severity}
        | {"warned_items": report.warned_items},
        "keys": {
            "items": report.keys.items,
            "alone_longest": report.keys.alone_longest,
            "positions": report.keys.positions,
        },
    }


def _finding_data(finding: Finding, language: str) -> dict[str, Any]:
    from dataclasses import asdict

    from qbank.text.say import what_and_fix

    issue = finding.issue
    what, fix = what_and_fix(issue, language)
    return {
        "rule": finding.rule,
        "severity": issue.severity,
        "where": asdict(issue.where),
        "facts": dict(issue.facts),
        "what": what,
        "fix": fix,
        "reason": finding.reason,
    }


def _pair_row(state: State, pair: NearCopy) -> list[str]:
    enemies = state.phrase("duplicates.enemies") if pair.are_enemies else ""
    differing = (_shortened(pair.only_first), _shortened(pair.only_second))
    return [f"{round(100 * pair.similarity)}%", pair.first, pair.second, enemies, *differing]


def _shortened(words: tuple[str, ...]) -> str:
    more = " …" if len(words) > _MOST_WORDS_SHOWN else ""
    return ", ".join(words[:_MOST_WORDS_SHOWN]) + more


def _pair_data(pair: NearCopy) -> dict[str, Any]:
    return {
        "first": pair.first,
        "second": pair.second,
        "similarity": round(pair.similarity, 4),
        "enemies": pair.are_enemies,
        "only_first": pair.only_first,
        "only_second": pair.only_second,
    }
