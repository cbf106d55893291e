"""A small bank with people and a draft set of two forms, all approved."""

from __future__ import annotations

from pathlib import Path

from small_exam_banks import ACTOR, assemble, fill_small_bank, import_text
from sqlalchemy import Engine

from qbank.domain.lifecycle import Role
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person

PEOPLE = {
    "ani": (Role.AUTHOR, "MET.000.0001"),
    "budi": (Role.AUTHOR, ""),
    "dewi": (Role.VALIDATOR, "MET.000.0002"),
    "sari": (Role.ASSESSOR, ""),
}
SET = "kecil-001"


def fill_with_set(engine: Engine, folder: Path) -> None:
    """A small bank with people, and one draft set of two forms."""
    fill_small_bank(engine)
    import_text(engine, folder)
    with session_scope(engine, write=True) as session:
        for code, (role, met) in PEOPLE.items():
            add_person(session, ACTOR, code, code.title(), met=met, roles=[role])
    assert assemble(engine) == SET


def issuable_bank(empty: Path, folder: Path) -> Path:
    """Return the file of a bank filled so."""
    file = folder / "bank.db"
    file.write_bytes(empty.read_bytes())
    engine = open_engine(f"sqlite:///{file}")
    fill_with_set(engine, folder)
    engine.dispose()
    return file
