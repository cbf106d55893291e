"""A small bank on a scheme of one unit, for what sets do over time; it assembles in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, update
from writing import told_scope

from qbank.domain.actor import Actor
from qbank.domain.codes import (
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    Difficulty,
    EvidenceKind,
    Instrument,
    ItemKind,
)
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus, Way
from qbank.domain.items import Content, ItemDraft, MultipleChoice, ObservationPoint, Option, SpokenQuestion
from qbank.domain.lifecycle import SetStatus, VersionStatus
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, SchemeFacts, UnitDraft
from qbank.errors import Where
from qbank.formats.json.canonical import version_digest
from qbank.store.engine import open_engine
from qbank.store.models import ExamSet, ItemVersion
from qbank.store.session import session_scope
from qbank.usecases.assemble_set import SetRequest, assemble_set
from qbank.usecases.import_blueprint import import_blueprint
from qbank.usecases.import_evidence_plan import import_evidence_plan
from qbank.usecases.import_items import ItemBatch, import_items
from qbank.usecases.import_scheme import import_scheme
from qbank.usecases.show_set import read_set, show_set

ACTOR = Actor("pengujian")
UNIT = "A.01.001.1"
CRITERIA = ("1.1", "1.2", "2.1")
DAY = date(2026, 1, 5)
BLUEPRINT = """\
name: kecil
scheme: kecil
forms: 2
instruments:
  - {instrument: CL, minimum: 3, maximum: 3, minutes: 0}
  - {instrument: DPT-PG, minimum: 4, maximum: 4, minutes: 8}
  - {instrument: PW, minimum: 1, maximum: 1, minutes: 10, session: sebelum_hari_asesmen}
lines:
  - {name: PG setiap KUK, instruments: [DPT-PG], each: criterion, minimum: 1}
  - {name: PG sukar, instruments: [DPT-PG], where: {difficulty: [sukar]}, maximum: 2}
"""


def fill_small_bank(engine: Engine) -> None:
    """18 questions (six a KUK), four interviews that name every KUK, one that doesn't, three checklist rows; all approved."""
    drafts = {draft.code: (draft, version_digest(draft), Where()) for draft in small_bank_items()}
    with session_scope(engine, write=True) as session:
        import_scheme(session, ACTOR, _scheme(), SchemeFacts(code="kecil", title="Skema Kecil"))
        import_evidence_plan(session, ACTOR, _plan())
        import_items(session, ACTOR, ItemBatch(drafts), add_persons=True)
    with told_scope(engine) as session:
        session.execute(update(ItemVersion).values(status=VersionStatus.APPROVED))


@cache
def _small_bank_bytes(empty_bank: Path) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "small.db"
        path.write_bytes(empty_bank.read_bytes())
        engine = open_engine(f"sqlite:///{path}")
        fill_small_bank(engine)
        engine.dispose()
        return path.read_bytes()


@contextmanager
def copied_small_bank(empty_bank: Path, path: Path) -> Iterator[Engine]:
    """Yield a copy of a filled small bank, which is built once in each process."""
    path.write_bytes(_small_bank_bytes(empty_bank))
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def small_bank_items() -> Iterator[ItemDraft]:
    criteria, difficulties = cycle(CRITERIA), cycle(("mudah", "sedang", "sedang", "sukar"))
    for number in range(1, 19):
        texts = ("satu.", "dua.", "tiga.", "empat.")
        options = tuple(Option(text, key=place == number % 4) for place, text in enumerate(texts))
        content = MultipleChoice(f"Pokok soal {number} ....", options)
        difficulty = Difficulty(next(difficulties))
        yield _item(
            f"PG-{number:04}", ItemKind.MULTIPLE_CHOICE, content, next(criteria), difficulty=difficulty
        )
    for number in range(1, 6):
        names = CRITERIA if number < 5 else CRITERIA[:1]
        yield _item(
            f"PW-{number:04}", ItemKind.INTERVIEW, SpokenQuestion("Ceritakan.", ("Satu",), "Satu."), *names
        )
    for number, name in enumerate(CRITERIA, start=1):
        point = ObservationPoint("standar", "terlihat")
        yield ItemDraft(
            f"CL-{number:04}", ItemKind.OBSERVATION_POINT, "penyusun", point, (CriterionRef(UNIT, name),)
        )


def _item(
    code: str, kind: ItemKind, content: Content, *names: str, difficulty: Difficulty = Difficulty.MEDIUM
) -> ItemDraft:
    return ItemDraft(
        code, kind, "penyusun", content, tuple(CriterionRef(UNIT, name) for name in names),
        CognitiveLevel.C3, CompetencyDimension.TS, difficulty, minutes=2,
    )  # fmt: skip


def _scheme() -> SchemeDraft:
    first = ElementDraft(
        "1", "Elemen satu", (CriterionDraft("1.1", "Bunyi satu"), CriterionDraft("1.2", "Bunyi dua"))
    )
    second = ElementDraft("2", "Elemen dua", (CriterionDraft("2.1", "Bunyi tiga"),))
    return SchemeDraft((UnitDraft(UNIT, "Unit kecil", (first, second)),), "kecil")


def _plan() -> EvidencePlan:
    lines = tuple(
        PlanLine(CriterionRef(UNIT, name), Way.INDIRECT, EvidenceKind.INDIRECT, (Instrument.PW,), 1)
        for name in CRITERIA
    )
    return EvidencePlan("kecil", PlanStatus.PROPOSED, (JobGroup("KP1", "Kelompok", (UNIT,), 60),), lines, {})


def import_text(engine: Engine, folder: Path, text: str = BLUEPRINT, **changes: str) -> str:
    """Import a blueprint, with further top-level lines, and return its name."""
    path = folder / "kisi.yaml"
    path.write_text(text + "".join(f"{name}: {value}\n" for name, value in changes.items()), encoding="utf-8")
    with session_scope(engine, write=True) as session:
        return import_blueprint(session, ACTOR, path).name


def assemble(engine: Engine, seed: int = 1, day: date = DAY, **wishes: Any) -> str:
    return assemble_set(engine, ACTOR, SetRequest("kecil", day, seed, **wishes))


def shown(engine: Engine, code: str) -> dict[str, Any]:
    with session_scope(engine) as session:
        return show_set(read_set(session, code))


def questions(engine: Engine, code: str, instrument: str = "DPT-PG") -> list[list[str]]:
    """The items of one instrument, form by form, by number."""
    forms = shown(engine, code)["forms"]
    return [[i["item"] for i in form["items"] if i["instrument"] == instrument] for form in forms]


def bring_to(engine: Engine, code: str, status: SetStatus, **facts: Any) -> None:
    """Put a set into a later stage of its life, as issuing and withdrawing do."""
    moment = datetime(2026, 1, 6, tzinfo=UTC)
    with told_scope(engine) as session:
        session.execute(
            update(ExamSet).where(ExamSet.code == code).values(status=status, issued_at=moment, **facts)
        )


def reword(engine: Engine, *codes: str) -> None:
    """Give items a second version, and approve it."""
    drafts = {}
    for draft in small_bank_items():
        if draft.code in codes:
            reworded = replace(draft, reference="Bunyi kedua")
            drafts[draft.code] = (reworded, version_digest(reworded), Where())
    with session_scope(engine, write=True) as session:
        import_items(session, ACTOR, ItemBatch(drafts))
    with told_scope(engine) as session:
        session.execute(update(ItemVersion).values(status=VersionStatus.APPROVED))
