"""Revise a scheme: new unit revisions, and everything that hangs on a KUK moves along, with a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.evidence_plan import check_plan
from qbank.domain.lifecycle import SetStatus, VersionStatus
from qbank.domain.scheme import SchemeDraft, UnitDraft, check_scheme
from qbank.domain.scheme_diff import DeclaredChanges, SchemeDiff, UnitFate, diff_schemes
from qbank.domain.scheme_revision import (
    ItemMove,
    ItemMoves,
    StandingVersion,
    moved_draft,
    plan_item_moves,
    revise_plan,
    touched_lines,
)
from qbank.errors import InputRefusedError, Issue, NotAllowedError, UsageMistakeError, has_errors
from qbank.formats.json.canonical import to_data, version_digest
from qbank.store import items, people, plans, schemes, sets
from qbank.store.audit import record_event
from qbank.store.models import Item, ItemVersion, Scheme
from qbank.usecases.bank_items import bank_item
from qbank.usecases.compare_schemes import compare_schemes
from qbank.usecases.import_blueprint import read_blueprint


@dataclass(frozen=True, slots=True)
class SchemeRevision:
    """What a revision did, or would do.

    `proposed` are KUK that need a decision in the evidence plan; `blueprints` name the lines that no longer mean
    what they did; `sets` are the scheme's sets, which print as they were.
    """

    scheme: str
    revision: int
    diff: SchemeDiff
    items: ItemMoves
    proposed: tuple[str, ...]
    blueprints: Mapping[str, tuple[str, ...]]
    sets: Mapping[str, SetStatus]


@dataclass(frozen=True, slots=True)
class RevisionRequest:
    """Which scheme gets which units, and what a person says of the changes.

    `also` names other schemes that hold the changed units and are revised with it.
    """

    code: str
    draft: SchemeDraft
    declared: DeclaredChanges
    also: tuple[str, ...] = ()


def revise_scheme(
    session: Session, actor: Actor, request: RevisionRequest, *, plan_only: bool = False
) -> SchemeRevision:
    """Put the scheme on the draft's units; items, plan and job groups follow, old sets stay as they are.

    Raises InputRefusedError for a
    faulty scheme or map, NotAllowedError where nothing differs or another scheme would lose its items.
    """
    code = request.code
    stored = schemes.get_scheme(session, code)
    old = schemes.scheme_draft(stored)
    new = replace(old, units=request.draft.units)
    if has_errors(issues := tuple(check_scheme(new, {}))):
        raise InputRefusedError(*issues)
    diff = compare_schemes(old, new, request.declared)
    if diff.is_same:
        raise NotAllowedError(Issue("scheme.nothing_revised", {"scheme": code}))
    _refuse_shared(session, stored, diff, request.also)
    moves = plan_item_moves(diff, _standing_versions(session))
    revision = SchemeRevision(
        code,
        stored.revision + 1,
        diff,
        moves,
        _proposed(session, stored, diff, new),
        dict(_touched_blueprints(session, code, diff)),
        {s.code: s.status for s in sets.sets_by_code(session).values() if s.scheme.code == code},
    )
    if not plan_only:
        _apply(session, actor, revision, new, request.also)
    return revision


def scheme_to_revise(session: Session, code: str) -> str:
    """Return the code that is meant: the one given, or that of the bank's only scheme."""
    if code:
        return schemes.get_scheme(session, code).code
    known = [scheme.code for scheme, _ in schemes.schemes_with_counts(session)]
    if len(known) != 1:
        raise UsageMistakeError(Issue("scheme.which_one", {"known": ", ".join(known) or "–"}))
    return known[0]


def _changed_units(diff: SchemeDiff) -> dict[str, str]:
    fates = {UnitFate.REVISED, UnitFate.RECODED}
    return {change.old: change.new for change in diff.units if change.fate in fates}


def _refuse_shared(session: Session, stored: Scheme, diff: SchemeDiff, also: Sequence[str]) -> None:
    changed = _changed_units(diff)
    ids = [row.unit_id for row in stored.units if row.unit.code in changed]
    others = [name for name in schemes.schemes_holding(session, ids) if name not in {stored.code, *also}]
    if others:
        facts = {"scheme": stored.code, "others": ", ".join(others)}
        raise NotAllowedError(Issue("scheme.shared_units", facts))


def _standing_versions(session: Session) -> Iterator[StandingVersion]:
    for item in items.items_by_code(session).values():
        if not item.is_retired:
            for version in _standing(item):
                yield StandingVersion(item.code, version.number, version.status, _criteria(version))


