"""Banks, files and whole-bank comparisons for the tests of importing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, select

from qbank.domain.actor import Actor
from qbank.domain.import_plan import ItemPlan, SchemePlan
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, SchemeFacts, UnitDraft
from qbank.resources import seed_folder
from qbank.store.base import Base
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person
from qbank.usecases.import_evidence_plan import import_evidence_plan, read_plan_file
from qbank.usecases.import_items import import_items, read_item_files
from qbank.usecases.import_scheme import import_scheme, read_scheme_file

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
IMPORTER = Actor("pengujian")
SEED_SCHEME = "pemasaran-penjualan-kkni6"
SEED_TEXT = seed_folder() / "schemes" / "kualifikasi-6-pemasaran-penjualan.txt"
SEED_PLAN = seed_folder() / "plans" / f"{SEED_SCHEME}.yaml"

Rows = dict[str, list[dict[str, Any]]]


def rows_by_table(engine: Engine) -> Rows:
    """Everything that a bank holds, table by table."""
    with engine.connect() as connection:
        return {
            table.name: sorted(
                (dict(row._mapping) for row in connection.execute(select(table))),
                key=lambda row: [repr(row[column.name]) for column in table.primary_key],
            )
            for table in Base.metadata.sorted_tables
        }


def changed_tables(before: Rows, after: Rows) -> set[str]:
    return {name for name in after if before[name] != after[name]}


def make_unit(code: str = "A.01.001.1", *, title: str = "Unit contoh", text: str = "Bunyi") -> UnitDraft:
    """A unit of one element with two KUK, to vary."""
    criteria = (CriterionDraft("1.1", f"{text} satu"), CriterionDraft("1.2", f"{text} dua"))
    return UnitDraft(code, title, (ElementDraft("1", "Elemen contoh", criteria),))


def make_scheme(*units: UnitDraft, code: str = "contoh") -> SchemeDraft:
    return SchemeDraft(units or (make_unit(),), code)


def store_scheme(engine: Engine, draft: SchemeDraft, **facts: str) -> SchemePlan:
    with session_scope(engine, write=True) as session:
        return import_scheme(session, IMPORTER, draft, SchemeFacts(**facts))


def prepare_example_bank(engine: Engine) -> None:
    """Import the example scheme and its plan, and add the examples' author."""
    scheme = read_scheme_file(EXAMPLES / "scheme.yaml")
    plan = read_plan_file(EXAMPLES / "plan.yaml")
    with session_scope(engine, write=True) as session:
        import_scheme(session, IMPORTER, scheme, SchemeFacts())
        import_evidence_plan(session, IMPORTER, plan)
        add_person(session, IMPORTER, "contoh-penyusun", "Penyusun Contoh")


def prepare_seed_bank(engine: Engine) -> None:
    """Import the seed's scheme, plan and items."""
    scheme = read_scheme_file(SEED_TEXT)
    plan = read_plan_file(SEED_PLAN)
    batch = read_item_files(seed_folder() / "items")
    with session_scope(engine, write=True) as session:
        import_scheme(session, IMPORTER, scheme, SchemeFacts(code=SEED_SCHEME))
        import_evidence_plan(session, IMPORTER, plan)
        import_items(session, IMPORTER, batch, add_persons=True)


@cache
def _seed_bank_bytes(empty_bank: Path) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "seed.db"
        path.write_bytes(empty_bank.read_bytes())
        engine = open_engine(f"sqlite:///{path}")
        prepare_seed_bank(engine)
        engine.dispose()
        return path.read_bytes()


@contextmanager
def copied_seed_bank(empty_bank: Path, path: Path) -> Iterator[Engine]:
    """A copy of a bank that holds the seed, built once in each process."""
    path.write_bytes(_seed_bank_bytes(empty_bank))
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def store_items(
    engine: Engine, path: Path, *, add_persons: bool = False, plan_only: bool = False
) -> ItemPlan:
    batch = read_item_files(path)
    with session_scope(engine, write=not plan_only) as session:
        return import_items(session, IMPORTER, batch, add_persons=add_persons, plan_only=plan_only)
