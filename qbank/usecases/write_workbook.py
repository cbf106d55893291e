"""Write the writer's workbook: items with their edit tokens, or rows to fill in for what the bank lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from qbank.domain.codes import INSTRUMENT_BY_KIND, PREFIX_BY_KIND, Instrument, ItemKind
from qbank.domain.edit_token import edit_token
from qbank.domain.evidence_plan import PlanLine
from qbank.domain.items import criteria_of
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.scheme import SchemeDraft
from qbank.errors import InputRefusedError
from qbank.store import plans, schemes
from qbank.usecases.bank_items import BankItem, bank_items
from qbank.usecases.export_items import select_items

if TYPE_CHECKING:
    from qbank.formats.xlsx.write import CriterionLine, EmptyRow

FREE_ROWS = 20
"""Rows with a free code on each sheet of a template."""
_KIND_BY_INSTRUMENT = {instrument: kind for kind, instrument in INSTRUMENT_BY_KIND.items()}
_WRITTEN_IN_ROWS = frozenset(ItemKind) - {ItemKind.PRACTICAL_TASK, ItemKind.PROJECT}


def export_workbook(session: Session, *, scheme: str = "", status: VersionStatus | None = None) -> bytes:
    """Return the newest version of items as a workbook; raises InputRefusedError for one that has no columns enough."""
    from qbank.formats.xlsx.write import (
        WorkbookContent,
        WorkbookItem,
        check_expressible,
        write_items_workbook,
    )

    chosen = select_items(session, scheme=scheme, status=status)
    if issues := tuple(issue for item in chosen for issue in check_expressible(item.draft)):
        raise InputRefusedError(*issues)
    cases = {item.stimulus.code: item.stimulus for item in chosen if item.stimulus}
    rows = tuple(
        WorkbookItem(item.draft, edit_token(item.version, item.digest), item.status) for item in chosen
    )
    content = WorkbookContent(
        tuple(criterion_lines(session, scheme)), rows, tuple(cases[code] for code in sorted(cases))
    )
    return write_items_workbook(content)


def template_workbook(session: Session, scheme: str, author: str = "") -> bytes:
    """Return a workbook to fill in: a row for each KUK and instrument of the plan without an item, and free rows."""
    from qbank.formats.xlsx.write import WorkbookContent, write_items_workbook

    rows = tuple(_empty_rows(session, scheme, author))
    return write_items_workbook(WorkbookContent(tuple(criterion_lines(session, scheme)), rows=rows))


def criterion_lines(session: Session, scheme: str) -> Iterator[CriterionLine]:
    """Yield the KUK to choose from: those of the scheme, or of every scheme of the bank, each once."""
    from qbank.formats.xlsx.write import CriterionLine

    codes = [scheme] if scheme else [row.code for row, _ in schemes.schemes_with_counts(session)]
    seen: set[str] = set()
    for code in codes:
        stored = schemes.get_scheme(session, code)
        draft, plan = schemes.scheme_draft(stored), plans.find_plan(session, stored)
        ways = {str(line.criterion): line.way.value for line in plan.lines} if plan else {}
        for name, unit, element, text in _criteria(draft):
            if name not in seen:
                seen.add(name)
                yield CriterionLine(name, unit, element, text, ways.get(name, ""))


def _criteria(scheme: SchemeDraft) -> Iterator[tuple[str, str, str, str]]:
    for unit in scheme.units:
        for element in unit.elements:
            for criterion in element.criteria:
                name = f"{unit.code}/{criterion.number}"
                yield name, unit.title, f"{element.number}. {element.title}", criterion.text


def _empty_rows(session: Session, scheme: str, author: str) -> Iterator[EmptyRow]:
    from qbank.formats.xlsx.write import EmptyRow

    stored = schemes.get_scheme(session, scheme)
    plan = plans.find_plan(session, stored)
    items = bank_items(session)
    gaps = _gaps(plan.lines if plan else (), items)
    for kind in ItemKind:
        if kind not in _WRITTEN_IN_ROWS:
            continue
        names = [*gaps[kind], *([""] * FREE_ROWS)]
        for code, name in zip(_free_codes(kind, items), names, strict=False):
            yield EmptyRow(kind, code, name, author)


def _gaps(lines: Iterable[PlanLine], items: Iterable[BankItem]) -> dict[ItemKind, list[str]]:
    """Return, for each kind, the KUK whose plan names its instrument while the bank has no item of it."""
    has = {(INSTRUMENT_BY_KIND[i.draft.kind], str(ref)) for i in items for ref in criteria_of(i.draft)}
    gaps: dict[ItemKind, list[str]] = defaultdict(list)
    for line in lines:
        for instrument in (*line.instruments, *line.supplementary):
            if instrument is not Instrument.CRP and (instrument, str(line.criterion)) not in has:
                gaps[_KIND_BY_INSTRUMENT[instrument]].append(str(line.criterion))
    return gaps


def _free_codes(kind: ItemKind, items: Iterable[BankItem]) -> Iterator[str]:
    used = [int(item.draft.code[3:]) for item in items if item.draft.kind is kind]
    number = max(used, default=0)
    while True:
        number += 1
        yield f"{PREFIX_BY_KIND[kind]}-{number:04d}"