def _standing(item: Item) -> list[ItemVersion]:
    """Return the approved version and the newest, where they count."""
    approved = [v for v in item.versions if v.status is VersionStatus.APPROVED]
    newest = item.versions[-1]
    standing = {v.number: v for v in (*approved[-1:], newest) if v.status is not VersionStatus.RETIRED}
    return [standing[number] for number in sorted(standing)]


def _criteria(version: ItemVersion) -> tuple[str, ...]:
    return tuple(f"{row.criterion.unit.code}/{row.criterion.number}" for row in version.criteria)


def _proposed(session: Session, stored: Scheme, diff: SchemeDiff, new: SchemeDraft) -> tuple[str, ...]:
    plan = plans.find_plan(session, stored)
    return revise_plan(plan, diff, new).proposed if plan and plan.lines else ()


def _touched_blueprints(
    session: Session, scheme: str, diff: SchemeDiff
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for stored in sets.newest_blueprints(session, scheme):
        lines = touched_lines(read_blueprint(stored.source.encode(), stored.name), diff)
        if lines:
            yield stored.name, lines


def _apply(
    session: Session, actor: Actor, revision: SchemeRevision, new: SchemeDraft, also: Sequence[str]
) -> None:
    texts = {unit.code: unit for unit in new.units}
    successors = {old: texts[code] for old, code in _changed_units(revision.diff).items()}
    for code in (revision.scheme, *also):
        stored = schemes.get_scheme(session, code)
        if code == revision.scheme:
            _put_on_units(session, stored, new, revision.diff)
        else:
            other = _with_successors(schemes.scheme_draft(stored), successors)
            _put_on_units(session, stored, other, diff_schemes(schemes.scheme_draft(stored), other))
    _move_items(session, revision)
    record_event(session, actor, "scheme.revise", revision.scheme, after=_record(revision, also))


def _with_successors(scheme: SchemeDraft, successors: Mapping[str, UnitDraft]) -> SchemeDraft:
    return replace(scheme, units=tuple(successors.get(unit.code, unit) for unit in scheme.units))


def _put_on_units(session: Session, stored: Scheme, new: SchemeDraft, diff: SchemeDiff) -> None:
    code, plan = stored.code, plans.find_plan(session, stored)
    plans.delete_plan(session, stored)
    schemes.repin_units(session, stored, [schemes.unit_with_text(session, unit) for unit in new.units])
    if plan and plan.lines:
        revised = revise_plan(plan, diff, new).plan
        if issues := tuple(check_plan(revised, new)):
            raise InputRefusedError(*issues)
        plans.replace_plan(session, schemes.get_scheme(session, code), revised)


def _move_items(session: Session, revision: SchemeRevision) -> None:
    enemies = items.enemies_by_code(session)
    codes = {move.version.code for move in revision.items.moves} | set(revision.items.orphans)
    stored = items.items_by_code(session, codes)
    criterion_ids = schemes.newest_criterion_ids(session)
    persons = people.persons_by_code(session)
    for move in revision.items.moves:
        item = stored[move.version.code]
        before = next(v for v in item.versions if v.number == move.version.number)
        draft = moved_draft(bank_item(item, before, enemies.get(item.code, frozenset())).draft, revision.diff)
        new = items.NewVersion(
            draft,
            to_data(draft.content),
            before.calibration,
            version_digest(draft),
            persons[draft.author].id,
            before.stimulus_id,
            tuple(criterion_ids[name] for name in move.criteria),
            before.entered_by_id,
        )
        _replace_version(session, move, before, items.add_version(session, item, new))
    for code in revision.items.orphans:
        stored[code].is_retired = True
    session.flush()


def _replace_version(session: Session, move: ItemMove, before: ItemVersion, after: ItemVersion) -> None:
    """Put the successor in place; where neither its text nor that of its KUK changed, its verdicts still hold.

    Only what was approved retires: who wrote since the last approval must not judge the successor either.
    """
    session.flush()
    if not move.needs_review:
        items.carry_verdicts(session, before, after)
    after.status = move.status
    before.status = VersionStatus.RETIRED if before.status is VersionStatus.APPROVED else VersionStatus.DRAFT
    session.flush()


def _record(revision: SchemeRevision, also: Sequence[str]) -> dict[str, object]:
    """Return what the trail keeps: all that happened to units, KUK and items."""
    return {
        "revision": revision.revision,
        "also": list(also),
        "units": [[u.fate, u.old, u.new] for u in revision.diff.units],
        "criteria": [[c.fate, c.old, c.new] for c in revision.diff.criteria],
        "items": [
            [m.version.code, m.version.number, list(m.version.criteria), list(m.criteria), m.status]
            for m in revision.items.moves
        ],
        "retired": list(revision.items.orphans),
    }
