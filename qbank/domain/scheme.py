"""A certification scheme as drafted by a file: units, elements, KUK; verbatim texts, checked for order and completeness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qbank.domain.codes import CriterionRef, is_criterion_number, loose_unit_code
from qbank.errors import Issue, Severity, Where

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


def check_scheme(draft: SchemeDraft, lines: Mapping[Path, int]) -> Iterator[Issue]:
    """Yield every fault of order or completeness; `lines` gives the source line of a part where known."""
    if not draft.units:
        yield Issue("scheme.no_unit")
    yield from _check_unit_codes(draft, lines)
    for index, unit in enumerate(draft.units):
        yield from _check_unit(unit, (index,), lines)


def _check_unit_codes(draft: SchemeDraft, lines: Mapping[Path, int]) -> Iterator[Issue]:
    first_by_code: dict[str, str] = {}
    for index, unit in enumerate(draft.units):
        where = Where(line=lines.get((index,)))
        twin = first_by_code.setdefault(loose_unit_code(unit.code), unit.code)
        if any(earlier.code == unit.code for earlier in draft.units[:index]):
            yield Issue("scheme.duplicate_unit", {"unit": unit.code}, where)
        elif twin != unit.code:
            facts = {"unit": unit.code, "twin": twin}
            yield Issue("scheme.near_equal_unit", facts, where, Severity.WARNING)


def _check_unit(unit: UnitDraft, path: Path, lines: Mapping[Path, int]) -> Iterator[Issue]:
    if not unit.title:
        yield Issue("scheme.no_title", {"unit": unit.code}, Where(line=lines.get(path)))
    if not unit.elements:
        yield Issue("scheme.unit_without_element", {"unit": unit.code}, Where(line=lines.get(path)))
    for index, element in enumerate(unit.elements):
        here = (*path, index)
        if element.number != str(index + 1):
            facts = {"unit": unit.code, "found": element.number, "expected": str(index + 1)}
            yield Issue("scheme.element_sequence", facts, Where(line=lines.get(here)))
        yield from _check_element(unit.code, element, here, lines)


def _check_element(
    unit: str, element: ElementDraft, path: Path, lines: Mapping[Path, int]
) -> Iterator[Issue]:
    if not element.criteria:
        facts = {"unit": unit, "element": element.number}
        yield Issue("scheme.element_without_criterion", facts, Where(line=lines.get(path)))
    seen: set[str] = set()
    for index, criterion in enumerate(element.criteria):
        where = Where(line=lines.get((*path, index)))
        expected = f"{element.number}.{index + 1}"
        facts = {"unit": unit, "found": criterion.number, "expected": expected}
        if criterion.number in seen:
            yield Issue("scheme.duplicate_criterion", facts, where)
        elif criterion.number != expected or not is_criterion_number(criterion.number):
            yield Issue("scheme.criterion_sequence", facts, where)
        if not criterion.text:
            yield Issue("scheme.empty_criterion", facts, where)
        seen.add(criterion.number)
