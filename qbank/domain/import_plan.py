"""What an import would do, decided before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from qbank.domain.codes import CriterionRef, ItemKind
from qbank.domain.items import ItemDraft, criteria_of
from qbank.domain.scheme import SchemeDraft, UnitDraft
from qbank.errors import Issue, Severity, Where


class Change(StrEnum):
    """What happens to one thing."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class SchemePlan:
    """What importing a scheme does: to the scheme itself, and to each unit (code → change)."""

    scheme: Change
    units: Mapping[str, Change]
    issues: tuple[Issue, ...]


def plan_scheme_import(
    draft: SchemeDraft, known: SchemeDraft | None, units: Mapping[str, UnitDraft]
) -> SchemePlan:
    """Compare a draft with the scheme of that code, and with the newest revision of each unit in the bank.

    A unit whose text differs is refused: changing a wording under approved items is a scheme revision.
    """
    changes: dict[str, Change] = {}
    issues: list[Issue] = []
    for unit in draft.units:
        stored = units.get(unit.code)
        changes[unit.code] = Change.SAME if stored == unit else Change.NEW
        if stored is not None and stored != unit:
            issues.extend(_differences(unit, stored))
    if known is not None and [u.code for u in known.units] != [u.code for u in draft.units]:
        issues.append(Issue("scheme.other_units", {"scheme": draft.code}))
    if known is None:
        return SchemePlan(Change.NEW, changes, tuple(issues))
    facts_differ = _facts(known) != _facts(draft)
    return SchemePlan(Change.CHANGED if facts_differ else Change.SAME, changes, tuple(issues))


def _facts(draft: SchemeDraft) -> tuple[str, ...]:
    return draft.title, draft.kind, draft.number, draft.level


def _differences(draft: UnitDraft, stored: UnitDraft) -> Iterator[Issue]:
    old, new = _texts(stored), _texts(draft)
    for part in dict.fromkeys([*old, *new]):
        if old.get(part) != new.get(part):
            facts = {"unit": draft.code, "part": part, "old": old.get(part, "–"), "new": new.get(part, "–")}
            yield Issue("scheme.unit_differs", facts)


def _texts(unit: UnitDraft) -> dict[str, str]:
    texts = {"judul": unit.title}
    for element in unit.elements:
        texts[f"elemen {element.number}"] = element.title
        texts |= {f"KUK {criterion.number}": criterion.text for criterion in element.criteria}
    return texts


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What a plan needs to know of an item in the bank; `digest` is that of its newest version."""

    kind: ItemKind
    digest: str
    tags: frozenset[str]
    enemies: frozenset[str]


@dataclass(frozen=True, slots=True)
class BankFacts:
    """What a plan needs to know of the bank. `criteria` holds every KUK of the newest unit revisions as "UNIT/1.1"."""

    criteria: frozenset[str]
    persons: frozenset[str]
    stimuli: frozenset[str]
    items: Mapping[str, KnownItem]


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """What importing items does, by code; nothing is written while there are errors."""

    changes: Mapping[str, Change]
    issues: tuple[Issue, ...]

    def count(self, change: Change) -> int:
        """Return how many items change in that way."""
        return sum(found is change for found in self.changes.values())


def plan_item_import(
    drafts: Mapping[str, tuple[ItemDraft, str, Where]], bank: BankFacts, *, add_persons: bool = False
) -> ItemPlan:
    """Decide for each draft (code → draft, digest, place) what its import does, and what forbids it."""
    changes: dict[str, Change] = {}
    issues: list[Issue] = []
    for code, (draft, digest, where) in drafts.items():
        issues.extend(_check_references(draft, where, bank, drafts))
        if draft.author not in bank.persons and not add_persons:
            issues.append(Issue("item.unknown_author", {"author": draft.author}, where))
        known = bank.items.get(code)
        if known is None:
            changes[code] = Change.NEW
            continue
        if known.kind is not draft.kind:
            issues.append(Issue("item.other_kind", {"kind": draft.kind, "known": known.kind}, where))
        is_same = known.digest == digest and known.tags == frozenset(draft.tags)
        changes[code] = (
            Change.SAME if is_same and known.enemies >= frozenset(draft.enemies) else Change.CHANGED
        )
    return ItemPlan(changes, tuple(issues))


def _check_references(
    draft: ItemDraft, where: Where, bank: BankFacts, drafts: Mapping[str, object]
) -> Iterator[Issue]:
    units = {name.rpartition("/")[0] for name in bank.criteria}
    for ref in criteria_of(draft):
        if str(ref) not in bank.criteria:
            yield _unknown_criterion(ref, units, where)
    for enemy in draft.enemies:
        if enemy not in drafts and enemy not in bank.items:
            yield Issue("item.unknown_enemy", {"enemy": enemy}, where, Severity.WARNING)
    if draft.stimulus and draft.stimulus not in bank.stimuli:
        yield Issue("item.unknown_stimulus", {"stimulus": draft.stimulus}, where)


def _unknown_criterion(ref: CriterionRef, units: set[str], where: Where) -> Issue:
    facts = {"unit": ref.unit, "criterion": ref.criterion}
    return Issue("item.unknown_criterion" if ref.unit in units else "item.unknown_unit", facts, where)
