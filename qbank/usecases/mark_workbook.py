"""Write a workbook again with its faults marked and explained beside the rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.errors import Issue
from qbank.text.say import say_where, what_and_fix
from qbank.usecases.read_file import read_file
from qbank.usecases.write_workbook import criterion_lines


def mark_workbook(session: Session, path: Path, issues: Iterable[Issue], language: str) -> bytes:
    """Return a copy of the workbook: the faulty cells in colour, what is wrong and how to mend it beside each row."""
    from qbank.formats.xlsx.read import read_cells
    from qbank.formats.xlsx.write import write_marked_workbook

    marks: dict[tuple[str, int, str], str] = {}
    elsewhere: list[str] = []
    for issue in issues:
        where = issue.where
        text = " ".join(what_and_fix(issue, language))
        if where.sheet and where.line:
            key = (where.sheet, where.line, where.field)
            marks[key] = f"{marks[key]}\n{where.field}: {text}" if key in marks else f"{where.field}: {text}"
        else:
            elsewhere.append(f"{say_where(where, language)}: {text}".removeprefix(": "))
    lines = tuple(criterion_lines(session, ""))
    return write_marked_workbook(read_cells(read_file(path)), marks, elsewhere, lines)
