"""What a rule may know beside the item that it checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qbank.domain.items import ItemDraft


@dataclass(frozen=True, slots=True)
class LintContext:
    """`criteria` holds the text of each KUK by "UNIT/1.1"; items `beside` are compared with, but not judged themselves."""

    criteria: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[ItemDraft, ...] = ()
