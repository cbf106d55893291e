"""Codes and numbers of the field: unit codes, KUK numbers, item codes, instruments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[0-9]{1,3}\.[0-9]{1,3}")
_ITEM_CODE = re.compile(r"([A-Z]{2})-[0-9]{4,6}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Instrument(StrEnum):
    """An assessment instrument (instrumen asesmen), by the abbreviation printed on the forms."""

    CL = "CL"
    TPD = "TPD"
    PMO = "PMO"
    DIT = "DIT"
    DPT_PG = "DPT-PG"
    DPT_ESAI = "DPT-Esai"
    DPL = "DPL"
    CVP = "CVP"
    PW = "PW"
    VPK = "VPK"
    CRP = "CRP"


class ItemKind(StrEnum):
    """A kind of item (jenis butir); each feeds exactly one instrument."""

    MULTIPLE_CHOICE = "multiple_choice"
    ESSAY = "essay"
    ORAL = "oral"
    SUPPORTING_QUESTION = "supporting_question"
    PRACTICAL_TASK = "practical_task"
    PROJECT = "project"
    INTERVIEW = "interview"
    THIRD_PARTY_STATEMENT = "third_party_statement"
    PORTFOLIO_EVIDENCE = "portfolio_evidence"
    OBSERVATION_POINT = "observation_point"


PREFIX_BY_KIND = {
    ItemKind.MULTIPLE_CHOICE: "PG",
    ItemKind.ESSAY: "ES",
    ItemKind.ORAL: "LS",
    ItemKind.SUPPORTING_QUESTION: "PM",
    ItemKind.PRACTICAL_TASK: "TP",
    ItemKind.PROJECT: "DI",
    ItemKind.INTERVIEW: "PW",
    ItemKind.THIRD_PARTY_STATEMENT: "PK",
    ItemKind.PORTFOLIO_EVIDENCE: "PF",
    ItemKind.OBSERVATION_POINT: "CL",
}

INSTRUMENT_BY_KIND = {
    ItemKind.MULTIPLE_CHOICE: Instrument.DPT_PG,
    ItemKind.ESSAY: Instrument.DPT_ESAI,
    ItemKind.ORAL: Instrument.DPL,
    ItemKind.SUPPORTING_QUESTION: Instrument.PMO,
    ItemKind.PRACTICAL_TASK: Instrument.TPD,
    ItemKind.PROJECT: Instrument.DIT,
    ItemKind.INTERVIEW: Instrument.PW,
    ItemKind.THIRD_PARTY_STATEMENT: Instrument.VPK,
    ItemKind.PORTFOLIO_EVIDENCE: Instrument.CVP,
    ItemKind.OBSERVATION_POINT: Instrument.CL,
}


TASK_INSTRUMENTS = (Instrument.TPD, Instrument.DIT)
"""A practical task or a project: what a candidate does in a job group."""


class EvidenceKind(StrEnum):
    """Kind of evidence (jenis bukti): direct, indirect, supplementary."""

    DIRECT = "L"
    INDIRECT = "TL"
    SUPPLEMENTARY = "T"


EVIDENCE_KIND_BY_INSTRUMENT = {
    Instrument.CL: EvidenceKind.DIRECT,
    Instrument.TPD: EvidenceKind.DIRECT,
    Instrument.DIT: EvidenceKind.DIRECT,
    Instrument.CVP: EvidenceKind.INDIRECT,
    Instrument.PW: EvidenceKind.INDIRECT,
    Instrument.VPK: EvidenceKind.INDIRECT,
    Instrument.CRP: EvidenceKind.INDIRECT,
    Instrument.PMO: EvidenceKind.SUPPLEMENTARY,
    Instrument.DPT_PG: EvidenceKind.SUPPLEMENTARY,
    Instrument.DPT_ESAI: EvidenceKind.SUPPLEMENTARY,
    Instrument.DPL: EvidenceKind.SUPPLEMENTARY,
}
INSTRUMENTS_BY_EVIDENCE = tuple(
    instrument
    for kind in EvidenceKind
    for instrument in Instrument
    if EVIDENCE_KIND_BY_INSTRUMENT[instrument] is kind
)
"""All instruments: those of direct evidence first, then indirect, then supplementary."""


class CognitiveLevel(StrEnum):
    """Bloom's revised levels, C1 mengingat … C6 mencipta."""

    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"
    C6 = "C6"


class CompetencyDimension(StrEnum):
    """Dimension of competency: task, task management, contingency, job-role environment, transfer."""

    TS = "TS"
    TMS = "TMS"
    CMS = "CMS"
    JRES = "JRES"
    TRS = "TRS"


class Difficulty(StrEnum):
    """Difficulty band as judged by the writer."""

    EASY = "mudah"
    MEDIUM = "sedang"
    HARD = "sukar"


@dataclass(frozen=True, slots=True, order=True)
class CriterionRef:
    """Points at one KUK: unit code as printed, KUK number, and the unit's revision (None = the newest)."""

    unit: str
    criterion: str
    unit_revision: int | None = None

    def __str__(self) -> str:
        return f"{self.unit}/{self.criterion}"


def is_criterion_number(text: str) -> bool:
    """Say whether the text is a KUK number such as "1.10"."""
    return _NUMBER.fullmatch(text) is not None


def criterion_sort_key(number: str) -> tuple[int, ...]:
    """Order KUK numbers as printed: 1.9 before 1.10."""
    return tuple(int(part) for part in number.split("."))


def is_item_code(text: str, kind: ItemKind) -> bool:
    """Say whether the text is an item code of this kind, such as "PG-0001"."""
    match = _ITEM_CODE.fullmatch(text)
    return match is not None and match[1] == PREFIX_BY_KIND[kind]


def is_uuid(text: str) -> bool:
    """Say whether the text is a UUID as this program writes them: lower case, with hyphens."""
    return _UUID.fullmatch(text) is not None


def is_slug(text: str) -> bool:
    """Say whether the text may serve as the code of a scheme or a set."""
    return len(text) <= 60 and _SLUG.fullmatch(text) is not None


def loose_unit_code(code: str) -> str:
    """Fold dots, blanks, hyphens and case, to find codes that differ only in their writing."""
    return re.sub(r"[^0-9A-Z]", "", code.upper())
