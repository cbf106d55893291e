"""Schemes and the units they are made of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qbank.store.base import Base, UtcDateTime, now


class Scheme(Base):
    """A row is one certification scheme (skema) at one revision; facts its owner does not publish are empty."""

    __tablename__ = "scheme"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    revision: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(40), default="")
    number: Mapped[str] = mapped_column(String(80), default="")
    level: Mapped[str] = mapped_column(String(20), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)

    units: Mapped[list[SchemeUnit]] = relationship(
        back_populates="scheme", order_by="SchemeUnit.position", lazy="raise"
    )
    job_groups: Mapped[list[StoredJobGroup]] = relationship(
        back_populates="scheme", order_by="StoredJobGroup.position", lazy="raise"
    )

    __table_args__ = (
        CheckConstraint("length(code) > 0", "code_present"),
        CheckConstraint("revision >= 1", "revision_positive"),
    )


class StoredJobGroup(Base):
    """A row is one job group (kelompok pekerjaan) of a scheme; `minutes` is the time of its practical task."""

    __tablename__ = "job_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    scheme_id: Mapped[int] = mapped_column(ForeignKey("scheme.id"))
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int]
    position: Mapped[int]

    scheme: Mapped[Scheme] = relationship(back_populates="job_groups", lazy="raise")
    units: Mapped[list[SchemeUnit]] = relationship(back_populates="job_group", lazy="raise")

    __table_args__ = (
        UniqueConstraint("scheme_id", "code"),
        CheckConstraint("minutes >= 0", "minutes_not_negative"),
    )


class Unit(Base):
    """A row is one unit of competency at one revision of its wording; schemes share it, and it never changes."""

    __tablename__ = "unit"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60))
    revision: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(Text)

    elements: Mapped[list[Element]] = relationship(
        back_populates="unit", order_by="Element.position", lazy="raise"
    )

    __table_args__ = (
        UniqueConstraint("code", "revision"),
        CheckConstraint("length(code) > 0", "code_present"),
        CheckConstraint("revision >= 1", "revision_positive"),
    )


class SchemeUnit(Base):
    """A row says that a scheme holds a unit revision, at which place, and in which job group."""

    __tablename__ = "scheme_unit"

    scheme_id: Mapped[int] = mapped_column(ForeignKey("scheme.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    position: Mapped[int]
    job_group_id: Mapped[int | None] = mapped_column(ForeignKey("job_group.id"))
    job_group_position: Mapped[int | None]

    scheme: Mapped[Scheme] = relationship(back_populates="units", lazy="raise")
    unit: Mapped[Unit] = relationship(lazy="raise")
    job_group: Mapped[StoredJobGroup | None] = relationship(back_populates="units", lazy="raise")

    __table_args__ = (UniqueConstraint("scheme_id", "position"),)


class Element(Base):
    """A row is one element (elemen kompetensi) of a unit revision."""

    __tablename__ = "element"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(Text)
    position: Mapped[int]

    unit: Mapped[Unit] = relationship(back_populates="elements", lazy="raise")
    criteria: Mapped[list[Criterion]] = relationship(
        back_populates="element", order_by="Criterion.position", lazy="raise"
    )

    __table_args__ = (UniqueConstraint("unit_id", "number"),)


class Criterion(Base):
    """A row is one KUK; `number` is text as printed, so "1.10" is not "1.1"."""

    __tablename__ = "criterion"

    id: Mapped[int] = mapped_column(primary_key=True)
    element_id: Mapped[int] = mapped_column(ForeignKey("element.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int]

    element: Mapped[Element] = relationship(back_populates="criteria", lazy="raise")
    unit: Mapped[Unit] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("unit_id", "number"),
        CheckConstraint("length(text) > 0", "text_present"),
    )
