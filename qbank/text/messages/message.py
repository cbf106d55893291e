"""One row of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What and fix, in Indonesian and English."""

    what_id: str
    fix_id: str
    what_en: str
    fix_en: str
