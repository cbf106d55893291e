"""A certification scheme as drafted by a file: units, elements, KUK; verbatim texts, checked for order and completeness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qbank.domain.codes import CriterionRef, is_criterion_number, loose_unit_code
from qbank.errors import Issue, Severity, Where

LONGEST_UNIT_CODE = 60
LONGEST_FACTS = {"kind": 40, "number": 80, "level": 20}
Path = tuple[int, ...]
"""Place of a part in a draft: (unit,), (unit, element) or (unit, element, criterion), each counted from 0."""


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """One KUK: its number as printed ("1.10") and its text, verbatim."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class ElementDraft:
    """One element (elemen kompetensi) with its KUK in order."""

    number: str
    title: str
    criteria: tuple[CriterionDraft, ...]


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """One unit of competency; the code is opaque, as printed."""

    code: str
    title: str
    elements: tuple[ElementDraft, ...]

    @property
    def criteria(self) -> tuple[CriterionDraft, ...]:
        """All KUK of the unit, in order."""
        return tuple(criterion for element in self.elements for criterion in element.criteria)


@dataclass(frozen=True, slots=True)
class SchemeDraft:
    """A scheme; what a source does not say stays an empty string and is given at import."""

    units: tuple[UnitDraft, ...]
    code: str = ""
    title: str = ""
    kind: str = ""
    number: str = ""
    level: str = ""

    @property
    def references(self) -> tuple[CriterionRef, ...]:
        """Every KUK of the scheme, in order, without a unit revision."""
        return tuple(
            CriterionRef(unit.code, criterion.number) for unit in self.units for criterion in unit.criteria
        )


@dataclass(frozen=True, slots=True)
class SchemeFacts:
    """What is said of a scheme beside its units; empty where it is not said."""

    code: str = ""
    title: str = ""
    kind: str = ""
    number: str = ""
    level: str = ""

    def laid_over(self, draft: SchemeDraft) -> SchemeDraft:
        """Return the draft with the facts that are not empty in place of its own."""
        return SchemeDraft(
            draft.units,
            self.code or draft.code,
            self.title or draft.title,
            self.kind or draft.kind,
            self.number or draft.number,
            self.level or draft.level,
        )


def facts_of(draft: SchemeDraft) -> SchemeFacts:
    """Return the facts of a draft."""
    return SchemeFacts(draft.code, draft.title, draft.kind, draft.number, draft.level)


def check_facts(draft: SchemeDraft) -> Iterator[Issue]:
    """Yield which facts of the scheme are too long to be kept."""
    for name, longest in LONGEST_FACTS.items():
        count = len(getattr(draft, name))
        if count > longest:
            yield Issue("scheme.too_long", {"name": name, "count": count, "most": longest}, Where(field=name))


def check_scheme(draft: SchemeDraft, places: Mapping[Path, Where]) -> Iterator[Issue]:
    """Yield every fault of order or completeness; `places` says where a part stands, where known."""
    if not draft.units:
        yield Issue("scheme.no_unit")
    yield from _check_unit_codes(draft, places)
    for index, unit in enumerate(draft.units):
        yield from _check_unit(unit, (index,), places)


def _check_unit_codes(draft: SchemeDraft, places: Mapping[Path, Where]) -> Iterator[Issue]:
    first_by_code: dict[str, str] = {}
    for index, unit in enumerate(draft.units):
        where = places.get((index,), Where())
        if not 1 <= len(unit.code.strip()) <= LONGEST_UNIT_CODE:
            yield Issue("scheme.bad_unit_code", {"unit": unit.code[:80], "most": LONGEST_UNIT_CODE}, where)
        twin = first_by_code.setdefault(loose_unit_code(unit.code), unit.code)
        if any(earlier.code == unit.code for earlier in draft.units[:index]):
            yield Issue("scheme.duplicate_unit", {"unit": unit.code}, where)
        elif twin != unit.code:
            facts = {"unit": unit.code, "twin": twin}
            yield Issue("scheme.near_equal_unit", facts, where, Severity.WARNING)


def _check_unit(unit: UnitDraft, path: Path, places: Mapping[Path, Where]) -> Iterator[Issue]:
    if not unit.title.strip():
        yield Issue("scheme.no_title", {"unit": unit.code}, places.get(path, Where()))
    if not unit.elements:
        yield Issue("scheme.unit_without_element", {"unit": unit.code}, places.get(path, Where()))
    for index, element in enumerate(unit.elements):
        here = (*path, index)
        if element.number != str(index + 1):
            facts = {"unit": unit.code, "found": element.number, "expected": str(index + 1)}
            yield Issue("scheme.element_sequence", facts, places.get(here, Where()))
        yield from _check_element(unit.code, element, here, places)


def _check_element(
    unit: str, element: ElementDraft, path: Path, places: Mapping[Path, Where]
) -> Iterator[Issue]:
    facts = {"unit": unit, "element": element.number}
    if not element.title.strip():
        yield Issue("scheme.element_without_title", facts, places.get(path, Where()))
    if not element.criteria:
        yield Issue("scheme.element_without_criterion", facts, places.get(path, Where()))
    seen: set[str] = set()
    for index, criterion in enumerate(element.criteria):
        where = places.get((*path, index), Where())
        expected = f"{element.number}.{index + 1}"
        facts = {"unit": unit, "found": criterion.number, "expected": expected}
        if criterion.number in seen:
            yield Issue("scheme.duplicate_criterion", facts, where)
        elif criterion.number != expected or not is_criterion_number(criterion.number):
            yield Issue("scheme.criterion_sequence", facts, where)
        if not criterion.text.strip():
            yield Issue("scheme.empty_criterion", facts, where)
        seen.add(criterion.number)
