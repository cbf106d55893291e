"""The evidence plan of a scheme."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qbank.domain.codes import EvidenceKind, Instrument
from qbank.domain.evidence_plan import PlanStatus, Way
from qbank.store.base import Base, UtcDateTime, enum_column


class StoredPlan(Base):
    """A row is the evidence plan (FR.MAPA.01 bagian 2) of one scheme; `potential` are FR.MAPA.02's ticks."""

    __tablename__ = "evidence_plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    scheme_id: Mapped[int] = mapped_column(ForeignKey("scheme.id"), unique=True)
    status: Mapped[PlanStatus] = mapped_column(enum_column(PlanStatus, "status_known"))
    adopted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    adopted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    potential: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    lines: Mapped[list[StoredPlanLine]] = relationship(
        back_populates="plan", order_by="StoredPlanLine.position", lazy="raise"
    )


class StoredPlanLine(Base):
    """A row is the plan for one KUK: how it can be shown and how many instruments must evidence it."""

    __tablename__ = "evidence_plan_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("evidence_plan.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    position: Mapped[int]
    way: Mapped[Way] = mapped_column(enum_column(Way, "way_known"))
    kind: Mapped[EvidenceKind] = mapped_column(enum_column(EvidenceKind, "kind_known"))
    pieces: Mapped[int]

    plan: Mapped[StoredPlan] = relationship(back_populates="lines", lazy="raise")
    instruments: Mapped[list[StoredPlanInstrument]] = relationship(
        back_populates="line", order_by="StoredPlanInstrument.position", lazy="raise"
    )

    __table_args__ = (
        UniqueConstraint("plan_id", "criterion_id"),
        CheckConstraint("pieces >= 1", "pieces_positive"),
    )


class StoredPlanInstrument(Base):
    """A row is one instrument of a plan line, counted or supplementary."""

    __tablename__ = "evidence_plan_instrument"

    line_id: Mapped[int] = mapped_column(ForeignKey("evidence_plan_line.id"), primary_key=True)
    instrument: Mapped[Instrument] = mapped_column(
        enum_column(Instrument, "instrument_known"), primary_key=True
    )
    is_supplementary: Mapped[bool]
    position: Mapped[int]

    line: Mapped[StoredPlanLine] = relationship(back_populates="instruments", lazy="raise")
