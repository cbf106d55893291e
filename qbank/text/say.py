"""Turn issues and phrases into sentences of the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qbank.errors import Issue, Severity, Where
from qbank.text.messages import MESSAGES
from qbank.text.phrases import PHRASES

LANGUAGES = ("id", "en")


def phrase(key: str, language: str, **facts: object) -> str:
    """Return a phrase of the catalogue with its facts filled in."""
    return PHRASES[key][LANGUAGES.index(language)].format(**facts)


def say_issue(issue: Issue, language: str) -> str:
    """Return an issue as what / where / how to fix, a line each."""
    what, fix = what_and_fix(issue, language)
    lines = [f"{phrase(f'severity.{issue.severity}', language)}: {what}"]
    if where := say_where(issue.where, language):
        lines.append(f"  {phrase('label.where', language)}: {where}")
    lines.append(f"  {phrase('label.fix', language)}: {fix}")
    return "\n".join(lines)


def what_and_fix(issue: Issue, language: str) -> tuple[str, str]:
    """Return the two sentences of an issue with its facts filled in."""
    message = MESSAGES[issue.code]
    facts = {name: _plain(value) for name, value in issue.facts.items()}
    what, fix = (message.what_id, message.fix_id) if language == "id" else (message.what_en, message.fix_en)
    return _filled(what, facts), _filled(fix, facts).strip()


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    """Fill in the facts; one that is empty, such as the part of a line that has none, leaves no gap."""
    for name in (name for name, value in facts.items() if not value):
        sentence = sentence.replace(f" {{{name}}}", "")
    return sentence.format(**facts)


def say_issues(issues: Iterable[Issue], language: str) -> str:
    """Return all issues, errors first, in their order."""
    order = list(Severity)
    ranked = sorted(issues, key=lambda issue: order.index(issue.severity))
    return "\n".join(say_issue(issue, language) for issue in ranked)


def say_where(where: Where, language: str) -> str:
    """Return a place such as "bank.yaml, line 12, item PG-0014, field content.stem"; empty where it is not known."""
    parts = [where.file] if where.file else []
    if where.sheet:
        return ", ".join([*parts, *_cell(where, language)])
    if where.line is not None:
        parts.append(phrase("where.line", language, line=where.line))
    if where.column is not None and where.column > 1:
        parts.append(phrase("where.column", language, column=where.column))
    if where.item:
        parts.append(phrase("where.item", language, item=where.item))
    if where.field:
        parts.append(phrase("where.field", language, field=where.field))
    return ", ".join(parts)


def _cell(where: Where, language: str) -> Iterator[str]:
    yield phrase("where.sheet", language, sheet=where.sheet)
    if where.line is not None:
        yield phrase("where.row", language, row=where.line)
    if where.field:
        yield phrase("where.heading", language, column=where.field)
    if where.item:
        yield phrase("where.item", language, item=where.item)


def _plain(value: object) -> str:
    """Write numbers as people do: 460 and not 460.0; enums by their value."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
