"""What must never be false is held by the database: each CHECK, and that nobody judges what they wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bank_rows import filled_bank, rolled_back, rows_by_table
from sqlalchemy import CheckConstraint, Connection, Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from qbank.store import models
from qbank.store.base import Base

# Per table a key that is free, as SQL by column; the other columns are copied from a valid row.
COPIES = {
    "audit_event": {"id": "50", "hash": f"'{'c' * 64}'"},
    "criterion": {"id": "50", "number": "'5.5'"},
    "evidence_plan": {"id": "50", "scheme_id": "50"},
    "evidence_plan_instrument": {"instrument": "'PW'"},
    "evidence_plan_line": {"id": "50", "criterion_id": "2"},
    "exam_set": {"id": "50", "code": "'skema-050'"},
    "form_item": {"number": "50", "version_id": "2"},
    "item": {"id": "50", "code": "'LS-0050'", "uuid": "'50'"},
    "item_enemy": {"first_id": "2", "second_id": "50"},
    "item_version": {"id": "50", "number": "50"},
    "job_group": {"id": "50", "code": "'KP50'"},
    "media": {"sha256": f"'{'b' * 64}'"},
    "person": {"id": "50", "code": "'lain'"},
    "person_role": {"role": "'validator'"},
    "review": {"id": "50", "round": "2"},
    "scheme": {"id": "51", "code": "'skema-51'"},
    "set_person": {"person_id": "2"},
    "sitting": {"id": "50"},
    "unit": {"id": "50", "revision": "50"},
}

# Per constraint the columns that violate it, and only it.
VIOLATIONS = {
    "ck_audit_event_hash_length": {"hash": "'abc'"},
    "ck_criterion_text_present": {"text": "''"},
    "ck_evidence_plan_instrument_instrument_known": {"instrument": "'XX'"},
    "ck_evidence_plan_line_kind_known": {"kind": "'X'"},
    "ck_evidence_plan_line_pieces_positive": {"pieces": "0"},
    "ck_evidence_plan_line_way_known": {"way": "'guess'"},
    "ck_evidence_plan_status_known": {"status": "'perhaps'"},
    "ck_exam_set_issued_has_moment": {"status": "'issued'", "issued_at": "NULL"},
    "ck_exam_set_status_known": {"status": "'lost'", "issued_at": "created_at"},
    "ck_exam_set_withdrawn_has_reason": {"status": "'withdrawn'", "issued_at": "created_at"},
    "ck_form_item_instrument_known": {"instrument": "'XX'"},
    "ck_form_item_number_positive": {"number": "0"},
    "ck_item_code_present": {"code": "''"},
    "ck_item_enemy_ordered": {"first_id": "50", "second_id": "2"},
    "ck_item_kind_known": {"kind": "'riddle'"},
    "ck_item_version_content_hash_length": {"content_hash": "'abc'"},
    "ck_item_version_difficulty_known": {"difficulty": "'hard'"},
    "ck_item_version_dimension_known": {"dimension": "'XX'"},
    "ck_item_version_level_known": {"level": "'C7'"},
    "ck_item_version_minutes_positive": {"minutes": "0"},
    "ck_item_version_number_positive": {"number": "0"},
    "ck_item_version_points_positive": {"points": "0"},
    "ck_item_version_status_known": {"status": "'good'"},
    "ck_job_group_minutes_not_negative": {"minutes": "-1"},
    "ck_media_sha256_length": {"sha256": "'abc'"},
    "ck_person_code_present": {"code": "''"},
    "ck_person_role_role_known": {"role": "'king'"},
    "ck_review_reviewer_is_not_author": {"reviewer_id": "author_id"},
    "ck_review_round_positive": {"round": "0"},
    "ck_review_verdict_known": {"verdict": "'perhaps'"},
    "ck_scheme_code_present": {"code": "''"},
    "ck_scheme_revision_positive": {"revision": "0"},
    "ck_set_person_role_known": {"role": "'king'"},
    "ck_sitting_candidates_not_negative": {"candidates": "-1"},
    "ck_unit_code_present": {"code": "''"},
    "ck_unit_revision_positive": {"revision": "0"},
}
TABLE_BY_CONSTRAINT = {
    str(constraint.name): table.name
    for table in Base.metadata.sorted_tables
    for constraint in table.constraints
    if isinstance(constraint, CheckConstraint)
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


@pytest.fixture
def filled_for_copies(filled: Connection) -> Connection:
    """Return the filled bank with a second scheme and item, for the copies to point at."""
    _copy(filled, "scheme", {"id": "50", "code": "'skema-50'"})
    _copy(filled, "item", COPIES["item"] | {"code": "'LS-0049'", "uuid": "'49'"})
    return filled


def test_every_constraint_is_in_the_database_and_has_its_violation(filled: Connection) -> None:
    found = {
        str(check["name"])
        for table in Base.metadata.sorted_tables
        for check in inspect(filled).get_check_constraints(table.name)
    }

    assert models.Review.__tablename__ in TABLE_BY_CONSTRAINT.values()
    assert set(VIOLATIONS) == set(TABLE_BY_CONSTRAINT) == found
    assert set(COPIES) == set(TABLE_BY_CONSTRAINT.values())


@pytest.mark.parametrize("name", sorted(TABLE_BY_CONSTRAINT))
def test_a_row_that_violates_a_constraint_is_refused(filled_for_copies: Connection, name: str) -> None:
    table = TABLE_BY_CONSTRAINT[name]
    before = rows_by_table(filled_for_copies)

    with pytest.raises(IntegrityError) as refused, filled_for_copies.begin_nested():
        _copy(filled_for_copies, table, COPIES[table] | VIOLATIONS[name])

    assert re.findall(r"\bck_\w+", str(refused.value.orig)) == [name]
    assert rows_by_table(filled_for_copies) == before


@pytest.mark.parametrize("table", [name for name in COPIES if name != "item"])
def test_the_same_row_without_the_violation_is_taken(filled_for_copies: Connection, table: str) -> None:
    assert _copy(filled_for_copies, table, COPIES[table]) == 1


def test_an_author_never_judges_their_own_version(filled: Connection) -> None:
    with pytest.raises(IntegrityError, match="ck_review_reviewer_is_not_author"), filled.begin_nested():
        _copy(filled, "review", {"id": "50", "reviewer_id": "1"})


def test_a_verdict_can_not_name_another_author_than_the_version_has(filled: Connection) -> None:
    """With a false author the CHECK would be content; the composite foreign key is not."""
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), filled.begin_nested():
        _copy(filled, "review", {"id": "50", "author_id": "2", "reviewer_id": "1"})


def test_nothing_is_deleted_by_cascade(filled: Connection) -> None:
    cascades = [
        (table.name, key["name"])
        for table in Base.metadata.sorted_tables
        for key in inspect(filled).get_foreign_keys(table.name)
        if key["options"].get("ondelete")
    ]

    assert cascades == []


def _copy(connection: Connection, table: str, changes: dict[str, str]) -> int:
    """Insert a copy of the table's first row with some columns given as SQL; returns the number of rows."""
    columns = [column.name for column in Base.metadata.tables[table].columns]
    key = ", ".join(column.name for column in Base.metadata.tables[table].primary_key)
    values = ", ".join(changes.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    statement = f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} ORDER BY {key} LIMIT 1"
    return connection.execute(text(statement)).rowcount
