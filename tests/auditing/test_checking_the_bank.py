"""A bank that is damaged, unguarded or refers to nothing is told so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from audited_banks import attacking, fill_bank
from sqlalchemy import Engine, text
from writing import told_scope

from qbank.domain.lifecycle import SetStatus
from qbank.errors import Issue
from qbank.store.migrate import upgrade_bank
from qbank.store.models import ExamForm, ExamSet, Scheme, StoredBlueprint
from qbank.store.session import session_scope
from qbank.usecases.check_bank import check_bank


@pytest.fixture
def filled(bank: Engine) -> Engine:
    fill_bank(bank)
    return bank


def found(engine: Engine) -> list[Issue]:
    with session_scope(engine) as session:
        return list(check_bank(session))


def test_a_bank_that_nobody_touched_is_sound(filled: Engine) -> None:
    assert found(filled) == []


def test_missing_guards_are_named_and_put_back_by_an_upgrade(filled: Engine) -> None:
    with attacking(filled):
        pass
    without = found(filled)

    upgrade_bank(filled)

    assert Issue("check.no_trigger", {"trigger": "audit_event_no_delete"}) in without
    assert len(without) > 20
    assert found(filled) == []


def test_a_form_that_is_not_what_its_hash_says_is_named(filled: Engine) -> None:
    with told_scope(filled) as session:
        scheme = Scheme(code="lain")
        session.add(scheme)
        session.flush()
        blueprint = StoredBlueprint(scheme_id=scheme.id, name="kisi", source="", sha256="a" * 64)
        session.add(blueprint)
        session.flush()
        exam_set = ExamSet(
            code="lain-001", scheme_id=scheme.id, blueprint_id=blueprint.id, seed=1, pool_hash="a" * 64,
            set_date=date(2026, 1, 5), status=SetStatus.DRAFT, record={},
        )  # fmt: skip
        session.add(exam_set)
        session.flush()
        session.add(ExamForm(set_id=exam_set.id, label="A", snapshot="{}", snapshot_sha256="b" * 64))

    assert found(filled) == [Issue("check.other_snapshot", {"set": "lain-001", "form": "A"})]


@pytest.mark.parametrize("bank_url", ["sqlite"], indirect=True)
def test_a_row_that_points_at_nothing_is_told(filled: Engine) -> None:
    with attacking(filled) as connection:
        connection.execute(text("INSERT INTO item_tag (item_id, tag) VALUES (77, 'x')"))

    assert Issue("check.broken_key", {"table": "item_tag", "target": "item"}) in found(filled)


@pytest.mark.parametrize("bank_url", ["sqlite"], indirect=True)
def test_a_damaged_file_is_told(filled: Engine) -> None:
    with filled.connect() as connection:
        index = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'person' AND type = 'index'"
        page = int(connection.scalar(text(index)) or 0) - 1
        size = int(connection.scalar(text("PRAGMA page_size")) or 0)
    filled.dispose()
    file = Path(filled.url.database or "")
    data = bytearray(file.read_bytes())
    place = data.index(b"contoh-penyusun", page * size)
    # The index no longer has what the row says.
    data[place : place + 1] = b"z"
    file.write_bytes(bytes(data))

    assert {issue.code for issue in found(filled)} == {"check.damaged"}
