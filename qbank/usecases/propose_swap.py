"""Propose items that could stand in the place of one item of a form."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from qbank.assembly.swap import Proposal, propose_swaps
from qbank.usecases.standing_form import read_standing_form
from qbank.usecases.swap_item import refuse_checklist


def propose_swap(
    session: Session,
    set_code: str,
    label: str,
    item: str,
    *,
    bans: Collection[str] = (),
    include_drafts: bool = False,
) -> tuple[Proposal, ...]:
    """Return the best replacements, then the nearest misses with what they would break; banned items are none.

    Raises NotFoundError, or NotAllowedError where the set was issued or the item is a row of the checklist.
    """
    standing = read_standing_form(session, set_code, label, include_drafts=include_drafts)
    standing.require_item(item)
    refuse_checklist(standing, item)
    return propose_swaps(standing.problem(bans=bans), standing.codes, item)
