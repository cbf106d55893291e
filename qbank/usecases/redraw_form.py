"""Draw one form of a draft set again around what a person keeps and drops, while its sisters stand."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from qbank.assembly.solve import assemble_forms
from qbank.domain.actor import Actor
from qbank.errors import Issue, NotAllowedError
from qbank.store.items import get_item
from qbank.store.session import session_scope
from qbank.usecases.standing_form import StandingForm, read_standing_form, store_changed_form
from qbank.usecases.swap_item import refuse_checklist


@dataclass(frozen=True, slots=True)
class Redraw:
    """What a person decided: `drop` are items of the form or of the bank that it may not hold, `keep` those that it must."""

    set_code: str
    label: str
    drop: frozenset[str]
    keep: frozenset[str] = frozenset()
    include_drafts: bool = False


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What changed in the form: items that left and came, by code, and the hash of the new snapshot."""

    left: tuple[str, ...]
    came: tuple[str, ...]
    snapshot_sha256: str


def redraw_form(engine: Engine, actor: Actor, wish: Redraw) -> Redrawn:
    """Let the solver choose the rest of the form anew, and store it.

    Raises NoSolutionError with the reasons; NotAllowedError where the set was issued, or changed while it was solved.
    """
    with session_scope(engine) as session:
        standing = _read(session, wish)
    codes = _solve(standing, wish)
    with session_scope(engine, write=True) as session:
        meanwhile = _read(session, wish)
        if meanwhile.snapshots != standing.snapshots:
            raise NotAllowedError(Issue("swap.changed_meanwhile", {"set": wish.set_code}))
        sha256 = store_changed_form(session, actor, standing, codes, "set.redraw")
    left, came = sorted(standing.codes - codes), sorted(codes - standing.codes)
    return Redrawn(tuple(left), tuple(came), sha256)


def _read(session: Session, wish: Redraw) -> StandingForm:
    """Read the form; raises for what a person can't wish."""
    standing = read_standing_form(session, wish.set_code, wish.label, include_drafts=wish.include_drafts)
    for code in sorted(wish.drop | wish.keep):
        get_item(session, code)
    for code in sorted(wish.drop & standing.codes):
        refuse_checklist(standing, code)
    if both := sorted(wish.drop & wish.keep):
        raise NotAllowedError(Issue("swap.kept_and_dropped", {"items": ", ".join(both)}))
    return standing


def _solve(standing: StandingForm, wish: Redraw) -> frozenset[str]:
    """Choose the form's items; what the bank would not give any more stays only where it is kept by name."""
    problem = standing.problem(bans=wish.drop | (standing.gone - wish.keep), pins=wish.keep)
    form = assemble_forms(problem, count=1).forms[0]
    return frozenset(form.codes)
