"""Blueprints that use all of their language, and next to none of it."""

from __future__ import annotations

from sample_snapshot import LONG_UNIT, SHORT_UNIT

from qbank.documents.blueprint_sheet import BlueprintSheet
from qbank.domain.blueprint import (
    Amount,
    Blueprint,
    CaseItems,
    Grouping,
    InstrumentQuota,
    ItemOrder,
    KeyPositions,
    Measure,
    QuotaLine,
    Reuse,
    Session,
    Target,
)
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft

PG, ESSAY, ORAL = Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.DPL
_CONDITIONS = {
    "unit": (LONG_UNIT,), "element": (f"{LONG_UNIT}/1",), "criterion": (f"{LONG_UNIT}/1.1",), "job_group": ("KP1",),
    "level": ("C4",), "dimension": ("CMS",), "difficulty": ("sukar",), "kind": ("multiple_choice",),
    "author": ("ani",), "tag": ("R&D <5 %",),
}  # fmt: skip
_FULL = Blueprint(
    "contoh-standar",
    "contoh",
    (
        InstrumentQuota(Instrument.CL, 6, 6, 0),
        InstrumentQuota(PG, 6, 8, 12.5, order=ItemOrder.RANDOM, shuffle_options=True),
        InstrumentQuota(ESSAY, 2, 2, 30, overlap=1, order=ItemOrder.LEVEL),
        InstrumentQuota(ORAL, 3, 6, 10, asked=2),
        InstrumentQuota(Instrument.PW, 1, 4, 16, Session.BEFORE),
    ),
    (
        QuotaLine("PG unit panjang", (PG,), {"unit": (LONG_UNIT,)}, None, 3, 4),
        QuotaLine("PG setiap elemen", (PG,), each=Grouping.ELEMENT, minimum=1),
        QuotaLine("Lisan setiap unit", (ORAL,), each=Grouping.UNIT, maximum=3),
        QuotaLine("Lisan setiap KUK", (ORAL,), {"dimension": ("TS",)}, Grouping.CRITERION, maximum=1),
        QuotaLine("Esai setiap kelompok", (ESSAY,), {}, Grouping.JOB_GROUP, 1, 1),
        QuotaLine("Setiap unit tertulis", (PG, ESSAY), each=Grouping.UNIT, minimum=2),
        QuotaLine("Segala syarat", (PG,), _CONDITIONS, maximum=1),
        QuotaLine("Menit sukar", (PG,), {"difficulty": ("sukar",)}, minimum=5, amount=Amount.MINUTES),
        QuotaLine("Nilai sukar", (PG,), {"difficulty": ("sukar",)}, minimum=5, amount=Amount.POINTS),
    ),
    300,
    30,
    3,
    (
        Target("Kesukaran", Measure.DIFFICULTY, (PG,), 0.05),
        Target("Lama", Measure.MINUTES, (PG, ESSAY), 2, 40),
        Target("Nilai", Measure.POINTS, (PG,), 1, 6),
        Target("Informasi", Measure.INFORMATION, (PG,), 0.5, ability=-0.5),
    ),
    Reuse(exposure=2, exposure_months=12, cooldown_days=90, cooldown_sets=1),
    ("PG-0001",),
    ("PG-0002", "PG-0003"),
    CaseItems(2, 3),
    KeyPositions.SPREAD,
)
_BARE = Blueprint("contoh-pendek", "contoh", (InstrumentQuota(PG, 1, 1, 2),), reuse=Reuse(exposure=3))


def full_sheet() -> BlueprintSheet:
    """Return a sheet with every instruction that a blueprint can give."""
    return BlueprintSheet(_FULL, _scheme(), PlanStatus.PROPOSED, "2026-01-05", "ab" * 32)


def bare_sheet() -> BlueprintSheet:
    """Return a sheet of one instrument, for a plan that is adopted."""
    return BlueprintSheet(_BARE, _scheme(), PlanStatus.ADOPTED, "2026-01-05", "cd" * 32)


def _scheme() -> SchemeDraft:
    units = (
        UnitDraft(code, f"Menyusun R&D <5 % {code}", tuple(_element(number) for number in ("1", "2")))
        for code in (LONG_UNIT, SHORT_UNIT)
    )
    return SchemeDraft(tuple(units), "contoh", "Skema Contoh", "KKNI", "", "6")


def _element(number: str) -> ElementDraft:
    criteria = tuple(CriterionDraft(f"{number}.{n}", "Kriteria") for n in (1, 2))
    return ElementDraft(number, "Elemen", criteria)
