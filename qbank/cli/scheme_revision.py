"""What differs between two wordings of a scheme, and putting a scheme on its new wording."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command

if TYPE_CHECKING:
    from qbank.domain.scheme_diff import SchemeDiff
    from qbank.domain.word_changes import WordRun
    from qbank.usecases.revise_scheme import SchemeRevision

_FILE = click.Path(path_type=Path)
_MARKS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}


@click.command(cls=Command)
@click.argument("old")
@click.argument("new")
@click.option("--map", "map_file", type=_FILE)
@pass_state
def diff(state: State, old: str, new: str, map_file: Path | None) -> None:
    """Compare two schemes: codes of the bank, or files."""
    from qbank.formats.json.canonical import to_data
    from qbank.usecases.compare_schemes import compare_schemes, read_map_file, scheme_named

    declared = read_map_file(map_file)
    with state.session() as session:
        found = compare_schemes(scheme_named(session, old), scheme_named(session, new), declared)
    if state.is_json:
        state.print_json(to_data(found))
        return
    _print_diff(state, found)


@click.command(cls=Command)
@click.argument("new", type=_FILE)
@click.option("--code", default="")
@click.option("--map", "map_file", type=_FILE)
@click.option("--also", multiple=True)
@click.option("--plan-only", is_flag=True)
@pass_state
def revise(
    state: State, new: Path, code: str, map_file: Path | None, also: tuple[str, ...], *, plan_only: bool
) -> None:
    """Put a scheme on its new wording."""
    from qbank.usecases.compare_schemes import read_map_file
    from qbank.usecases.import_scheme import read_scheme_file
    from qbank.usecases.revise_scheme import RevisionRequest, revise_scheme, scheme_to_revise

    draft, declared = read_scheme_file(new), read_map_file(map_file)
    with state.session(write=True) as session:
        request = RevisionRequest(scheme_to_revise(session, code or draft.code), draft, declared, also)
        done = revise_scheme(session, state.actor, request, plan_only=plan_only)
    if state.is_json:
        state.print_json(_revision_data(done))
        return
    _print_diff(state, done.diff)
    _print_revision(state, done)
    if plan_only:
        state.say("plan_only")


def _print_diff(state: State, found: SchemeDiff) -> None:
    if found.is_same:
        state.say("scheme.same")
        return
    rows = [
        [state.phrase(f"unit_fate.{u.fate}"), u.old or "–", u.new or "–", _percent(u.confidence),
         "; ".join(f"{t.part} {_marked(t.words)}".strip() for t in u.titles)]
        for u in found.units if u.fate != "same"
    ]  # fmt: skip
    if rows:
        state.print_table(["fate", "old_unit", "new_unit", "confidence", "words"], rows)
    rows = [
        [state.phrase(f"criterion_fate.{c.fate}"), c.old or "–", c.new or "–", _percent(c.confidence), _marked(c.words)]
        for c in found.criteria if c.fate != "same"
    ]  # fmt: skip
    if rows:
        state.print_table(["fate", "old_criterion", "new_criterion", "confidence", "words"], rows)


def _percent(confidence: float) -> str:
    return f"{confidence:.0%}"


def _marked(words: tuple[WordRun, ...]) -> str:
    return " ".join(_MARKS[run.part].format(run.text) for run in words)


def _print_revision(state: State, done: SchemeRevision) -> None:
    moves = done.items.moves
    state.say(
        "scheme.revised",
        scheme=done.scheme,
        revision=done.revision,
        untouched=done.items.untouched,
        moved=sum(not move.needs_review for move in moves),
        review=sum(move.needs_review for move in moves),
        retired=len(done.items.orphans),
    )
    if done.items.orphans:
        state.say("scheme.retired_items", names=", ".join(done.items.orphans))
    if to_review := sorted({move.version.code for move in moves if move.needs_review}):
        state.say("scheme.to_review", names=", ".join(to_review))
    if done.proposed:
        state.say("scheme.plan_to_decide", names=", ".join(done.proposed))
    if lines := [f"{name} ({', '.join(found)})" for name, found in done.blueprints.items()]:
        state.say("scheme.touched_blueprints", names="; ".join(lines))
    if done.sets:
        state.say("scheme.sets_kept", names=", ".join(f"{name} ({s})" for name, s in done.sets.items()))


def _revision_data(done: SchemeRevision) -> dict[str, object]:
    from qbank.formats.json.canonical import to_data

    return {
        "scheme": done.scheme,
        "revision": done.revision,
        "diff": to_data(done.diff),
        "items": [
            {"item": m.version.code, "version": m.version.number, "before": list(m.version.criteria),
             "after": list(m.criteria), "status": m.status}
            for m in done.items.moves
        ],
        "untouched": done.items.untouched,
        "retired": list(done.items.orphans),
        "plan_to_decide": list(done.proposed),
        "blueprints": {name: list(lines) for name, lines in done.blueprints.items()},
        "sets": dict(done.sets),
    }  # fmt: skip
