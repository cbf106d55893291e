"""What was said of an item, and the points of the guide that a validator judges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command

if TYPE_CHECKING:
    from qbank.store.reviews import StoredVerdict
    from qbank.usecases.review_history import JudgedVersion


@click.command(cls=Command)
@click.argument("code")
@pass_state
def history(state: State, code: str) -> None:
    """Show every verdict on an item."""
    from qbank.usecases.review_history import review_history

    with state.session() as session:
        found = review_history(session, code)
    if state.is_json:
        state.print_json([version_data(version) for version in found])
        return
    for version in found:
        status = state.phrase(f"status.{version.status}")
        state.say("review.version", code=code, version=version.version, status=status, author=version.author)
        if version.verdicts:
            rows = [_row(state, verdict) for verdict in version.verdicts]
            state.print_table(["round", "moment", "person", "verdict", "points", "comment"], rows)


@click.command(cls=Command)
@pass_state
def points(state: State) -> None:
    """List the points of the guide by number."""
    from qbank.domain.review_points import ASPECT_BY_POINT

    rows = [
        [str(point), str(aspect), state.phrase(f"point.{point}")] for point, aspect in ASPECT_BY_POINT.items()
    ]
    if state.is_json:
        state.print_json([dict(zip(("point", "aspect", "text"), row, strict=True)) for row in rows])
    else:
        state.print_table(["point", "aspect", "text"], rows)


def version_data(version: JudgedVersion) -> dict[str, Any]:
    """Return a judged version as JSON shows it."""
    return {
        "version": version.version,
        "status": version.status,
        "author": version.author,
        "verdicts": [verdict_data(verdict) for verdict in version.verdicts],
    }


def verdict_data(verdict: StoredVerdict) -> dict[str, Any]:
    """Return a verdict as JSON shows it."""
    return {
        "round": verdict.round, "at": verdict.at, "reviewer": verdict.reviewer, "name": verdict.name,
        "met": verdict.met, "verdict": verdict.verdict,
        "checklist": {str(point): is_met for point, is_met in verdict.checklist.items()},
        "comment": verdict.comment,
    }  # fmt: skip


def _row(state: State, verdict: StoredVerdict) -> list[str]:
    unmet = [str(point) for point, is_met in verdict.checklist.items() if not is_met]
    told = state.phrase("review.unmet", points=", ".join(unmet)) if unmet else ""
    met = sum(verdict.checklist.values())
    judged = state.phrase("review.met", count=met) if met else ""
    return [
        str(verdict.round), f"{verdict.at:%Y-%m-%d %H:%M}Z", verdict.reviewer,
        state.phrase(f"verdict.{verdict.verdict}"), "; ".join(part for part in (judged, told) if part),
        verdict.comment,
    ]  # fmt: skip
