"""A small bank with people, and the deeds of review in one line each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role, Verdict, VersionStatus
from qbank.domain.review_rules import TouchedVersion
from qbank.domain.scheme import SchemeFacts
from qbank.store.engine import open_engine
from qbank.store.items import get_item
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person
from qbank.usecases.import_evidence_plan import import_evidence_plan, read_plan_file
from qbank.usecases.import_items import import_items, read_item_files
from qbank.usecases.import_scheme import import_scheme, read_scheme_file
from qbank.usecases.judge_items import Judged, Judgement, judge_items
from qbank.usecases.retire_items import retire_items
from qbank.usecases.submit_items import submit_items

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ITEMS = (EXAMPLES / "items.yaml").read_text(encoding="utf-8")
AUTHOR = "contoh-penyusun"
CODE = "PG-9101"
APPROVE, RETURN = Verdict.APPROVE, Verdict.RETURN
PEOPLE = {
    AUTHOR: [Role.AUTHOR],
    "citra": [Role.AUTHOR, Role.VALIDATOR],
    "dewi": [Role.VALIDATOR],
    "eko": [Role.VALIDATOR],
    "fitri": [Role.COMMITTEE],
}


def fill_bank(engine: Engine, folder: Path, *, managed: bool = True) -> None:
    """Import the examples as their author, into a bank that an administrator manages, or nobody does."""
    scheme, plan = read_scheme_file(EXAMPLES / "scheme.yaml"), read_plan_file(EXAMPLES / "plan.yaml")
    with session_scope(engine, write=True) as session:
        import_scheme(session, Actor("akun"), scheme, SchemeFacts())
        import_evidence_plan(session, Actor("akun"), plan)
        for code, roles in PEOPLE.items():
            add_person(session, Actor("akun"), code, code.title(), roles=roles)
        if managed:
            add_person(session, Actor("akun"), "admin", "Admin", roles=[Role.ADMINISTRATOR])
    store_items(engine, folder, AUTHOR)


@cache
def _bank_bytes(empty: Path, *, managed: bool) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bank.db"
        file.write_bytes(empty.read_bytes())
        engine = open_engine(f"sqlite:///{file}")
        fill_bank(engine, Path(folder), managed=managed)
        engine.dispose()
        return file.read_bytes()


@contextmanager
def copied_bank(empty: Path, folder: Path, *, managed: bool) -> Iterator[Engine]:
    """Give a copy of the filled bank, which each process builds once."""
    file = folder / "reviewed.db"
    file.write_bytes(_bank_bytes(empty, managed=managed))
    engine = open_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def store_items(engine: Engine, folder: Path, person: str, *edits: tuple[str, str]) -> None:
    """Import the example items, with some words changed, as this person."""
    text = ITEMS
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file = folder / "soal.yaml"
    file.write_text(text, encoding="utf-8")
    with session_scope(engine, write=True) as session:
        import_items(session, Actor("akun", person), read_item_files(file))


def submit(engine: Engine, *codes: str, person: str = AUTHOR, unit: str = "") -> list[TouchedVersion]:
    with session_scope(engine, write=True) as session:
        return submit_items(session, Actor("akun", person), codes, unit)


def judge(engine: Engine, person: str, verdict: Verdict, *codes: str, **given: Any) -> Judged:
    if verdict is RETURN:
        given = {"comment": "Perbaiki pengecohnya."} | given
    with session_scope(engine, write=True) as session:
        return judge_items(session, Actor("akun", person), Judgement(verdict, codes, **given))


def approve_fully(engine: Engine, *codes: str, **given: Any) -> None:
    """Let two validators approve what is in review."""
    for person in ("dewi", "eko"):
        judge(engine, person, APPROVE, *codes, **given)


def retire(engine: Engine, *codes: str, person: str = "fitri") -> list[TouchedVersion]:
    with session_scope(engine, write=True) as session:
        return retire_items(session, Actor("akun", person), codes)


def statuses(engine: Engine, code: str = CODE) -> list[VersionStatus]:
    """Return the status of each version of an item, oldest first."""
    with session_scope(engine) as session:
        return [version.status for version in get_item(session, code).versions]
