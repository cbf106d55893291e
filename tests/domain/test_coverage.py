"""Coverage as a pure decision: kinds of evidence apart, and what a gap is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qbank.domain.codes import CriterionRef, EvidenceKind, Instrument
from qbank.domain.coverage import CoveredItem, kinds_of_evidence, measure_coverage
from qbank.domain.evidence_plan import PlanLine, Way
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft

L, TL, T = EvidenceKind
CL, TPD, PMO, DIT, PG, ESAI, DPL, CVP, PW, VPK, CRP = Instrument
DRAFT, IN_REVIEW, APPROVED, RETIRED = VersionStatus
SCHEME = SchemeDraft(
    (
        UnitDraft(
            "A",
            "Unit",
            (ElementDraft("1", "Elemen", (CriterionDraft("1.1", "satu"), CriterionDraft("1.10", "dua"))),),
        ),
    ),
    "contoh",
)


@pytest.mark.parametrize(
    ("instruments", "expected"),
    [
        ((), set()),
        ((CL,), set()),
        ((TPD,), set()),
        ((TPD, DIT), set()),
        ((CL, TPD), {L}),
        ((CL, DIT), {L}),
        ((CL, CVP), {TL}),
        ((PW,), {TL}),
        ((VPK,), {TL}),
        ((CRP,), {TL}),
        ((PG,), {T}),
        ((ESAI,), {T}),
        ((PMO,), {T}),
        ((DPL,), {T}),
        (tuple(Instrument), {L, TL, T}),
        ((CL, PG, PW), {TL, T}),
    ],
)
def test_direct_evidence_needs_a_task_and_its_row_on_the_checklist(
    instruments: tuple[Instrument, ...], expected: set[EvidenceKind]
) -> None:
    assert kinds_of_evidence(instruments) == expected


def item(instrument: Instrument, status: VersionStatus = APPROVED, *criteria: str) -> CoveredItem:
    return CoveredItem(instrument, status, criteria or ("A/1.1",))


def line(*instruments: Instrument, pieces: int = 1) -> PlanLine:
    return PlanLine(CriterionRef("A", "1.1"), Way.PRODUCT, L, instruments, pieces, (PG,))


@pytest.mark.parametrize(
    ("plan", "items", "gap", "gap_with_drafts"),
    [
        (line(CL, TPD, pieces=2), [item(CL), item(TPD)], False, False),
        (line(CL, TPD, pieces=2), [item(CL), item(CL)], True, True),
        (line(CL, TPD, DIT, pieces=2), [item(CL), item(DIT)], False, False),
        (line(CL, TPD, pieces=2), [item(CL), item(TPD, DRAFT)], True, False),
        (line(CL, TPD, pieces=2), [item(CL), item(TPD, IN_REVIEW)], True, False),
        (line(CL, TPD, pieces=2), [item(CL), item(TPD, RETIRED)], True, True),
        (line(CL, TPD, pieces=1), [item(TPD)], False, False),
        (line(CL, TPD, pieces=1), [item(PG), item(PW)], True, True),
        (line(CL, TPD, pieces=1), [item(CL, APPROVED, "A/1.10")], True, True),
        (line(CL, pieces=1), [], True, True),
        (None, [item(CL), item(TPD)], True, True),
    ],
)
def test_a_gap_is_fewer_instruments_than_the_plan_asks_pieces(
    plan: PlanLine | None, items: list[CoveredItem], gap: bool, gap_with_drafts: bool
) -> None:
    lines = [plan] if plan else []

    found = measure_coverage(SCHEME, lines, items)
    with_drafts = measure_coverage(SCHEME, lines, items, include_drafts=True)

    assert (found.rows[0].gap, with_drafts.rows[0].gap) == (gap, gap_with_drafts)
    assert found.counted == (APPROVED,)
    assert with_drafts.counted == (DRAFT, IN_REVIEW, APPROVED)


def test_a_row_tells_what_there_is_in_the_order_of_the_scheme() -> None:
    items = [
        item(PG, DRAFT, "A/1.1", "A/1.10"),
        item(PG),
        item(CL, APPROVED, "A/1.10"),
        item(CL, DRAFT, "B/1.1"),
    ]

    found = measure_coverage(SCHEME, [line(CL)], items)

    assert [(row.unit, row.element, row.criterion, row.text) for row in found.rows] == [
        ("A", "1", "1.1", "satu"),
        ("A", "1", "1.10", "dua"),
    ]
    assert [{i: dict(count) for i, count in row.counts.items()} for row in found.rows] == [
        {PG: {DRAFT: 1, APPROVED: 1}},
        {PG: {DRAFT: 1}, CL: {APPROVED: 1}},
    ]
    assert (found.rows[0].total(PG, [DRAFT, APPROVED]), found.rows[0].total(CL, [DRAFT])) == (2, 0)
    assert [found.instruments_of(row) for row in found.rows] == [{PG}, {CL}]
    assert found.gaps == 2


def test_kinds_are_counted_over_counted_items_only() -> None:
    items = [item(CL), item(TPD, DRAFT), item(PG), item(PW, RETIRED)]

    found = measure_coverage(SCHEME, [line(CL)], items)
    with_drafts = measure_coverage(SCHEME, [line(CL)], items, include_drafts=True)

    assert [found.covered_by(kind) for kind in EvidenceKind] == [0, 0, 1]
    assert [with_drafts.covered_by(kind) for kind in EvidenceKind] == [1, 0, 1]


def test_the_last_review_of_a_criterion_is_that_of_any_item_in_use() -> None:
    old, new, later = date(2026, 1, 31), date(2026, 3, 1), date(2026, 6, 1)
    items = [
        replace(item(CL), reviewed=new),
        replace(item(TPD), reviewed=old),
        replace(item(PG, RETIRED), reviewed=later),
    ]

    reviewed, bare = measure_coverage(SCHEME, [], items).rows

    assert (reviewed.reviewed, reviewed.days_since_review(date(2026, 3, 31))) == (new, 30)
    assert (bare.reviewed, bare.days_since_review(later)) == (None, None)
