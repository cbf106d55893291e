"""Everything that can go wrong, as values: what happened (a code and facts) and where; the catalogue owns the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

Fact = str | int | float


class Severity(StrEnum):
    """How much an issue weighs: an error stops the work, the others are told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a source, as exact as the source allows; `line` and `column` count from 1.

    On a `sheet` of a workbook `line` is the row, and `field` the heading of the column.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    item: str = ""
    field: str = ""
    sheet: str = ""


def at(*path: str | int) -> Where:
    """Return the place of a part by its path, such as the field "lines.1.name" for "lines", 0, "name"."""
    return Where(field=".".join(str(part + 1) if isinstance(part, int) else part for part in path))


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding: a catalogue code, the facts its sentence needs, and where it stands. Issues compare by value."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    where: Where = Where()
    severity: Severity = Severity.ERROR

    def in_file(self, file: str) -> Issue:
        """Return this issue with the file named."""
        return replace(self, where=replace(self.where, file=file))


def has_errors(issues: Iterable[Issue]) -> bool:
    """Say whether any issue is an error."""
    return any(issue.severity is Severity.ERROR for issue in issues)


class QbankError(Exception):
    """A mistake that a user can mend; shown as what / where / how to fix."""

    exit_code = 1

    def __init__(self, *issues: Issue) -> None:
        super().__init__(*issues)
        self.issues = issues


class UsageMistakeError(QbankError):
    """The command was called in a way that can't work."""

    exit_code = 2


class TamperedError(QbankError):
    """The bank is not what its audit trail says."""


class OtherOutcomeError(QbankError):
    """A run that was repeated came out otherwise than its file says."""


class NotFoundError(QbankError):
    """Something named does not exist."""

    exit_code = 3


class InputRefusedError(QbankError):
    """A file or value was read and refused; nothing was written."""

    exit_code = 4


class NoSolutionError(QbankError):
    """No form meets the blueprint."""

    exit_code = 5


class NotAllowedError(QbankError):
    """The state of things, or a role, forbids the action."""

    exit_code = 6
