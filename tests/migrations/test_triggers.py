"""What must never change is refused by the database itself, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from bank_rows import filled_bank, load_triggers, rolled_back, rows_by_table
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from qbank.store.migrate import downgrade_bank, upgrade_bank

TRIGGERS = load_triggers()
_FORM = "id, set_id, label, snapshot, snapshot_sha256"
_SET = "id, code, scheme_id, blueprint_id, seed, pool_hash, set_date, record, created_at, issued_at"
WORDING = {
    "id": "99", "item_id": "1", "number": "5", "content": """'{"prompt": "Lain"}'""", "content_hash": f"'{'b' * 64}'",
    "level": "'C1'", "dimension": "'TS'", "difficulty": "'sukar'", "minutes": "1", "points": "1", "author_id": "2",
    "reference": "'lain'", "stimulus_id": "1", "created_at": "'2020-01-01 00:00:00'",
    "entered_by_id": "2",
}  # fmt: skip

# Each would go through without its trigger: nothing refers to the rows, no other constraint is violated.
REFUSED = {
    "audit_event_no_update": ["UPDATE audit_event SET action = 'z'"],
    "audit_event_no_delete": ["DELETE FROM audit_event"],
    "item_version_no_rewording": [
        f"UPDATE item_version SET {name} = {value} WHERE id = 9" for name, value in WORDING.items()
    ],
    "item_version_no_delete": ["DELETE FROM item_version WHERE id = 9"],
    "version_criterion_no_insert": [
        "INSERT INTO version_criterion (version_id, criterion_id, position) VALUES (2, 1, 1)"
    ],
    "version_criterion_no_update": ["UPDATE version_criterion SET criterion_id = 2"],
    "version_criterion_no_delete": ["DELETE FROM version_criterion"],
    "review_no_update": ["UPDATE review SET verdict = 'return'", "UPDATE review SET comment = 'lain'"],
    "review_no_delete": ["DELETE FROM review"],
    "unit_no_update": ["UPDATE unit SET title = 'Lain'"],
    "unit_no_delete": ["DELETE FROM unit WHERE id = 9"],
    "element_no_update": ["UPDATE element SET title = 'Lain'"],
    "element_no_delete": ["DELETE FROM element WHERE id = 9"],
    "criterion_no_update": ["UPDATE criterion SET text = 'Lain'"],
    "criterion_no_delete": ["DELETE FROM criterion WHERE id = 9"],
    "stimulus_no_update": ["UPDATE stimulus SET body = 'Lain'"],
    "stimulus_no_delete": ["DELETE FROM stimulus WHERE id = 9"],
    "media_no_update": ["UPDATE media SET data = 'y'"],
    "media_no_delete": [f"DELETE FROM media WHERE sha256 = '{'c' * 64}'"],
    "version_media_no_insert": [f"INSERT INTO version_media VALUES (2, '{'c' * 64}')"],
    "version_media_no_update": [f"UPDATE version_media SET media_sha256 = '{'c' * 64}'"],
    "version_media_no_delete": ["DELETE FROM version_media"],
    "exam_set_stays_issued": ["UPDATE exam_set SET status = 'draft' WHERE id = 2"],
    "exam_set_issued_delete": ["DELETE FROM exam_set WHERE id = 9"],
    "exam_form_frozen_insert": [f"INSERT INTO exam_form ({_FORM}) VALUES (50, 2, 'B', '{{}}', 'x')"],
    "exam_form_frozen_update": [
        "UPDATE exam_form SET snapshot = '{ }' WHERE id = 9",
        "UPDATE exam_form SET set_id = 2 WHERE id = 8",
        "UPDATE exam_form SET set_id = 1, label = 'C' WHERE id = 9",
    ],
    "exam_form_frozen_delete": ["DELETE FROM exam_form WHERE id = 9"],
    "printed_document_no_update": ["UPDATE printed_document SET bundle = 'arsip'"],
    "printed_document_no_delete": ["DELETE FROM printed_document"],
}
CASES = [(name, statement) for name, statements in REFUSED.items() for statement in statements]

# On SQLite REPLACE deletes the old row and inserts another; foreign keys are content when the statement ends.
REPLACED = {
    "audit_event_no_delete": "audit_event SELECT * FROM audit_event",
    "item_version_no_delete": "item_version SELECT * FROM item_version WHERE id = 1",
    "version_criterion_no_delete": "version_criterion SELECT * FROM version_criterion",
    "review_no_delete": "review SELECT * FROM review",
    "printed_document_no_delete": "printed_document SELECT * FROM printed_document",
    "unit_no_delete": "unit (id, code, revision, title) VALUES (1, 'U.1', 1, 'Lain')",
    "element_no_delete": "element SELECT id, unit_id, number, 'Lain', position FROM element WHERE id = 1",
    "criterion_no_delete": "criterion SELECT id, element_id, unit_id, number, 'Lain', position FROM criterion",
    "stimulus_no_delete": "stimulus (id, code, revision, title, body) VALUES (1, 'K1', 1, 'J', 'Lain')",
    "media_no_delete": "media SELECT sha256, type, data, 'lain' FROM media",
    "version_media_no_delete": "version_media SELECT * FROM version_media",
    "exam_set_issued_delete": f"exam_set ({_SET}, status) SELECT {_SET}, 'draft' FROM exam_set WHERE id = 2",
    "exam_form_frozen_insert": "exam_form SELECT * FROM exam_form WHERE id = 9",
}


@pytest.fixture(name="filled_bank", scope="module", params=["sqlite", "postgresql"])
def _filled_bank(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    yield from filled_bank(request, tmp_path_factory)


@pytest.fixture
def filled(filled_bank: Engine) -> Iterator[Connection]:
    """Return a connection to a bank with a row in every table; what is done to it is undone."""
    yield from rolled_back(filled_bank)


def test_every_trigger_is_tried_and_every_deletion_by_replacement_too() -> None:
    names = {name for name, *_ in TRIGGERS.TRIGGERS}
    deletions = {table for _, table, event, _ in TRIGGERS.TRIGGERS if event == "DELETE"}

    assert set(REFUSED) == names
    assert {table for name, table, *_ in TRIGGERS.TRIGGERS if name in REPLACED} == deletions


@pytest.mark.parametrize(("name", "statement"), CASES, ids=[f"{n}-{i}" for i, (n, _) in enumerate(CASES)])
def test_plain_sql_is_refused(filled: Connection, name: str, statement: str) -> None:
    _expect_refusal(filled, name, statement)


@pytest.mark.parametrize(("name", "statement"), CASES, ids=[f"{n}-{i}" for i, (n, _) in enumerate(CASES)])
def test_without_its_trigger_the_same_would_go_through(filled: Connection, name: str, statement: str) -> None:
    before = rows_by_table(filled)
    assert name in {row[0] for row in TRIGGERS.TRIGGERS}
    TRIGGERS.drop_triggers(filled)

    filled.execute(text(statement.replace(":", "\\:")))

    assert rows_by_table(filled) != before


@pytest.mark.parametrize(("name", "statement"), REPLACED.items(), ids=list(REPLACED))
@pytest.mark.parametrize("filled_bank", ["sqlite"], indirect=True)
def test_replacing_a_row_is_refused(filled: Connection, name: str, statement: str) -> None:
    _expect_refusal(filled, name, f"INSERT OR REPLACE INTO {statement}")


@pytest.mark.parametrize("filled_bank", ["sqlite"], indirect=True)
def test_without_recursive_triggers_a_replacement_would_go_through(filled_bank: Engine) -> None:
    with filled_bank.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.execute("PRAGMA recursive_triggers=OFF")

        connection.execute(text(f"INSERT OR REPLACE INTO {REPLACED['unit_no_delete']}"))

        assert connection.scalar(text("SELECT title FROM unit WHERE id = 1")) == "Lain"
        connection.rollback()
        driver.execute("PRAGMA recursive_triggers=ON")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item_version SET status = 'in_review'",
        "UPDATE item_version SET status = 'retired' WHERE id = 2",
        "UPDATE exam_form SET snapshot = '[]' WHERE id = 1",
        "DELETE FROM exam_form WHERE id = 8",
        f"INSERT INTO exam_form ({_FORM}) VALUES (50, 1, 'C', '[]', 'x')",
        "INSERT INTO version_criterion (version_id, criterion_id, position) VALUES (9, 1, 1)",
        f"INSERT INTO version_media VALUES (9, '{'c' * 64}')",
        "UPDATE exam_set SET status = 'withdrawn', withdrawn_reason = 'leaked' WHERE id = 2",
        "UPDATE exam_set SET seed = 8 WHERE id = 1",
        "INSERT INTO unit (id, code, revision, title) VALUES (50, 'U.1', 2, 'Lain')",
    ],
)
def test_what_the_work_needs_is_allowed(filled: Connection, statement: str) -> None:
    before = rows_by_table(filled)

    filled.execute(text(statement))

    assert rows_by_table(filled) != before


def test_triggers_are_back_after_going_down_and_up(bank: Engine) -> None:
    before = _triggers(bank)

    downgrade_bank(bank, "base")
    gone = _triggers(bank)
    upgrade_bank(bank)

    assert {name for name, _ in before} == {name for name, *_ in TRIGGERS.TRIGGERS}
    assert gone == []
    assert _triggers(bank) == before


def _expect_refusal(connection: Connection, name: str, statement: str) -> None:
    before = rows_by_table(connection)

    with pytest.raises(DBAPIError, match=name), connection.begin_nested():
        connection.execute(text(statement.replace(":", "\\:")))

    assert rows_by_table(connection) == before


def _triggers(engine: Engine) -> list[Sequence[Any]]:
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        if engine.dialect.name == "sqlite"
        else "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal ORDER BY t.tgname"
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
