"""Items of the bank as drafts again, each at the version that a purpose asks for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from qbank.domain.items import Calibration, ItemDraft, Stimulus
from qbank.domain.lifecycle import VersionStatus, best_status
from qbank.formats.json.canonical import content_from_data
from qbank.store import items
from qbank.store.models import Item, ItemVersion, StoredStimulus
from qbank.store.set_versions import leaked_items


@dataclass(frozen=True, slots=True)
class BankItem:
    """One item at one version. `best` is the best status any of its versions has."""

    draft: ItemDraft
    uuid: str
    version: int
    version_id: int
    status: VersionStatus
    best: VersionStatus
    approved_version: int | None
    digest: str
    is_retired: bool
    stimulus: Stimulus | None = None


def bank_items(session: Session, codes: Collection[str] | None = None) -> list[BankItem]:
    """Return items by code, each at its newest version."""
    enemies = items.enemies_by_code(session)
    stored = items.items_by_code(session, codes).values()
    return [bank_item(item, item.versions[-1], enemies.get(item.code, frozenset())) for item in stored]


def bank_item_at(session: Session, code: str, number: int) -> BankItem:
    """Return one item at one version that it has."""
    item = items.get_item(session, code)
    version = next(version for version in item.versions if version.number == number)
    return bank_item(item, version, items.enemies_by_code(session).get(code, frozenset()))


def pool_items(session: Session, *, include_drafts: bool) -> list[BankItem]:
    """Return the items a set may use: the approved version of each, or (if asked) the newest that is not retired.

    What stood in a leaked set is left out.
    """
    leaked = leaked_items(session)
    enemies = items.enemies_by_code(session)
    pool = []
    for item in items.items_by_code(session).values():
        version = _version_in_force(item, include_drafts=include_drafts)
        if version is not None and not item.is_retired and item.code not in leaked:
            pool.append(bank_item(item, version, enemies.get(item.code, frozenset())))
    return pool


def version_items(session: Session, version_ids: Collection[int]) -> list[BankItem]:
    """Return the items that own these versions, each at that version, by code."""
    enemies = items.enemies_by_code(session)
    stored = items.items_by_code(session, items.codes_of_versions(session, version_ids)).values()
    return [
        bank_item(item, version, enemies.get(item.code, frozenset()))
        for item in stored
        for version in item.versions
        if version.id in version_ids
    ]


def _version_in_force(item: Item, *, include_drafts: bool) -> ItemVersion | None:
    approved = [v for v in item.versions if v.status is VersionStatus.APPROVED]
    usable = [v for v in item.versions if v.status is not VersionStatus.RETIRED]
    candidates = approved or (usable if include_drafts else [])
    return candidates[-1] if candidates else None


def bank_item(item: Item, version: ItemVersion, enemies: frozenset[str]) -> BankItem:
    """Return a stored version as a draft again."""
    draft = ItemDraft(
        code=item.code,
        kind=item.kind,
        author=version.author.code,
        content=content_from_data(item.kind, version.content),
        criteria=items.references_of(version),
        level=version.level,
        dimension=version.dimension,
        difficulty=version.difficulty,
        minutes=version.minutes,
        points=version.points,
        reference=version.reference,
        tags=tuple(sorted(row.tag for row in item.tags)),
        enemies=tuple(sorted(enemies)),
        stimulus=version.stimulus.code if version.stimulus else None,
        uuid=item.uuid,
        lint_reasons=dict(version.lint_reasons),
        calibration=Calibration(**version.calibration) if version.calibration else None,
    )
    approved = [v.number for v in item.versions if v.status is VersionStatus.APPROVED]
    return BankItem(
        draft,
        item.uuid,
        version.number,
        version.id,
        version.status,
        best_status(v.status for v in item.versions),
        approved[-1] if approved else None,
        version.content_hash,
        item.is_retired,
        _stimulus(version.stimulus),
    )


def _stimulus(stored: StoredStimulus | None) -> Stimulus | None:
    return Stimulus(stored.code, stored.title, stored.body) if stored else None
