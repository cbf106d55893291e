"""Queries on items, versions, stimuli and enemies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, selectinload

from qbank.domain.codes import CriterionRef, ItemKind
from qbank.domain.items import ItemDraft, Stimulus
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.picture import named_pictures
from qbank.errors import Issue, NotFoundError
from qbank.store.models import (
    Criterion,
    Item,
    ItemEnemy,
    ItemTag,
    ItemVersion,
    Review,
    StoredStimulus,
    Unit,
    VersionCriterion,
    VersionMedia,
)


def items_by_code(session: Session, codes: Collection[str] | None = None) -> dict[str, Item]:
    """Return items with their versions, authors, KUK and tags, in the order of codes; all where none are named."""
    versions = selectinload(Item.versions)
    query = select(Item).options(
        selectinload(Item.tags),
        versions.selectinload(ItemVersion.author),
        versions.selectinload(ItemVersion.stimulus),
        versions.selectinload(ItemVersion.criteria)
        .selectinload(VersionCriterion.criterion)
        .selectinload(Criterion.unit),
    )
    if codes is not None:
        query = query.where(Item.code.in_(codes))
    return {item.code: item for item in sorted(session.scalars(query), key=lambda item: item.code)}


def get_item(session: Session, code: str) -> Item:
    """Return one item as `items_by_code` does; raises NotFoundError."""
    found = items_by_code(session, [code])
    if code not in found:
        raise NotFoundError(Issue("item.not_found", {"item": code}))
    return found[code]


def has_calibrated_item(session: Session, kinds: Collection[ItemKind]) -> bool:
    """Say whether the bank has field data for any item of these kinds."""
    query = select(ItemVersion.id).join(Item, ItemVersion.item_id == Item.id)
    found = query.where(Item.kind.in_(kinds), ItemVersion.calibration.is_not(None)).limit(1)
    return session.scalar(found) is not None


def codes_of_versions(session: Session, version_ids: Collection[int]) -> list[str]:
    """Return the codes of the items that own these versions."""
    query = select(Item.code).join(ItemVersion, ItemVersion.item_id == Item.id)
    return sorted(session.scalars(query.where(ItemVersion.id.in_(version_ids))))


def enemies_by_code(session: Session) -> dict[str, frozenset[str]]:
    """Return the enemies of every item that has some."""
    codes = {row.id: row.code for row in session.execute(select(Item.id, Item.code))}
    enemies: dict[str, set[str]] = {}
    for first, second in session.execute(select(ItemEnemy.first_id, ItemEnemy.second_id)):
        enemies.setdefault(codes[first], set()).add(codes[second])
        enemies.setdefault(codes[second], set()).add(codes[first])
    return {code: frozenset(others) for code, others in enemies.items()}


def references_of(version: ItemVersion) -> tuple[CriterionRef, ...]:
    """Return the KUK of a version, with the revision of their units, in order."""
    return tuple(
        CriterionRef(row.criterion.unit.code, row.criterion.number, row.criterion.unit.revision)
        for row in version.criteria
    )


def approved_points(session: Session) -> dict[str, str]:
    """Return the approved observation point of each KUK that has one: "<unit>/<KUK>" → item code."""
    query = (
        select(Unit.code, Criterion.number, Item.code)
        .join_from(Item, ItemVersion, ItemVersion.item_id == Item.id)
        .join(VersionCriterion, VersionCriterion.version_id == ItemVersion.id)
        .join(Criterion, Criterion.id == VersionCriterion.criterion_id)
        .join(Unit, Unit.id == Criterion.unit_id)
        .where(Item.kind == ItemKind.OBSERVATION_POINT, ItemVersion.status == VersionStatus.APPROVED)
    )
    return {f"{unit}/{number}": code for unit, number, code in session.execute(query)}


def newest_stimuli_by_code(session: Session) -> dict[str, StoredStimulus]:
    """Return the newest revision of every stimulus."""
    query = select(StoredStimulus).order_by(StoredStimulus.revision)
    return {stimulus.code: stimulus for stimulus in session.scalars(query)}


def save_stimulus(session: Session, stimulus: Stimulus) -> StoredStimulus:
    """Store a stimulus, as a new revision where its wording differs; returns the newest."""
    newest = newest_stimuli_by_code(session).get(stimulus.code)
    if newest is not None and (newest.title, newest.body) == (stimulus.title, stimulus.body):
        return newest
    revision = newest.revision + 1 if newest else 1
    stored = StoredStimulus(code=stimulus.code, revision=revision, title=stimulus.title, body=stimulus.body)
    session.add(stored)
    session.flush()
    return stored


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A draft ready to be stored: content and calibration as JSON, its digest, and the ids of what it refers to.

    `entered_by_id` is who brings it into the bank, None where nobody is named.
    """

    draft: ItemDraft
    content: dict[str, Any]
    calibration: dict[str, Any] | None
    content_hash: str
    author_id: int
    stimulus_id: int | None
    criterion_ids: tuple[int, ...]
    entered_by_id: int | None = None


