"""Refuse text that a column can't hold, alike on both databases: SQLite would take it, PostgreSQL would not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import String, inspect
from sqlalchemy.orm import Mapper, Session

from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.decode import first_control


def refuse_unfit_text(session: Session) -> None:
    """Raise InputRefusedError for text longer than its column, or with a character that no text may hold."""
    issues = [issue for row in (*session.new, *session.dirty) for issue in _unfit(row)]
    if issues:
        raise InputRefusedError(*issues)


def _unfit(row: object) -> Iterator[Issue]:
    mapper: Mapper[Any] = inspect(type(row))
    for attribute in mapper.column_attrs:
        column = attribute.columns[0]
        value = row.__dict__.get(attribute.key)
        most = column.type.length if isinstance(column.type, String) else None
        where = Where(field=column.name)
        if isinstance(value, str) and most is not None and len(value) > most:
            yield Issue("field.too_long", {"name": column.name, "count": len(value), "most": most}, where)
        for text in _texts(value):
            if character := first_control(text):
                yield Issue("field.control_character", {"name": column.name, "character": character}, where)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)
