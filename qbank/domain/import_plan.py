"""What an import would do, decided before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qbank.domain.codes import CriterionRef, ItemKind, is_slug, loose_unit_code
from qbank.domain.items import Calibration, ItemDraft, Stimulus, criteria_of
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

    A unit whose text differs is refused: changing a wording under approved items is a scheme revision. A new
    code that differs from one of the bank only in its writing is told.
    """
    changes: dict[str, Change] = {}
    issues: list[Issue] = []
    written = {loose_unit_code(code): code for code in units}
    for unit in draft.units:
        twin = written.get(loose_unit_code(unit.code))
        if twin is not None and unit.code not in units:
            facts = {"unit": unit.code, "twin": twin}
            issues.append(Issue("scheme.near_equal_unit", facts, severity=Severity.WARNING))
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
    """What a plan needs to know of an item in the bank; `digest`, `stimulus` and `calibration` are those of its newest version."""

    kind: ItemKind
    digest: str
    tags: frozenset[str]
    enemies: frozenset[str]
    uuid: str = ""
    stimulus: Stimulus | None = None
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True)
class BankFacts:
    """What a plan needs to know of the bank. `criteria` holds every KUK of the newest unit revisions as "UNIT/1.1"."""

    criteria: frozenset[str]
    persons: frozenset[str]
    stimuli: frozenset[str]
    items: Mapping[str, KnownItem]


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """What importing items does, by code; nothing is written while there are errors.

    `new_versions` are the codes whose wording changes; a change of tags or enemies alone makes no version.
    `calibrations` are the values to store beside the newest version, be it old or new.
    """

    changes: Mapping[str, Change]
    issues: tuple[Issue, ...]
    new_versions: frozenset[str] = frozenset()
    calibrations: Mapping[str, Calibration] = field(default_factory=dict)

    def count(self, change: Change) -> int:
        """Return how many items change in that way."""
        return sum(found is change for found in self.changes.values())


Drafts = Mapping[str, tuple[ItemDraft, str, Where]]
"""What files hold, by item code: the draft, its digest and its place."""


def plan_item_import(
    drafts: Drafts, stimuli: Mapping[str, Stimulus], bank: BankFacts, *, add_persons: bool = False
) -> ItemPlan:
    """Decide for each draft what its import does, and what forbids it; `stimuli` are those of the files."""
    changes: dict[str, Change] = {}
    new_versions: set[str] = set()
    issues = list(_check_uuids(drafts, bank))
    calibrations = _new_calibrations(drafts, bank)
    for code, (draft, digest, where) in drafts.items():
        issues.extend(_check_references(draft, where, bank, drafts))
        issues.extend(_check_author(draft, where, bank, add_persons=add_persons))
        known = bank.items.get(code)
        if known is None:
            changes[code] = Change.NEW
            new_versions.add(code)
            continue
        if known.kind is not draft.kind:
            issues.append(Issue("item.other_kind", {"kind": draft.kind, "known": known.kind}, where))
        new_stimulus = stimuli.get(draft.stimulus or "", known.stimulus)
        if (digest, new_stimulus) != (known.digest, known.stimulus):
            new_versions.add(code)
        enemies = {enemy for enemy in draft.enemies if enemy in bank.items or enemy in drafts} - {code}
        is_same = (
            known.tags == frozenset(draft.tags) and known.enemies >= enemies and code not in calibrations
        )
        changes[code] = Change.SAME if is_same and code not in new_versions else Change.CHANGED
    issues.extend(_check_calibrations(drafts, bank, new_versions))
    return ItemPlan(changes, tuple(issues), frozenset(new_versions), calibrations)


def _new_calibrations(drafts: Drafts, bank: BankFacts) -> dict[str, Calibration]:
    """Return the field data that the bank doesn't have yet; a file that says nothing of them leaves what is there."""
    known = {code: item.calibration for code, item in bank.items.items()}
    given = {code: draft.calibration for code, (draft, _, _) in drafts.items() if draft.calibration}
    return {code: value for code, value in given.items() if known.get(code) != value}


def _check_calibrations(drafts: Drafts, bank: BankFacts, reworded: Collection[str]) -> Iterator[Issue]:
    """Yield where a new wording comes with the figures that were measured on the wording before it."""
    for code, (draft, _, where) in drafts.items():
        known = bank.items.get(code)
        if known and code in reworded and draft.calibration and draft.calibration == known.calibration:
            yield Issue("item.calibration_outdated", {}, where, Severity.WARNING)


def _check_uuids(drafts: Drafts, bank: BankFacts) -> Iterator[Issue]:
    owners = {known.uuid: code for code, known in bank.items.items() if known.uuid}
    for code, (draft, _, where) in drafts.items():
        if draft.uuid and owners.setdefault(draft.uuid, code) != code:
            yield Issue("item.uuid_taken", {"uuid": draft.uuid, "item": owners[draft.uuid]}, where)


def _check_author(draft: ItemDraft, where: Where, bank: BankFacts, *, add_persons: bool) -> Iterator[Issue]:
    if draft.author in bank.persons:
        return
    if not add_persons:
        yield Issue("item.unknown_author", {"author": draft.author}, where)
    elif not is_slug(draft.author):
        yield Issue("person.bad_code", {"code": draft.author[:80]}, where)


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
