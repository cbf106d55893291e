"""Import items from files: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.edit_token import OpenedRow, check_tokens
from qbank.domain.import_plan import BankFacts, Change, ItemPlan, KnownItem, plan_item_import
from qbank.domain.items import ItemDraft, Stimulus, criteria_of
from qbank.domain.picture import MEDIA, PictureFile, named_pictures
from qbank.domain.rights import Right
from qbank.errors import InputRefusedError, Issue, NotFoundError, Where, has_errors
from qbank.formats.json.canonical import to_data, version_digest
from qbank.shaping.items import ItemFile
from qbank.store import items, media, people, schemes
from qbank.store.audit import record_event
from qbank.store.rights import require_right
from qbank.usecases.bank_items import BankItem, bank_items
from qbank.usecases.read_file import read_file
from qbank.usecases.read_pictures import find_picture

ITEM_SUFFIXES = (".yaml", ".yml", ".json", ".xlsx")


@dataclass
class ItemBatch:
    """What one or more files hold: drafts by code with digest and place, stimuli, pictures by SHA-256, and faults.

    `opened` are the rows that came out of a workbook or an editor, by item code; `cells` say where in a workbook
    the KUK, author, case and enemies of an item stand.
    """

    drafts: dict[str, tuple[ItemDraft, str, Where]] = field(default_factory=dict)
    stimuli: dict[str, Stimulus] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    opened: dict[str, OpenedRow] = field(default_factory=dict)
    cells: dict[str, dict[str, Where]] = field(default_factory=dict)


def read_item_files(path: Path) -> ItemBatch:
    """Read one file, or every item file below a folder; faults are collected, none stops the reading."""
    batch = ItemBatch()
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix.lower() in ITEM_SUFFIXES)
        if not files:
            raise NotFoundError(Issue("file.no_items", {}, Where(file=str(path))))
    else:
        files = [path]
    for file in files:
        try:
            _read_into(batch, file)
        except InputRefusedError as error:
            batch.issues += error.issues
    return batch


def require_item_file(path: Path) -> None:
    """Refuse a file whose name says that items can't be read from it."""
    if path.suffix.lower() not in ITEM_SUFFIXES:
        facts = {"suffix": path.suffix or path.name, "known": ", ".join(ITEM_SUFFIXES)}
        raise InputRefusedError(Issue("file.unknown_kind", facts, Where(file=str(path))))


def _read_into(batch: ItemBatch, path: Path) -> None:
    data, find = read_file(path), partial(find_picture, path.parent)
    require_item_file(path)
    if path.suffix.lower() == ".xlsx":
        from qbank.formats.xlsx.read import read_items_workbook

        workbook = read_items_workbook(data, find)
        add_to_batch(batch, workbook.items, path, {c: t.token for c, t in workbook.tokens.items()})
        batch.cells |= workbook.cells
    else:
        from qbank.formats.yaml.items import read_items_yaml

        add_to_batch(batch, read_items_yaml(data, find), path)


def add_to_batch(
    batch: ItemBatch, read: ItemFile, path: Path, tokens: Mapping[str, str] | None = None
) -> None:
    """Take in what a file holds; `tokens` say which version of each item its text was opened from."""
    batch.pictures |= read.pictures.found
    batch.issues += [issue.in_file(str(path)) for issue in read.issues]
    for stimulus, place in read.stimuli:
        where = replace(place, file=str(path))
        if batch.stimuli.setdefault(stimulus.code, stimulus) != stimulus:
            batch.issues.append(Issue("item.stimulus_twice", {"stimulus": stimulus.code}, where))
    for draft, place in read.items:
        where = replace(place, file=str(path))
        if draft.code in batch.drafts:
            batch.issues.append(Issue("item.code_twice", {"code": draft.code}, where))
        digest = version_digest(draft)
        batch.drafts[draft.code] = (draft, digest, where)
        if tokens is not None:
            batch.opened[draft.code] = OpenedRow(tokens.get(draft.code, ""), digest, where)


def import_items(
    session: Session, actor: Actor, batch: ItemBatch, *, add_persons: bool = False, plan_only: bool = False
) -> ItemPlan:
    """Store new items and new versions of changed ones, as drafts; repeating it changes nothing.

    Raises InputRefusedError with every fault of files and references; then nothing is written.
    """
    if not plan_only:
        require_right(session, actor, Right.WRITE_ITEMS)
    stored = bank_items(session)
    bank = _bank_facts(session, batch, stored)
    newest = {item.draft.code: (item.version, item.digest) for item in stored}
    plan = plan_item_import(batch.drafts, batch.stimuli, bank, add_persons=add_persons)
    found = (_in_its_cell(issue, batch) for issue in plan.issues)
    issues = [*batch.issues, *found, *_unknown_pictures(session, batch)]
    issues += check_tokens(batch.opened, newest)
    if has_errors(issues):
        raise InputRefusedError(*issues)
    if not plan_only:
        _apply(session, actor, batch, plan)
    return replace(plan, issues=tuple(issues))


