"""Put one item of a draft set's form in the place of another, where no line breaks by it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.swap import faults_of_swap
from qbank.domain.actor import Actor
from qbank.domain.codes import Instrument
from qbank.errors import InputRefusedError, Issue, NotAllowedError
from qbank.store.items import get_item
from qbank.usecases.standing_form import StandingForm, read_standing_form, store_changed_form


@dataclass(frozen=True, slots=True)
class Swap:
    """What a person asks for: `new` in the place of `old`, by item code."""

    set_code: str
    label: str
    old: str
    new: str
    include_drafts: bool = False


def swap_item(session: Session, actor: Actor, swap: Swap) -> str:
    """Swap, freeze the form anew and return the hash of its snapshot.

    Raises InputRefusedError with each line that the form would break; NotFoundError; NotAllowedError where the set
    was issued, the old item is a row of the checklist, or the new one may not be used.
    """
    standing = read_standing_form(session, swap.set_code, swap.label, include_drafts=swap.include_drafts)
    old, new = swap.old, swap.new
    standing.require_item(old)
    refuse_checklist(standing, old)
    problem = standing.problem()
    _refuse_unfit(session, standing, problem, old, new)
    if faults := faults_of_swap(problem, standing.codes, old, new):
        facts = {"old": old, "new": new, "form": swap.label}
        raise InputRefusedError(Issue("swap.breaks_lines", {**facts, "lines": len(faults)}), *faults)
    codes = standing.codes - {old} | {new}
    return store_changed_form(session, actor, standing, codes, "set.swap")


def refuse_checklist(standing: StandingForm, code: str) -> None:
    """Raise NotAllowedError for a row of the observation checklist: each KUK has its one row, in every form."""
    item = standing.pool.items[code]
    if standing.problem().items_by_code[code].instrument is Instrument.CL:
        criteria = ", ".join(str(ref) for ref in item.draft.criteria)
        raise NotAllowedError(Issue("swap.checklist_row", {"item": code, "criterion": criteria}))


def _refuse_unfit(
    session: Session, standing: StandingForm, problem: AssemblyProblem, old: str, new: str
) -> None:
    facts = {"item": new, "set": standing.set_code, "form": standing.label}
    if new in standing.codes:
        raise NotAllowedError(Issue("swap.stands_already", facts))
    if new not in problem.items_by_code or new in standing.gone:
        get_item(session, new)
        raise NotAllowedError(Issue("swap.not_available", facts))
    if new in standing.pool.barred:
        raise NotAllowedError(Issue("swap.barred", facts))
    leaving, coming = problem.items_by_code[old].instrument, problem.items_by_code[new].instrument
    if leaving is not coming:
        kinds = {"instrument": leaving.value, "other": coming.value}
        raise NotAllowedError(Issue("swap.other_instrument", {**facts, **kinds}))
    if new in problem.banned:
        held = ", ".join(label for label, codes in standing.codes_by_label.items() if new in codes) or "–"
        raise NotAllowedError(Issue("swap.held_elsewhere", {**facts, "held": held}))
