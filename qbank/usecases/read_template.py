"""Read a body's own template."""

from __future__ import annotations

from pathlib import Path

from qbank.errors import InputRefusedError, Issue, has_errors
from qbank.usecases.read_file import read_file


def check_template_file(path: Path) -> list[Issue]:
    """Return all that is to be said of a template: errors refuse it, notes say what the program adds."""
    return [issue.in_file(str(path)) for issue in _check(read_file(path))]


def read_template(data: bytes) -> bytes:
    """Return a template that can be used; raise InputRefusedError with all faults of any other."""
    issues = _check(data)
    if has_errors(issues):
        raise InputRefusedError(*issues)
    return data


def _check(data: bytes) -> list[Issue]:
    from qbank.documents.template import check_template

    return check_template(data)
