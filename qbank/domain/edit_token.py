"""The edit token: which version of an item somebody opened, so that nobody overwrites another's edit unknowingly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qbank.errors import Issue, Where

_LENGTH = 12


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """An item as it was opened and as it is to be stored: the token (empty for a new one), the new digest, and its place."""

    token: str
    digest: str
    where: Where


def edit_token(version: int, digest: str) -> str:
    """Return the token of a version: its number and the beginning of its digest, such as "v3-0a1b2c3d4e5f"."""
    return f"v{version}-{digest[:_LENGTH]}"


def check_tokens(rows: Mapping[str, OpenedRow], newest: Mapping[str, tuple[int, str]]) -> Iterator[Issue]:
    """Yield the rows, by item code, whose item changed since they were opened, or exists though the row is new.

    `newest` is the newest version of every item: number and digest. A row that changes nothing is never refused.
    """
    for code, row in rows.items():
        if code not in newest:
            if row.token:
                yield Issue("item.edited_unknown", {"token": row.token[:40]}, row.where)
            continue
        number, digest = newest[code]
        if digest != row.digest and not row.token:
            yield Issue("item.code_in_use", {"version": number}, row.where)
        elif digest != row.digest and row.token != edit_token(number, digest):
            yield Issue("item.changed_meanwhile", {"token": row.token[:40], "version": number}, row.where)
