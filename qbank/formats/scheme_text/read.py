"""Read a published scheme: a list of units, then for each unit its elements and run-on lines of KUK."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from qbank.domain.scheme import CriterionDraft, ElementDraft, Path, SchemeDraft, UnitDraft, check_scheme
from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.decode import decode_text

_COUNT = re.compile(r"terdapat\s+(\d+)\s+unit", re.IGNORECASE)
_BAR = re.compile(r"[|\t]")
_SECTION = re.compile(r"kode\s+unit[\s|]*:[\s|]*([^\s|].*)", re.IGNORECASE)
_ELEMENT = re.compile(r"(\d+)\.(?!\d)\s*(.*)", re.DOTALL)
_CRITERION = re.compile(r"(?<!\S)(\d+\.\d+)\.?(?=\s|$)")
_HEADING = r"no\.?|kode unit|(nama|judul) unit( kompetensi)?|elemen( kompetensi)?|kriteria unjuk kerja"
_FURNITURE = re.compile(rf"[-|:\s]*|(({_HEADING})[|\s]*)+|©.*", re.IGNORECASE)


@dataclass
class _Unit:
    code: str
    elements: list[_Element] = field(default_factory=list)


@dataclass
class _Element:
    number: str
    title: str
    criteria: list[CriterionDraft] = field(default_factory=list)


@dataclass
class _Listed:
    code: str
    title: str
    where: Where


class _Reader:
    """Collects units, places and issues, line after line."""

    def __init__(self) -> None:
        self.announced: tuple[int, Where] | None = None
        self.listed: list[_Listed] = []
        self.units: list[_Unit] = []
        self.places: dict[Path, Where] = {}
        self.issues: list[Issue] = []

    def read_line(self, number: int, line: str) -> None:
        content = line.strip().strip("|").strip()
        where = Where(line=number)
        if section := _SECTION.fullmatch(content):
            self._open_unit(section[1].strip(), where)
        elif count := _COUNT.match(content):
            self.announced = int(count[1]), where
        elif not self.units and (listed := _listed_unit(content)):
            self.listed.append(_Listed(*listed, where))
        elif not _FURNITURE.fullmatch(content):
            self._read_cells(number, line)

    def _open_unit(self, code: str, where: Where) -> None:
        self.places[(len(self.units),)] = where
        self.units.append(_Unit(code))

    def _read_cells(self, number: int, line: str) -> None:
        start = 0
        for cell in _BAR.split(line):
            text = cell.strip()
            column = start + len(cell) - len(cell.lstrip()) + 1
            start += len(cell) + 1
            if not _FURNITURE.fullmatch(text):
                self._read_cell(text, Where(line=number, column=column))

    def _read_cell(self, text: str, where: Where) -> None:
        element = _ELEMENT.fullmatch(text)
        if self.units and _CRITERION.match(text):
            self._add_criteria(text, where)
        elif self.units and element:
            self._open_element(element, where)
        else:
            self.issues.append(Issue("scheme.unknown_line", {"text": text[:80]}, where))

    def _open_element(self, match: re.Match[str], where: Where) -> None:
        """Begin an element; its KUK may follow on the same line, where a table has lost its bars."""
        unit = self.units[-1]
        marks = (mark for mark in _CRITERION.finditer(match[0]) if mark[1] == f"{match[1]}.1")
        end = next((mark.start() for mark in marks), len(match[0]))
        self.places[(len(self.units) - 1, len(unit.elements))] = where
        unit.elements.append(_Element(match[1], match[0][match.start(2) : end].strip()))
        if end < len(match[0]):
            self._add_criteria(match[0][end:], replace(where, column=(where.column or 1) + end))

    def _add_criteria(self, text: str, where: Where) -> None:
        unit = self.units[-1]
        if not unit.elements:
            facts = {"unit": unit.code, "text": text[:80]}
            self.issues.append(Issue("scheme.criterion_without_element", facts, where))
            return
        element = unit.elements[-1]
        for start, criterion in split_criteria(text):
            path = (len(self.units) - 1, len(unit.elements) - 1, len(element.criteria))
            self.places[path] = Where(line=where.line, column=(where.column or 1) + start)
            element.criteria.append(criterion)

    def check_list(self) -> None:
        """Compare the announced list with the sections that follow it."""
        listed = [entry.code for entry in self.listed]
        found = [unit.code for unit in self.units]
        for index, entry in enumerate(self.listed):
            if entry.code in listed[:index]:
                self.issues.append(Issue("scheme.duplicate_unit", {"unit": entry.code}, entry.where))
            if entry.code not in found:
                self.issues.append(Issue("scheme.unit_without_section", {"unit": entry.code}, entry.where))
        for index, unit in enumerate(self.units):
            if unit.code not in listed:
                self.issues.append(
                    Issue("scheme.unit_not_listed", {"unit": unit.code}, self.places[(index,)])
                )
        if sorted(listed) == sorted(found) and listed != found:
            self.issues.append(Issue("scheme.unit_order", {}, self.places[(0,)]))
        if self.announced and self.announced[0] != len(self.listed):
            facts = {"announced": self.announced[0], "found": len(self.listed)}
            self.issues.append(Issue("scheme.unit_count", facts, self.announced[1]))

    def check_texts(self) -> None:
        """Find the number that would come next in the text of an element's last KUK: a KUK that was not cut off."""
        for index, unit in enumerate(self.units):
            for place, element in enumerate(unit.elements):
                if element.criteria:
                    self._check_last(unit.code, element, (index, place, len(element.criteria) - 1))

    def _check_last(self, unit: str, element: _Element, path: Path) -> None:
        last = element.criteria[-1]
        following = f"{element.number}.{len(element.criteria) + 1}"
        if re.search(rf"(?<![\w.,]){re.escape(following)}(?!\d)", last.text):
            facts = {"unit": unit, "criterion": last.number, "found": following}
            self.issues.append(Issue("scheme.number_in_text", facts, self.places[path]))

    def draft(self) -> SchemeDraft:
        titles = {entry.code: entry.title for entry in reversed(self.listed)}
        return SchemeDraft(
            tuple(
                UnitDraft(
                    unit.code,
                    titles.get(unit.code, ""),
                    tuple(ElementDraft(e.number, e.title, tuple(e.criteria)) for e in unit.elements),
                )
                for unit in self.units
            )
        )


