"""People and what they may do."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qbank.domain.lifecycle import Role
from qbank.store.base import Base, enum_column


class Person(Base):
    """A row is one person by a short code; `met` (Nomor MET) may be blank and is no key."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(Text)
    met: Mapped[str] = mapped_column(String(60), default="")

    roles: Mapped[list[PersonRole]] = relationship(back_populates="person", lazy="raise")

    __table_args__ = (CheckConstraint("length(code) > 0", "code_present"),)


class PersonRole(Base):
    """A row gives a person a role."""

    __tablename__ = "person_role"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(enum_column(Role, "role_known"), primary_key=True)

    person: Mapped[Person] = relationship(back_populates="roles", lazy="raise")
