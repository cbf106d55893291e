"""How a printed document is handled: how many copies, on one side of the paper or both, and when it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qbank.documents.editions import Form
from qbank.domain.codes import Instrument


class Copies(StrEnum):
    """For how many people a document is printed; a player stands beside each assessor in role plays."""

    EACH_CANDIDATE = "each_candidate"
    EACH_ASSESSOR = "each_assessor"
    ASSESSOR_AND_PLAYER = "assessor_and_player"
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


@dataclass(frozen=True, slots=True)
class PrintLine:
    """One line of the print plan: a document, or its part for one job group, and the copies of each form's version.

    `groups` are the job groups that it serves, none where it serves all. A document of the whole set has the one key ""
    in `copies`. A workbook is copied to the candidates' computers.
    """

    form: Form
    bundle: str
    handling: Handling
    instrument: Instrument | None
    groups: tuple[str, ...]
    copies: Mapping[str, int]
    is_workbook: bool = False

    @property
    def total(self) -> int:
        """The copies of all forms together."""
        return sum(self.copies.values())