def add_version(session: Session, item: Item, new: NewVersion, *, number: int | None = None) -> ItemVersion:
    """Store a draft as the item's next version, in status draft; `number` where the caller knows that it is free."""
    draft = new.draft
    newest = select(func.max(ItemVersion.number)).where(ItemVersion.item_id == item.id)
    version = ItemVersion(
        item_id=item.id,
        number=number or (session.scalar(newest) or 0) + 1,
        status=VersionStatus.DRAFT,
        content=new.content,
        content_hash=new.content_hash,
        level=draft.level,
        dimension=draft.dimension,
        difficulty=draft.difficulty,
        minutes=draft.minutes,
        points=draft.points,
        author_id=new.author_id,
        reference=draft.reference,
        stimulus_id=new.stimulus_id,
        calibration=new.calibration,
        lint_reasons=dict(draft.lint_reasons),
        entered_by_id=new.entered_by_id,
        criteria=[
            VersionCriterion(criterion_id=key, position=position)
            for position, key in enumerate(new.criterion_ids, start=1)
        ],
    )
    session.add(version)
    stimulus = session.get(StoredStimulus, new.stimulus_id) if new.stimulus_id else None
    shown = named_pictures(draft.content, stimulus.body if stimulus else "")
    if shown:
        session.flush()
        session.add_all(VersionMedia(version_id=version.id, media_sha256=name) for name in sorted(shown))
    return version


def carry_verdicts(session: Session, before: ItemVersion, after: ItemVersion) -> None:
    """Let the verdicts of a version stand for its successor too: the same text, for KUK of the same text."""
    for row in session.scalars(select(Review).where(Review.version_id == before.id).order_by(Review.id)):
        session.add(
            Review(
                version_id=after.id,
                author_id=after.author_id,
                reviewer_id=row.reviewer_id,
                round=row.round,
                verdict=row.verdict,
                checklist=row.checklist,
                comment=row.comment,
                created_at=row.created_at,
            )
        )
    session.flush()


def add_items(session: Session, drafts: Iterable[ItemDraft]) -> dict[str, Item]:
    """Store the identity of new items, by code; a file without uuid gets a random one."""
    new = {
        draft.code: Item(code=draft.code, uuid=draft.uuid or str(uuid4()), kind=draft.kind)
        for draft in drafts
    }
    session.add_all(new.values())
    session.flush()
    return new


def replace_tags(session: Session, item: Item, tags: Iterable[str]) -> None:
    """Store the tags of an item in place of those it had."""
    session.execute(delete(ItemTag).where(ItemTag.item_id == item.id))
    add_tags(session, item, tags)


def add_tags(session: Session, item: Item, tags: Iterable[str]) -> None:
    """Store the tags of an item that has none yet."""
    session.add_all(ItemTag(item_id=item.id, tag=tag) for tag in sorted(set(tags)))


def add_enemies(session: Session, enemies: Mapping[str, Iterable[str]]) -> None:
    """Store pairs of enemies by item code; pairs that stand already, or name no item, are passed over."""
    ids = {code: key for key, code in session.execute(select(Item.id, Item.code))}
    standing = {(a, b) for a, b in session.execute(select(ItemEnemy.first_id, ItemEnemy.second_id))}
    wanted = {
        (min(ids[code], ids[other]), max(ids[code], ids[other]))
        for code, others in enemies.items()
        for other in others
        if other in ids and other != code
    }
    session.add_all(ItemEnemy(first_id=a, second_id=b) for a, b in sorted(wanted - standing))
    session.flush()