_FIELD_BY_ISSUE = {
    "item.unknown_criterion": "criteria",
    "item.unknown_unit": "criteria",
    "item.unknown_author": "author",
    "item.unknown_stimulus": "stimulus",
    "item.unknown_enemy": "enemies",
}


def _in_its_cell(issue: Issue, batch: ItemBatch) -> Issue:
    """Return an issue that names what an item refers to with the cell that says so, where there are cells."""
    cell = batch.cells.get(issue.where.item, {}).get(_FIELD_BY_ISSUE.get(issue.code, ""))
    return replace(issue, where=replace(issue.where, line=cell.line, field=cell.field)) if cell else issue


def _bank_facts(session: Session, batch: ItemBatch, stored: Iterable[BankItem]) -> BankFacts:
    known = {
        item.draft.code: KnownItem(
            item.draft.kind,
            item.digest,
            frozenset(item.draft.tags),
            frozenset(item.draft.enemies),
            item.uuid,
            item.stimulus,
            item.draft.calibration,
        )
        for item in stored
    }
    stimuli = frozenset(items.newest_stimuli_by_code(session)) | frozenset(batch.stimuli)
    criteria = frozenset(schemes.newest_criterion_ids(session))
    return BankFacts(criteria, frozenset(people.persons_by_code(session)), stimuli, known)


def _unknown_pictures(session: Session, batch: ItemBatch) -> Iterator[Issue]:
    named = {code: (named_pictures(draft.content), where) for code, (draft, _, where) in batch.drafts.items()}
    named |= {code: (named_pictures(stimulus), Where()) for code, stimulus in batch.stimuli.items()}
    wanted = {name for pictures, _ in named.values() for name in pictures if name not in batch.pictures}
    known = media.known_pictures(session, wanted)
    for pictures, where in named.values():
        for name in sorted(wanted.intersection(pictures) - known):
            yield Issue("picture.unknown", {"picture": f"{MEDIA}{name}"}, where)


def _apply(session: Session, actor: Actor, batch: ItemBatch, plan: ItemPlan) -> None:
    touched = [code for code, change in plan.changes.items() if change is not Change.SAME]
    if not touched:
        return
    _add_authors(session, actor, (batch.drafts[code][0].author for code in touched))
    stimuli = {code: items.save_stimulus(session, value).id for code, value in batch.stimuli.items()}
    stimuli = {code: s.id for code, s in items.newest_stimuli_by_code(session).items()} | stimuli
    criterion_ids = schemes.newest_criterion_ids(session)
    persons = people.persons_by_code(session)
    contents = (batch.drafts[code][0].content for code in touched)
    media.add_pictures(session, batch.pictures, named_pictures(*contents, *batch.stimuli.values()))
    stored = items.items_by_code(session, touched)
    new_items = items.add_items(session, (batch.drafts[code][0] for code in touched if code not in stored))
    for code in touched:
        draft, content_hash, _ = batch.drafts[code]
        is_new = code in new_items
        item = new_items[code] if is_new else stored[code]
        write_tags = items.add_tags if is_new else items.replace_tags
        write_tags(session, item, draft.tags)
        if code not in plan.new_versions:
            continue
        calibration = plan.calibrations.get(code)
        new = items.NewVersion(
            draft,
            to_data(draft.content),
            to_data(calibration) if calibration else None,
            content_hash,
            persons[draft.author].id,
            stimuli[draft.stimulus] if draft.stimulus else None,
            tuple(criterion_ids[str(ref)] for ref in criteria_of(draft)),
            persons[actor.person].id if actor.person in persons else None,
        )
        items.add_version(session, item, new, number=1 if is_new else None)
    items.add_enemies(session, {code: batch.drafts[code][0].enemies for code in touched})
    after = {code: {"change": plan.changes[code], "digest": batch.drafts[code][1]} for code in touched}
    record_event(session, actor, "item.import", f"{len(touched)} items", after=after)
    _calibrate(session, actor, plan)


def _calibrate(session: Session, actor: Actor, plan: ItemPlan) -> None:
    """Store field data beside versions that stand already: they make no version, whatever its status."""
    codes = plan.calibrations.keys() - plan.new_versions
    newest = {code: item.versions[-1] for code, item in items.items_by_code(session, codes).items()}
    before = {code: version.calibration for code, version in newest.items()}
    for code, version in newest.items():
        version.calibration = to_data(plan.calibrations[code])
    if newest:
        after = {code: version.calibration for code, version in newest.items()}
        record_event(session, actor, "item.calibrate", f"{len(newest)} items", before=before, after=after)


def _add_authors(session: Session, actor: Actor, authors: Iterable[str]) -> None:
    new = sorted(set(authors) - people.persons_by_code(session).keys())
    if new:
        require_right(session, actor, Right.MANAGE_PEOPLE)
    for author in new:
        people.add_person(session, author, author, "", [])
