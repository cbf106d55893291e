"""Coverage of a small scheme in which every kind of cell, remark and obstacle stands, and one in which nothing is missing."""

from __future__ import annotations

from datetime import date

from sample_snapshot import LONG_UNIT, SHORT_UNIT

from qbank.documents.coverage.sheet import CoverageSheet
from qbank.domain.codes import (
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    EvidenceKind,
    Instrument,
)
from qbank.domain.coverage import CoveredItem, measure_coverage
from qbank.domain.evidence_plan import PlanLine, PlanStatus, Way
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.domain.writing_list import ShortLine, StoppedBlueprint, plan_writing
from qbank.errors import Issue

CL, TPD, PG, PW, VPK = Instrument.CL, Instrument.TPD, Instrument.DPT_PG, Instrument.PW, Instrument.VPK
APPROVED, DRAFT = VersionStatus.APPROVED, VersionStatus.DRAFT
DAY = date(2026, 11, 30)


def _unit(code: str) -> UnitDraft:
    texts = (
        ("1.1", "Data <R&D> dikumpulkan"),
        ("1.10", "Target ditetapkan " * 12),
        ("1.11", "Rapat dipimpin"),
    )
    criteria = tuple(CriterionDraft(number, text.strip()) for number, text in texts)
    return UnitDraft(code, f"Unit {code}", (ElementDraft("1", "Elemen", criteria),))


SCHEME = SchemeDraft((_unit(LONG_UNIT), _unit(SHORT_UNIT)), "contoh", "Skema & Contoh", "KKNI", "", "6")


def _plan() -> tuple[PlanLine, ...]:
    direct = (Way.PRODUCT, EvidenceKind.DIRECT, (CL, TPD), 2, (PG,))
    indirect = (Way.INDIRECT, EvidenceKind.INDIRECT, (PW, VPK), 1)
    return (
        *(PlanLine(CriterionRef(LONG_UNIT, number), *direct) for number in ("1.1", "1.10")),
        PlanLine(CriterionRef(SHORT_UNIT, "1.1"), *indirect),
    )


def _item(instrument: Instrument, *names: str, status: VersionStatus = APPROVED) -> CoveredItem:
    level, dimension = CognitiveLevel.C4, CompetencyDimension.TMS
    return CoveredItem(instrument, status, names, level, dimension, date(2026, 11, 1))


def full_coverage() -> CoverageSheet:
    """Gaps, only T, drafts, nothing planned; blueprints short of lines, of evidence, and with a mistake."""
    first, second = f"{LONG_UNIT}/1.1", f"{LONG_UNIT}/1.10"
    items = (
        _item(CL, first),
        _item(TPD, first),
        _item(PG, first),
        _item(PG, first, second),
        _item(CL, second, status=DRAFT),
    )
    found = measure_coverage(SCHEME, _plan(), items)
    length = ShortLine("DPT-PG", "", 36, 2, (PG,))
    stopped = (
        StoppedBlueprint("contoh-standar", (length,), frozenset({second})),
        StoppedBlueprint(
            "contoh-salah", others=(Issue("blueprint.forms_short", {"forms": 3, "most": 1, "line": "CL"}),)
        ),
    )
    writing = plan_writing(found, {}, stopped)
    return CoverageSheet(SCHEME, PlanStatus.PROPOSED, "", found, writing, DAY)


def met_coverage() -> CoverageSheet:
    """A plan that is adopted and met."""
    names = [str(line.criterion) for line in _plan()]
    items = [_item(instrument, *names) for instrument in (CL, TPD, PG, PW)]
    found = measure_coverage(SCHEME, _plan(), items, include_drafts=True)
    return CoverageSheet(
        SCHEME, PlanStatus.ADOPTED, "Set contoh-001, paket A", found, plan_writing(found, {}), DAY
    )
