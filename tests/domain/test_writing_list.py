"""What to write next, as a pure decision: what unlocks most comes first."""

from __future__ import annotations

from qbank.domain.codes import CriterionRef, EvidenceKind, Instrument
from qbank.domain.coverage import Coverage, CoveredItem, measure_coverage
from qbank.domain.evidence_plan import PlanLine, Way
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.domain.writing_list import ShortLine, StoppedBlueprint, plan_writing

CL, TPD, PG, PW = Instrument.CL, Instrument.TPD, Instrument.DPT_PG, Instrument.PW
SCHEME = SchemeDraft(
    (
        UnitDraft("A", "Unit", (ElementDraft("1", "E", (CriterionDraft("1.1", "a"), CriterionDraft("1.2", "b"))),)),
        UnitDraft("B", "Unit", (ElementDraft("1", "E", (CriterionDraft("1.1", "c"),)),)),
    ),
    "contoh",
)  # fmt: skip
GROUPS = {"A": "KP1", "B": "KP2"}


def line(unit: str, number: str) -> PlanLine:
    ref = CriterionRef(unit, number)
    return PlanLine(ref, Way.PRODUCT, EvidenceKind.DIRECT, (CL, TPD), 2, (PG,))


LINES = (line("A", "1.1"), line("A", "1.2"), line("B", "1.1"))


def covered(*items: tuple[Instrument, str]) -> Coverage:
    approved = (CoveredItem(i, VersionStatus.APPROVED, (name,)) for i, name in items)
    return measure_coverage(SCHEME, LINES, approved)


def names(*stopped: StoppedBlueprint, found: Coverage) -> list[tuple[str, Instrument, int, int]]:
    writing = plan_writing(found, GROUPS, stopped)
    return [
        (f"{w.unit}/{w.criterion}", w.instrument, w.open_pieces, sum(w.unlocks.values()))
        for w in writing.missing
    ]


def test_what_closes_its_criterion_alone_comes_first() -> None:
    found = covered((CL, "B/1.1"), (CL, "A/1.1"), (TPD, "A/1.1"))

    assert names(found=found) == [("B/1.1", TPD, 1, 0), ("A/1.2", CL, 2, 0), ("A/1.2", TPD, 2, 0)]


def test_nothing_is_missing_where_the_plan_is_met() -> None:
    every = [(i, name) for i in (CL, TPD) for name in ("A/1.1", "A/1.2", "B/1.1")]

    assert names(found=covered(*every)) == []


def test_the_lines_of_a_stopped_blueprint_come_before_everything() -> None:
    found = covered((CL, "A/1.1"), (TPD, "A/1.1"), (CL, "B/1.1"), (TPD, "B/1.1"), (CL, "A/1.2"))
    length = ShortLine("DPT-PG", "", 5, 0, (PG,))
    unit = ShortLine("PG setiap unit", "B", 2, 0, (PG,))
    stopped = StoppedBlueprint("kisi", (length, unit), frozenset({"A/1.2"}))

    assert names(stopped, found=found) == [
        ("B/1.1", PG, 0, 2),
        ("A/1.2", TPD, 1, 1),
        ("A/1.1", PG, 0, 1),
        ("A/1.2", PG, 0, 1),
    ]


def test_a_line_for_other_places_is_not_unlocked() -> None:
    found = covered(
        (CL, "A/1.1"), (TPD, "A/1.1"), (CL, "B/1.1"), (TPD, "B/1.1"), (CL, "A/1.2"), (TPD, "A/1.2")
    )
    lines = (
        ShortLine("KP2", "", 2, 0, (PG,), {"job_group": ("KP2",), "level": ("C4",)}),
        ShortLine("elemen", "A/1", 2, 0, (PW,)),
    )

    assert names(StoppedBlueprint("kisi", lines), found=found) == [("B/1.1", PG, 0, 1)]


def test_the_checklist_row_of_every_criterion_is_asked_where_a_blueprint_lacks_it() -> None:
    indirect = PlanLine(CriterionRef("A", "1.1"), Way.INDIRECT, EvidenceKind.INDIRECT, (PW,), 1)
    item = CoveredItem(PW, VersionStatus.APPROVED, ("A/1.1",))
    found = measure_coverage(SCHEME, [indirect], [item])

    assert names(StoppedBlueprint("kisi", (ShortLine("CL", "", 3, 2, (CL,)),)), found=found) == [
        ("A/1.1", CL, 0, 1)
    ]
