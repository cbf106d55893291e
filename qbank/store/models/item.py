"""Items, their immutable versions, and what is said of a version."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Difficulty, ItemKind
from qbank.domain.lifecycle import Verdict, VersionStatus
from qbank.store.base import Base, UtcDateTime, enum_column, now
from qbank.store.models.person import Person
from qbank.store.models.scheme import Criterion


class Item(Base):
    """A row is the identity of one item (butir); its wording lives in versions."""

    __tablename__ = "item"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[ItemKind] = mapped_column(enum_column(ItemKind, "kind_known"))
    is_retired: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)

    versions: Mapped[list[ItemVersion]] = relationship(
        back_populates="item", order_by="ItemVersion.number", lazy="raise"
    )
    tags: Mapped[list[ItemTag]] = relationship(back_populates="item", lazy="raise")

    __table_args__ = (CheckConstraint("length(code) > 0", "code_present"),)


class ItemTag(Base):
    """A row is one tag of an item."""

    __tablename__ = "item_tag"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(40), primary_key=True)

    item: Mapped[Item] = relationship(back_populates="tags", lazy="raise")


class ItemEnemy(Base):
    """A row is a pair of items that must not meet in one form; the smaller id stands first."""

    __tablename__ = "item_enemy"

    first_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)

    __table_args__ = (CheckConstraint("first_id < second_id", "ordered"),)


class StoredStimulus(Base):
    """A row is one case (kasus) at one revision of its wording; it never changes."""

    __tablename__ = "stimulus"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("code", "revision"),)


class Media(Base):
    """A row is one picture, found by the SHA-256 of its bytes."""

    __tablename__ = "media"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    type: Mapped[str] = mapped_column(String(40))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    alt: Mapped[str] = mapped_column(Text)

    __table_args__ = (CheckConstraint("length(sha256) = 64", "sha256_length"),)


class ItemVersion(Base):
    """A row is the wording of an item at one time: immutable but for its status (held by a trigger).

    `entered_by_id` is who brought it into the bank, where the command named somebody: not always its author.
    """

    __tablename__ = "item_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    number: Mapped[int]
    status: Mapped[VersionStatus] = mapped_column(enum_column(VersionStatus, "status_known"))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    content_hash: Mapped[str] = mapped_column(String(64))
    level: Mapped[CognitiveLevel | None] = mapped_column(enum_column(CognitiveLevel, "level_known"))
    dimension: Mapped[CompetencyDimension | None] = mapped_column(
        enum_column(CompetencyDimension, "dimension_known")
    )
    difficulty: Mapped[Difficulty | None] = mapped_column(enum_column(Difficulty, "difficulty_known"))
    minutes: Mapped[float | None] = mapped_column(Float)
    points: Mapped[float | None] = mapped_column(Float)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reference: Mapped[str] = mapped_column(Text, default="")
    stimulus_id: Mapped[int | None] = mapped_column(ForeignKey("stimulus.id"))
    calibration: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    lint_reasons: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    item: Mapped[Item] = relationship(back_populates="versions", lazy="raise")
    author: Mapped[Person] = relationship(lazy="raise", foreign_keys=[author_id])
    stimulus: Mapped[StoredStimulus | None] = relationship(lazy="raise")
    criteria: Mapped[list[VersionCriterion]] = relationship(
        back_populates="version", order_by="VersionCriterion.position", lazy="raise"
    )

    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        UniqueConstraint("id", "author_id"),
        CheckConstraint("number >= 1", "number_positive"),
        CheckConstraint("minutes > 0", "minutes_positive"),
        CheckConstraint("points > 0", "points_positive"),
        CheckConstraint("length(content_hash) = 64", "content_hash_length"),
    )


class VersionCriterion(Base):
    """A row says that a version evidences one KUK of one unit revision."""

    __tablename__ = "version_criterion"

    version_id: Mapped[int] = mapped_column(ForeignKey("item_version.id"), primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    position: Mapped[int]

    version: Mapped[ItemVersion] = relationship(back_populates="criteria", lazy="raise")
    criterion: Mapped[Criterion] = relationship(lazy="raise")


class VersionMedia(Base):
    """A row says that a version shows a picture."""

    __tablename__ = "version_media"

    version_id: Mapped[int] = mapped_column(ForeignKey("item_version.id"), primary_key=True)
    media_sha256: Mapped[str] = mapped_column(ForeignKey("media.sha256"), primary_key=True)


class Review(Base):
    """A row is one reader's verdict on one version; nobody judges what they wrote."""

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int]
    author_id: Mapped[int]
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    round: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(enum_column(Verdict, "verdict_known"))
    checklist: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    comment: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)

    __table_args__ = (
        ForeignKeyConstraint(["version_id", "author_id"], ["item_version.id", "item_version.author_id"]),
        UniqueConstraint("version_id", "reviewer_id", "round"),
        CheckConstraint("author_id <> reviewer_id", "reviewer_is_not_author"),
        CheckConstraint("round >= 1", "round_positive"),
    )
