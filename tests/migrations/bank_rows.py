"""A row in every table, written past the mapped classes, and the banks that hold them."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select, text

from qbank.domain.codes import Instrument, ItemKind
from qbank.domain.evidence_plan import PlanStatus, Way
from qbank.domain.lifecycle import Role, SetStatus, Verdict, VersionStatus
from qbank.store import models
from qbank.store.base import Base
from qbank.store.engine import open_engine
from qbank.store.models.exam import SetRole

ROOT = Path(__file__).resolve().parents[2]
MOMENT = datetime(2026, 1, 5, 3, 4, 5, 678_901, tzinfo=UTC)
SHA = "a" * 64
KIND, DRAFT = ItemKind.ORAL, VersionStatus.DRAFT
NAMES = {"title": "Judul", "body": "Isi"}
SET = {
    "scheme_id": 1,
    "blueprint_id": 1,
    "seed": 7,
    "pool_hash": SHA,
    "set_date": date(2026, 1, 5),
    "record": {},
}
VERSION = {"status": DRAFT, "content": {"prompt": "Apa?"}, "content_hash": SHA, "author_id": 1}

# Rows that nothing refers to have the id 9: they could be deleted, were it not for the triggers.
ROWS: dict[str, list[dict[str, Any]]] = {
    "person": [{"id": 1, "code": "penulis", "name": "Penulis"}, {"id": 2, "code": "penelaah", "name": "Lain"}],
    "person_role": [{"person_id": 1, "role": Role.AUTHOR}],
    "body_setting": [{"name": "name", "value": "LSP"}],
    "scheme": [{"id": 1, "code": "skema"}],
    "unit": [{"id": 1, "code": "U.1", "title": "Unit"}, {"id": 9, "code": "U.9", "title": "Unit"}],
    "element": [
        {"id": 1, "unit_id": 1, "number": "1", "title": "Elemen", "position": 1},
        {"id": 9, "unit_id": 1, "number": "9", "title": "Elemen", "position": 9},
    ],
    "criterion": [
        {"id": 1, "element_id": 1, "unit_id": 1, "number": "1.1", "text": "KUK", "position": 1},
        {"id": 2, "element_id": 1, "unit_id": 1, "number": "1.2", "text": "KUK", "position": 2},
        {"id": 9, "element_id": 1, "unit_id": 1, "number": "1.9", "text": "KUK", "position": 9},
    ],
    "job_group": [{"id": 1, "scheme_id": 1, "code": "KP1", "title": "KP", "minutes": 60, "position": 1}],
    "scheme_unit": [{"scheme_id": 1, "unit_id": 1, "position": 1, "job_group_id": 1}],
    "evidence_plan": [{"id": 1, "scheme_id": 1, "status": PlanStatus.PROPOSED}],
    "evidence_plan_line": [
        {
            "id": 1, "plan_id": 1, "criterion_id": 1, "position": 1, "way": Way.PRODUCT, "kind": "L", "pieces": 1,
        }
    ],
    "evidence_plan_instrument": [
        {"line_id": 1, "instrument": Instrument.CL, "is_supplementary": False, "position": 1}
    ],
    "stimulus": [{"id": 1, "code": "K1", **NAMES}, {"id": 9, "code": "K9", **NAMES}],
    "media": [
        {"sha256": SHA, "type": "image/png", "data": b"x", "alt": "x"},
        {"sha256": "c" * 64, "type": "image/png", "data": b"y", "alt": "y"},
    ],
    "item": [
        {"id": 1, "code": "LS-0001", "uuid": "1", "kind": KIND},
        {"id": 2, "code": "LS-0002", "uuid": "2", "kind": KIND},
    ],
    "item_tag": [{"item_id": 1, "tag": "kasus"}],
    "item_enemy": [{"first_id": 1, "second_id": 2}],
    "item_version": [
        {"id": 1, "item_id": 1, "number": 1, **VERSION, "stimulus_id": 1},
        {"id": 2, "item_id": 2, "number": 1, **VERSION, "status": VersionStatus.APPROVED},
        {"id": 9, "item_id": 2, "number": 2, **VERSION},
    ],
    "version_criterion": [
        {"version_id": 1, "criterion_id": 1, "position": 1},
    ],
    "version_media": [{"version_id": 1, "media_sha256": SHA}],
    "review": [
        {"id": 1, "version_id": 1, "author_id": 1, "reviewer_id": 2, "round": 1, "verdict": Verdict.APPROVE}
    ],
    "blueprint": [{"id": 1, "scheme_id": 1, "name": "kisi", "source": "name: kisi", "sha256": SHA}],
    "exam_set": [
        {"id": 1, "code": "skema-001", "status": SetStatus.DRAFT, **SET},
        {"id": 2, "code": "skema-002", "status": SetStatus.DRAFT, **SET},
        {"id": 9, "code": "skema-009", "status": SetStatus.ISSUED, "issued_at": MOMENT, **SET},
    ],
    "exam_form": [
        {"id": 1, "set_id": 1, "label": "A", "snapshot": "{}", "snapshot_sha256": SHA},
        {"id": 8, "set_id": 1, "label": "B", "snapshot": "{}", "snapshot_sha256": SHA},
        {"id": 9, "set_id": 2, "label": "A", "snapshot": "{}", "snapshot_sha256": SHA},
    ],
    "form_item": [{"form_id": 1, "instrument": Instrument.DPL, "number": 1, "version_id": 1}],
    "set_person": [{"set_id": 1, "person_id": 1, "role": SetRole.AUTHOR, "position": 1}],
    "sitting": [{"id": 1, "set_id": 1, "sitting_date": date(2026, 2, 1), "place": "TUK", "candidates": 3}],
    "sitting_assessor": [{"sitting_id": 1, "person_id": 2}],
    "printed_document": [
        {
            "id": 1, "set_id": 1, "form_id": 1, "code": "FR", "role": "soal", "bundle": "asesi", "file": "x.docx",
            "sha256": SHA, "content_sha256": SHA, "data": b"x",
        }
    ],
    "audit_event": [
        {
            "id": 1, "at": MOMENT, "os_account": "saya", "action": "x", "subject": "y",
            "previous_hash": "0" * 64, "hash": SHA,
        }
    ],
}  # fmt: skip


def fill(connection: Connection) -> None:
    """Write a row into every table; the set 2, with its form 9, is issued last."""
    assert models.AuditEvent.__table__ in Base.metadata.sorted_tables
    for table in Base.metadata.sorted_tables:
        for row in ROWS[table.name]:
            connection.execute(insert(table).values(row))
    issue = "UPDATE exam_set SET status = 'issued', issued_at = created_at WHERE id = 2"
    connection.execute(text(issue))


def filled_bank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Give an engine on a bank that holds a row in every table; the work of a fixture, whose parameter names the database."""
    if request.param == "sqlite":
        empty: Path = request.getfixturevalue("migrated_sqlite")
        url = f"sqlite:///{shutil.copy(empty, tmp_path_factory.mktemp('filled') / 'bank.db')}"
    else:
        copy: Callable[[str], str] = request.getfixturevalue("migrated_postgres")
        url = copy(f"filled_{Path(request.module.__file__).stem}")
    engine = open_engine(url)
    with engine.begin() as connection:
        fill(connection)
    yield engine
    engine.dispose()


def rolled_back(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that is rolled back; the work of a fixture."""
    with engine.connect() as connection:
        yield connection
        connection.rollback()


def rows_by_table(connection: Connection) -> dict[str, list[Sequence[Any]]]:
    """Return all that a bank holds."""
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
        for table in Base.metadata.sorted_tables
    }


def load_triggers() -> ModuleType:
    """Load migrations/triggers.py as env.py does: the folder is no package."""
    spec = importlib.util.spec_from_file_location("triggers_in_tests", ROOT / "migrations" / "triggers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
