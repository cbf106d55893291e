"""Who acts: a person of the bank, or nobody named, always with the operating system's account."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """`person` is a person's code, empty when the command named none (--as)."""

    os_account: str
    person: str = ""
