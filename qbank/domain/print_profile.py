"""What a body adds to a snapshot when it is printed: its own data and looks, and the edition of the forms."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from qbank.domain.picture import PictureFile


class Edition(StrEnum):
    """Edition of the official forms."""

    E2023 = "2023"
    E2020 = "2020"


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """The certification body (LSP); what is unknown stays an empty string and prints as a blank."""

    name: str = ""
    licence: str = ""
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class BodyLooks:
    """The body's own looks; what it has none of is empty, and the built-in ones are used.

    `revisions` are its revision codes by form code; `template` is a .docx and `wording` the text of a TOML file.
    """

    revisions: Mapping[str, str] = field(default_factory=dict)
    logo: PictureFile | None = None
    template: bytes = b""
    wording: str = ""

    def facts(self) -> dict[str, Any]:
        """Return the looks as plain data, files by their SHA-256."""
        return {
            "revisions": dict(sorted(self.revisions.items())),
            "logo": _sha256(self.logo.data if self.logo else b""),
            "template": _sha256(self.template),
            "wording": _sha256(self.wording.encode()),
        }


@dataclass(frozen=True, slots=True)
class PrintProfile:
    """Body, edition and looks; with a snapshot and the program's version it decides every byte."""

    body: BodyFacts = BodyFacts()
    edition: Edition = Edition.E2023
    looks: BodyLooks = field(default_factory=BodyLooks)

    def facts(self) -> dict[str, Any]:
        """Return the profile as plain data, files by their SHA-256."""
        return {"body": dataclasses.asdict(self.body), "edition": str(self.edition), **self.looks.facts()}


@dataclass(frozen=True, slots=True)
class Attendance:
    """For how many people the documents of a whole set are made: lists, serial numbers and the print plan."""

    candidates: int = 5
    assessors: int = 1


USUAL_ATTENDANCE = Attendance()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""
