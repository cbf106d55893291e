"""Change a draft set by hand: proposals, one swap, or the rest of a form drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qbank.assembly.swap import Proposal


@click.command(cls=Command)
@click.argument("set_code", metavar="SET")
@click.argument("form", metavar="FORM")
@click.argument("item", metavar="ITEM")
@click.option("--with", "new", metavar="ITEM")
@click.option("--redraw", is_flag=True)
@click.option("--pin", multiple=True, metavar="ITEM")
@click.option("--ban", multiple=True, metavar="ITEM")
@click.option("--include-drafts", is_flag=True)
@pass_state
def swap(state: State, /, set_code: str, form: str, item: str, **choice: Any) -> None:
    """Swap an item, or propose what could stand in its place."""
    from qbank.errors import Issue, UsageMistakeError

    label = form.upper()
    if choice["redraw"]:
        _redraw(state, set_code, label, item, choice)
    elif choice["pin"]:
        raise UsageMistakeError(Issue("swap.pin_without_redraw"))
    elif choice["new"]:
        _swap(state, set_code, label, item, choice)
    else:
        _propose(state, set_code, label, item, choice)


def _propose(state: State, set_code: str, label: str, item: str, choice: dict[str, Any]) -> None:
    from qbank.usecases.propose_swap import propose_swap

    with state.session() as session:
        found = propose_swap(
            session, set_code, label, item, bans=choice["ban"], include_drafts=choice["include_drafts"]
        )
    if state.is_json:
        rows = [_proposal_data(state, proposal) for proposal in found]
        state.print_json({"set": set_code, "form": label, "item": item, "proposals": rows})
    elif not found:
        state.say("swap.none", item=item, form=label)
    else:
        columns = ["code", "criteria", "level", "difficulty", "minutes", "uses", "outcome"]
        state.print_table(columns, [_proposal_row(state, proposal) for proposal in found])
        is_any_fit = any(not proposal.breaks for proposal in found)
        state.say("swap.how" if is_any_fit else "swap.none_fits", set=set_code, form=label, item=item)


def _swap(state: State, set_code: str, label: str, item: str, choice: dict[str, Any]) -> None:
    from qbank.usecases.swap_item import Swap, swap_item

    wish = Swap(set_code, label, item, choice["new"], include_drafts=choice["include_drafts"])
    with state.session(write=True) as session:
        sha256 = swap_item(session, state.actor, wish)
    _tell_changes(state, set_code, label, [item], [choice["new"]], sha256)


def _redraw(state: State, set_code: str, label: str, item: str, choice: dict[str, Any]) -> None:
    from qbank.usecases.redraw_form import Redraw, redraw_form

    drop = frozenset({item, *choice["ban"]})
    keep = frozenset(choice["pin"]) | ({choice["new"]} if choice["new"] else set())
    wish = Redraw(set_code, label, drop, keep, include_drafts=choice["include_drafts"])
    state.talk("swap.redrawing", form=label)
    redrawn = redraw_form(state.engine(), state.actor, wish)
    _tell_changes(state, set_code, label, redrawn.left, redrawn.came, redrawn.snapshot_sha256)


def _tell_changes(
    state: State, set_code: str, label: str, left: Sequence[str], came: Sequence[str], sha256: str
) -> None:
    if state.is_json:
        state.print_json(
            {"set": set_code, "form": label, "left": list(left), "came": list(came), "snapshot": sha256}
        )
    state.say("swap.done", form=label, set=set_code, left=", ".join(left) or "–", came=", ".join(came) or "–")


def _proposal_data(state: State, proposal: Proposal) -> dict[str, Any]:
    item = proposal.item
    return {
        "item": item.code,
        "version": item.version,
        "criteria": list(item.criteria),
        "level": item.level,
        "difficulty": item.difficulty,
        "minutes": item.minutes,
        "uses": proposal.uses,
        "breaks": _broken_lines(state, proposal),
    }


def _proposal_row(state: State, proposal: Proposal) -> list[str]:
    item = proposal.item
    outcome = "\n".join(_broken_lines(state, proposal)) or state.phrase("swap.fits")
    return [
        item.code,
        ", ".join(item.criteria),
        item.level or "–",
        item.difficulty or "–",
        f"{item.minutes:g}",
        str(proposal.uses),
        outcome,
    ]


def _broken_lines(state: State, proposal: Proposal) -> list[str]:
    from qbank.text.say import what_and_fix

    return [what_and_fix(issue, state.language)[0] for issue in proposal.breaks]
