"""How a printed document is handled: how many copies, on one side of the paper or both, and when it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Copies(StrEnum):
    """For how many people a document is printed."""

    EACH_CANDIDATE = "each_candidate"
    EACH_ASSESSOR = "each_assessor"
    ONCE = "once"


class Moment(StrEnum):
    """When a document is needed; the order is that of the work."""

    PREPARATION = "preparation"
    BEFORE = "before"
    DAY = "day"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Handling:
    """How one document is printed and when it is used; `two_sided` is for what nobody takes apart."""

    copies: Copies
    moment: Moment
    two_sided: bool = True
