"""Settings of the certification body."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from qbank.store.base import Base


class BodySetting(Base):
    """A row is one setting of the body (LSP), such as its name or the review quorum."""

    __tablename__ = "body_setting"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
