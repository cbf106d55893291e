"""What a body adds to a snapshot when it is printed: its own data and the edition of the forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class PrintProfile:
    """Body and edition; with a snapshot and the program's version it decides every byte."""

    body: BodyFacts = BodyFacts()
    edition: Edition = Edition.E2023
