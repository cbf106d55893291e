"""What differs between two wordings of a scheme: which unit and which KUK became which, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qbank.domain.codes import loose_unit_code
from qbank.domain.scheme import CriterionDraft, SchemeDraft, UnitDraft
from qbank.domain.word_changes import WordRun, similarity, word_changes
from qbank.errors import Issue, Where

LEAST_UNIT_SIMILARITY = 0.5
LEAST_SIMILARITY_IN_UNIT = 0.5
LEAST_SIMILARITY_AT_SAME_NUMBER = 0.4
LEAST_SIMILARITY_BETWEEN_UNITS = 0.75


_Texts = Mapping[str, str]
_Scores = dict[tuple[str, str], float]


class UnitFate(StrEnum):
    """What became of a unit."""

    SAME = "same"
    REVISED = "revised"
    RECODED = "recoded"
    ADDED = "added"
    REMOVED = "removed"


class CriterionFate(StrEnum):
    """What became of a KUK, by the strongest of its changes: another text, another element or unit, another number or code."""

    SAME = "same"
    RECODED = "recoded"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A title that changed: of the unit (part "") or of an element (part "2", its new number)."""

    part: str
    words: tuple[WordRun, ...]


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit's old and new code, empty where there is none; `confidence` 0–1 is 1 where the code stayed or a person said so."""

    fate: UnitFate
    old: str
    new: str
    confidence: float = 1.0
    titles: tuple[TextChange, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """One KUK "UNIT/1.1" before and after, empty where there is none; a split or a merger has a row for each pair."""

    fate: CriterionFate
    old: str
    new: str
    confidence: float = 1.0
    words: tuple[WordRun, ...] = ()

    @property
    def changes_meaning(self) -> bool:
        """Say whether an item written for the old KUK has to be judged again for the new one."""
        return self.fate in {CriterionFate.REWORDED, CriterionFate.SPLIT, CriterionFate.MERGED}


@dataclass(frozen=True, slots=True)
class DeclaredChanges:
    """What a person says: old unit code → new one, and old KUK → the new ones (none = dropped)."""

    units: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SchemeDiff:
    """All units and all KUK of both schemes; those of the old one first, in its order."""

    units: tuple[UnitChange, ...]
    criteria: tuple[CriterionChange, ...]

    @property
    def is_same(self) -> bool:
        """Say whether nothing differs."""
        same = all(change.fate is UnitFate.SAME for change in self.units)
        return same and all(change.fate is CriterionFate.SAME for change in self.criteria)


NOTHING_DECLARED = DeclaredChanges()


def check_declared(old: SchemeDraft, new: SchemeDraft, declared: DeclaredChanges) -> Iterator[Issue]:
    """Yield every unit or KUK that is declared but stands in neither scheme."""
    units = {unit.code for unit in old.units}, {unit.code for unit in new.units}
    for o, n in declared.units.items():
        yield from _unknown("scheme.map_unknown_old", o, units[0])
        yield from _unknown("scheme.map_unknown_new", n, units[1])
    before, after = _texts(old), _texts(new)
    for o, targets in declared.criteria.items():
        yield from _unknown("scheme.map_unknown_old", o, before)
        for n in targets:
            yield from _unknown("scheme.map_unknown_new", n, after)


def _unknown(code: str, name: str, known: Collection[str]) -> Iterator[Issue]:
    if name not in known:
        yield Issue(code, {"name": name}, Where(field=name))


def diff_schemes(
    old: SchemeDraft, new: SchemeDraft, declared: DeclaredChanges = NOTHING_DECLARED
) -> SchemeDiff:
    """Compare two schemes; only what is the same to the letter, under the same code and number, is called the same."""
    pairs = _pair_units(old, new, declared)
    criteria = tuple(_criterion_changes(old, new, {o: n for o, (n, _) in pairs.items()}, declared))
    return SchemeDiff(tuple(_unit_changes(old, new, pairs)), criteria)


def _pair_units(
    old: SchemeDraft, new: SchemeDraft, declared: DeclaredChanges
) -> dict[str, tuple[str, float]]:
    """Return the new code of every old unit that goes on, and how sure that is."""
    after = {unit.code: unit for unit in new.units}
    pairs = {o: (n, 1.0) for o, n in declared.units.items() if n in after}
    taken = {n for n, _ in pairs.values()}
    for unit in old.units:
        if unit.code in after and unit.code not in taken and unit.code not in declared.units:
            pairs[unit.code] = (unit.code, 1.0)
            taken.add(unit.code)
    left = [unit for unit in old.units if unit.code not in pairs and unit.code not in declared.units]
    free = [unit for unit in new.units if unit.code not in taken]
    scores = {(a.code, b.code): _unit_similarity(a, b) for a in left for b in free}
    for o, n in _best_pairs(scores, LEAST_UNIT_SIMILARITY):
        pairs[o] = (n, round(scores[o, n], 2))
    return pairs


def _unit_similarity(old: UnitDraft, new: UnitDraft) -> float:
    """Judge by the texts of the KUK, then by the title; a code that differs in its writing only decides."""
    if loose_unit_code(old.code) == loose_unit_code(new.code):
        return 1.0
    best = [max(similarity(a.text, b.text) for b in new.criteria) for a in old.criteria]
    return 0.8 * sum(best) / len(best) + 0.2 * similarity(old.title, new.title)


def _best_pairs(scores: Mapping[tuple[str, str], float], least: float) -> Iterator[tuple[str, str]]:
    """Pick pairs of the highest score first, each side once."""
    taken: set[tuple[str, str]] = set()
    for (o, n), score in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        if score >= least and ("old", o) not in taken and ("new", n) not in taken:
            taken |= {("old", o), ("new", n)}
            yield o, n


def _unit_changes(
    old: SchemeDraft, new: SchemeDraft, pairs: Mapping[str, tuple[str, float]]
) -> Iterator[UnitChange]:
    after = {unit.code: unit for unit in new.units}
    for unit in old.units:
        if unit.code not in pairs:
            yield UnitChange(UnitFate.REMOVED, unit.code, "")
            continue
        code, confidence = pairs[unit.code]
        fate = UnitFate.SAME if unit == after[code] else UnitFate.REVISED
        if code != unit.code:
            fate = UnitFate.RECODED
        yield UnitChange(fate, unit.code, code, confidence, tuple(_titles(unit, after[code])))
    kept = {code for code, _ in pairs.values()}
    for code in after:
        if code not in kept:
            yield UnitChange(UnitFate.ADDED, "", code)


def _titles(old: UnitDraft, new: UnitDraft) -> Iterator[TextChange]:
    if old.title != new.title:
        yield TextChange("", word_changes(old.title, new.title))
    before = {element.number: element.title for element in old.elements}
    for element in new.elements:
        title = before.get(element.number, "")
        if title != element.title:
            yield TextChange(element.number, word_changes(title, element.title))


def _criterion_changes(
    old: SchemeDraft, new: SchemeDraft, units: Mapping[str, str], declared: DeclaredChanges
) -> Iterator[CriterionChange]:
    before, after = _texts(old), _texts(new)
    told = {n for targets in declared.criteria.values() for n in targets}
    open_before = {name: text for name, text in before.items() if name not in declared.criteria}
    open_after = {name: text for name, text in after.items() if name not in told}
    matches = _found_matches(open_before, open_after, units)
    for name in before:
        if name in declared.criteria:
            yield from _declared_changes(name, before, after, declared)
        elif name in matches:
            yield _change(name, *matches[name], before, after, units)
        else:
            yield CriterionChange(CriterionFate.REMOVED, name, "")
    reached = told | {n for n, _ in matches.values()}
    for name in after:
        if name not in reached:
            yield CriterionChange(CriterionFate.ADDED, "", name)


def _texts(scheme: SchemeDraft) -> dict[str, str]:
    return {_name(unit, criterion): criterion.text for unit in scheme.units for criterion in unit.criteria}


def _name(unit: UnitDraft, criterion: CriterionDraft) -> str:
    return f"{unit.code}/{criterion.number}"


def _declared_changes(
    name: str, before: Mapping[str, str], after: Mapping[str, str], declared: DeclaredChanges
) -> Iterator[CriterionChange]:
    targets = declared.criteria[name]
    if not targets:
        yield CriterionChange(CriterionFate.REMOVED, name, "")
    for target in targets:
        is_merged = sum(target in others for others in declared.criteria.values()) > 1
        fate = CriterionFate.MOVED if before[name] == after[target] else CriterionFate.REWORDED
        if len(targets) > 1:
            fate = CriterionFate.SPLIT
        elif is_merged:
            fate = CriterionFate.MERGED
        yield CriterionChange(fate, name, target, 1.0, _words(before[name], after[target]))


def _found_matches(before: _Texts, after: _Texts, units: Mapping[str, str]) -> dict[str, tuple[str, float]]:
    """Find what nobody declared: the same first, then the same text elsewhere, then what is most alike."""
    matches: dict[str, tuple[str, float]] = {}
    for step in (_same_place, _same_text_in_unit, _alike_in_unit, _same_text_anywhere, _alike_anywhere):
        taken = {n for n, _ in matches.values()}
        left = {o: text for o, text in before.items() if o not in matches}
        free = {n: text for n, text in after.items() if n not in taken}
        scores = step(left, free, units)
        for o, n in _best_pairs(scores, 0.0):
            matches[o] = (n, round(scores[o, n], 2))
    return matches


def _same_place(before: _Texts, after: _Texts, units: Mapping[str, str]) -> _Scores:
    here = {o: _carried(o, units) for o in before}
    return {(o, n): 1.0 for o, n in here.items() if n in after and before[o] == after[n]}


def _same_text_in_unit(before: _Texts, after: _Texts, units: Mapping[str, str]) -> _Scores:
    return {(o, n): 1.0 for o, n in _in_unit(before, after, units) if before[o] == after[n]}


def _alike_in_unit(before: _Texts, after: _Texts, units: Mapping[str, str]) -> _Scores:
    scores = {}
    for o, n in _in_unit(before, after, units):
        at_home = _carried(o, units) == n
        score = similarity(before[o], after[n])
        if score >= (LEAST_SIMILARITY_AT_SAME_NUMBER if at_home else LEAST_SIMILARITY_IN_UNIT):
            scores[o, n] = score
    return scores


def _same_text_anywhere(before: _Texts, after: _Texts, units: Mapping[str, str]) -> _Scores:  # noqa: ARG001
    return {(o, n): 1.0 for o in before for n in after if before[o] == after[n]}


def _alike_anywhere(before: _Texts, after: _Texts, units: Mapping[str, str]) -> _Scores:  # noqa: ARG001
    scores = {(o, n): similarity(before[o], after[n]) for o in before for n in after}
    return {pair: score for pair, score in scores.items() if score >= LEAST_SIMILARITY_BETWEEN_UNITS}


def _in_unit(before: _Texts, after: _Texts, units: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((o, n) for o in before for n in after if units.get(_unit(o)) == _unit(n))


def _carried(name: str, units: Mapping[str, str]) -> str:
    """Return where a KUK would stand if only its unit's code had changed."""
    return f"{units.get(_unit(name), '')}/{_number(name)}"


def _change(
    o: str, n: str, confidence: float, before: _Texts, after: _Texts, units: Mapping[str, str]
) -> CriterionChange:
    if before[o] != after[n]:
        return CriterionChange(CriterionFate.REWORDED, o, n, confidence, _words(before[o], after[n]))
    if o == n:
        return CriterionChange(CriterionFate.SAME, o, n)
    if _carried(o, units) == n:
        return CriterionChange(CriterionFate.RECODED, o, n, confidence)
    is_at_home = units.get(_unit(o)) == _unit(n) and _element(o) == _element(n)
    return CriterionChange(CriterionFate.RENUMBERED if is_at_home else CriterionFate.MOVED, o, n, confidence)


def _words(old: str, new: str) -> tuple[WordRun, ...]:
    return word_changes(old, new) if old != new else ()


def _unit(name: str) -> str:
    return name.rpartition("/")[0]


def _number(name: str) -> str:
    return name.rpartition("/")[2]


def _element(name: str) -> str:
    return _number(name).split(".")[0]


def new_names(changes: Sequence[CriterionChange]) -> dict[str, tuple[str, ...]]:
    """Return what each old KUK became, in order; one that was dropped became nothing."""
    names: dict[str, tuple[str, ...]] = {}
    for change in changes:
        if change.old:
            names[change.old] = (*names.get(change.old, ()), *([change.new] if change.new else []))
    return names