def read_scheme_text(data: bytes) -> tuple[SchemeDraft, tuple[Issue, ...]]:
    """Read the published text; texts stay verbatim, every fault becomes an issue with its line."""
    try:
        text = decode_text(data)
    except InputRefusedError as error:
        return SchemeDraft(()), error.issues
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        reader.read_line(number, line)
    reader.check_list()
    reader.check_texts()
    draft = reader.draft()
    faults = [*reader.issues, *check_scheme(draft, reader.places)]
    return draft, tuple(sorted(faults, key=lambda issue: (issue.where.line or 0, issue.where.column or 0)))


def _listed_unit(content: str) -> tuple[str, str] | None:
    """Return code and title of a row of the list of units, None for any other line.

    A row may have lost its bars; its second word counts as a code if it holds a digit, as all codes do.
    """
    cells = [cell.strip() for cell in _BAR.split(content) if cell.strip()]
    if len(cells) == 1:
        cells = content.split(maxsplit=2)
        if len(cells) == 3 and not any(character.isdecimal() for character in cells[1]):
            return None
    is_row = len(cells) == 3 and cells[0].rstrip(".").isdecimal()
    return (cells[1], cells[2]) if is_row else None


def split_criteria(text: str) -> list[tuple[int, CriterionDraft]]:
    """Cut run-on KUK apart; returns (offset in the text, KUK).

    The first number's punctuation ("1.1." or "1.1") decides which numbers begin a KUK, so that an amount
    such as "1.5" inside a text stays text.
    """
    marks = list(_CRITERION.finditer(text))
    dotted = marks[0][0].endswith(".")
    marks = [mark for mark in marks if mark[0].endswith(".") == dotted]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        (mark.start(), CriterionDraft(mark[1], text[mark.end() : end].strip()))
        for mark, end in zip(marks, ends, strict=True)
    ]
