"""The whole main job on a bank of its own: seed scheme, plan, items, blueprint, one set, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from qbank import resources
from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role
from qbank.domain.scheme import SchemeFacts
from qbank.errors import Issue, NotAllowedError, Where
from qbank.store import people
from qbank.store.engine import open_engine
from qbank.store.migrate import upgrade_bank
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person
from qbank.usecases.assemble_set import SetRequest, assemble_set
from qbank.usecases.import_blueprint import import_blueprint
from qbank.usecases.import_evidence_plan import import_evidence_plan, read_plan_file
from qbank.usecases.import_items import import_items, read_item_files
from qbank.usecases.import_scheme import import_scheme, read_scheme_file
from qbank.usecases.print_set import PrintedSet, prepare_print, print_set
from qbank.usecases.set_body import set_body

SCHEME = SchemeFacts(
    code="pemasaran-penjualan-kkni6",
    title="Kualifikasi 6 Pemasaran Sub Bidang Penjualan",
    kind="KKNI",
    level="6",
)
SEED_AUTHOR = "bank-awal"
DEMO_SEED = 20_260_101
DEMO_DATE = date(2026, 1, 5)
DEMO_BODY = {"name": "LSP Contoh"}


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo left behind: its bank file, the set, and the printed folder."""

    bank: Path
    set_code: str
    printed: PrintedSet


def run_demo(actor: Actor, out: Path, progress: Callable[[str], None]) -> Demo:
    """Build the demo's bank anew below `out`, assemble the forms of its blueprint and print them; the same bytes every time."""
    bank = out / "demo.db"
    _remove_bank(bank)
    engine = open_engine(f"sqlite:///{bank}")
    try:
        progress("demo.bank")
        upgrade_bank(engine)
        progress("demo.import")
        blueprint = _import_seed(engine, actor)
        progress("demo.assemble")
        code = assemble_set(engine, actor, SetRequest(blueprint, DEMO_DATE, DEMO_SEED, include_drafts=True))
        progress("demo.print")
        with session_scope(engine) as session:
            job = prepare_print(session, code)
        return Demo(bank, code, print_set(job, out))
    finally:
        engine.dispose()


def _import_seed(engine: Engine, actor: Actor) -> str:

    seed = resources.seed_folder()
    scheme = read_scheme_file(next(iter(sorted((seed / "schemes").glob("*.txt")))))
    plan = read_plan_file(seed / "plans" / f"{SCHEME.code}.yaml")
    batch = read_item_files(seed / "items")
    with session_scope(engine, write=True) as session:
        import_scheme(session, actor, scheme, SCHEME)
        import_evidence_plan(session, actor, plan)
        if SEED_AUTHOR not in people.persons_by_code(session):
            add_person(session, actor, SEED_AUTHOR, "Bank soal awal", roles=[Role.AUTHOR])
        import_items(session, actor, batch)
        set_body(session, actor, DEMO_BODY)
        blueprint = seed / "blueprints" / f"{SCHEME.code}-standar.yaml"
        return import_blueprint(session, actor, blueprint).name


def _remove_bank(bank: Path) -> None:
    try:
        bank.parent.mkdir(parents=True, exist_ok=True)
        for suffix in ("", "-wal", "-shm", "-journal"):
            bank.with_name(bank.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        raise NotAllowedError(Issue("print.unwritable", reason, Where(file=str(bank.parent)))) from error
