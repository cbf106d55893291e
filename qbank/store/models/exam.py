"""Blueprints, exam sets with their frozen forms, sittings and printed documents."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qbank.domain.codes import Instrument
from qbank.domain.lifecycle import SetStatus
from qbank.store.base import Base, UtcDateTime, enum_column, now
from qbank.store.models.item import ItemVersion
from qbank.store.models.scheme import Scheme


class StoredBlueprint(Base):
    """A row is one blueprint (kisi-kisi) at one revision, as it was written."""

    __tablename__ = "blueprint"

    id: Mapped[int] = mapped_column(primary_key=True)
    scheme_id: Mapped[int] = mapped_column(ForeignKey("scheme.id"))
    name: Mapped[str] = mapped_column(String(80))
    revision: Mapped[int] = mapped_column(default=1)
    source: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)

    scheme: Mapped[Scheme] = relationship(lazy="raise")

    __table_args__ = (UniqueConstraint("name", "revision"),)


class ExamSet(Base):
    """A row is one set of parallel forms; the stored forms, not a replay of the seed, are the truth.

    `audit_head` is the newest hash of the trail when the set was issued; a leaked set's items are in no new set.
    """

    __tablename__ = "exam_set"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(80), unique=True)
    scheme_id: Mapped[int] = mapped_column(ForeignKey("scheme.id"))
    blueprint_id: Mapped[int] = mapped_column(ForeignKey("blueprint.id"))
    seed: Mapped[int]
    pool_hash: Mapped[str] = mapped_column(String(64))
    set_date: Mapped[date] = mapped_column(Date)
    status: Mapped[SetStatus] = mapped_column(enum_column(SetStatus, "status_known"))
    record: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    issued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    audit_head: Mapped[str | None] = mapped_column(String(64))
    print_profile: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    is_leaked: Mapped[bool] = mapped_column(default=False)

    scheme: Mapped[Scheme] = relationship(lazy="raise")
    blueprint: Mapped[StoredBlueprint] = relationship(lazy="raise")
    forms: Mapped[list[ExamForm]] = relationship(
        back_populates="exam_set", order_by="ExamForm.label", lazy="raise"
    )

    __table_args__ = (
        CheckConstraint("status = 'draft' OR issued_at IS NOT NULL", "issued_has_moment"),
        CheckConstraint("status <> 'withdrawn' OR withdrawn_reason IS NOT NULL", "withdrawn_has_reason"),
    )


class ExamForm(Base):
    """A row is one parallel form (paket) with its frozen snapshot as canonical JSON."""

    __tablename__ = "exam_form"

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("exam_set.id"))
    label: Mapped[str] = mapped_column(String(4))
    snapshot: Mapped[str] = mapped_column(Text)
    snapshot_sha256: Mapped[str] = mapped_column(String(64))

    exam_set: Mapped[ExamSet] = relationship(back_populates="forms", lazy="raise")
    items: Mapped[list[FormItem]] = relationship(back_populates="form", lazy="raise")

    __table_args__ = (UniqueConstraint("set_id", "label"),)


class FormItem(Base):
    """A row says which version stands at which number of which instrument in a form."""

    __tablename__ = "form_item"

    form_id: Mapped[int] = mapped_column(ForeignKey("exam_form.id"), primary_key=True)
    instrument: Mapped[Instrument] = mapped_column(
        enum_column(Instrument, "instrument_known"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("item_version.id"))

    form: Mapped[ExamForm] = relationship(back_populates="items", lazy="raise")
    version: Mapped[ItemVersion] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("form_id", "version_id"),
        CheckConstraint("number >= 1", "number_positive"),
    )


class SetRole(StrEnum):
    """What a person answers for in a set."""

    AUTHOR = "penyusun"
    VALIDATOR = "validator"


class SetPerson(Base):
    """A row names a penyusun or validator of a set; one person is never both."""

    __tablename__ = "set_person"

    set_id: Mapped[int] = mapped_column(ForeignKey("exam_set.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[SetRole] = mapped_column(enum_column(SetRole, "role_known"))
    position: Mapped[int]


class Sitting(Base):
    """A row is one sitting of an issued set: where and when, with how many candidates."""

    __tablename__ = "sitting"

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("exam_set.id"))
    sitting_date: Mapped[date] = mapped_column(Date)
    place: Mapped[str] = mapped_column(Text)
    candidates: Mapped[int]

    __table_args__ = (CheckConstraint("candidates >= 0", "candidates_not_negative"),)


class SittingAssessor(Base):
    """A row names an assessor of a sitting."""

    __tablename__ = "sitting_assessor"

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class PrintedDocument(Base):
    """A row is one file of an issued set, stored so that a reprint gives the same bytes."""

    __tablename__ = "printed_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("exam_set.id"))
    form_id: Mapped[int | None] = mapped_column(ForeignKey("exam_form.id"))
    code: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(20))
    bundle: Mapped[str] = mapped_column(String(20))
    file: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    content_sha256: Mapped[str] = mapped_column(String(64))
    data: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (UniqueConstraint("set_id", "file"),)
