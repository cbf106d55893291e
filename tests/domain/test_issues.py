"""Issues are values: equal when they say the same of the same place."""

from __future__ import annotations

import pytest

from qbank.errors import (
    InputRefusedError,
    Issue,
    NoSolutionError,
    NotAllowedError,
    NotFoundError,
    QbankError,
    Severity,
    UsageMistakeError,
    Where,
    has_errors,
)


def test_issues_compare_by_value() -> None:
    assert Issue("a.b", {"x": 1}, Where(line=2)) == Issue("a.b", {"x": 1}, Where(line=2))
    assert Issue("a.b", {"x": 1}) != Issue("a.b", {"x": 2})
    assert Issue("a.b") != Issue("a.b", severity=Severity.WARNING)
    assert len({Issue("a.b", {"x": 1}), Issue("a.b", {"x": 1})}) == 1


def test_a_file_is_named_without_losing_the_place() -> None:
    found = Issue("a.b", {"x": 1}, Where(line=2, column=3, item="i", field="f")).in_file("a.yaml")

    assert found == Issue("a.b", {"x": 1}, Where("a.yaml", 2, 3, "i", "f"))


def test_warnings_are_no_errors() -> None:
    warnings = [Issue("a.b", severity=Severity.WARNING), Issue("a.c", severity=Severity.NOTE)]

    assert not has_errors(warnings)
    assert has_errors([*warnings, Issue("a.d")])


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (QbankError, 1),
        (UsageMistakeError, 2),
        (NotFoundError, 3),
        (InputRefusedError, 4),
        (NoSolutionError, 5),
        (NotAllowedError, 6),
    ],
)
def test_each_error_has_its_exit_code_and_carries_its_issues(kind: type[QbankError], code: int) -> None:
    error = kind(Issue("a.b"), Issue("a.c"))

    assert (error.exit_code, error.issues) == (code, (Issue("a.b"), Issue("a.c")))
