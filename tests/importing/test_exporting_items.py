"""The JSON of items: shaped as the examples are, and complete enough to come back into another bank."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from importing_banks import EXAMPLES, copied_seed_bank, prepare_example_bank, rows_by_table, store_items
from scheme_drafts import TRAPS
from sqlalchemy import Engine

from qbank.domain.codes import ItemKind
from qbank.domain.import_plan import Change
from qbank.domain.lifecycle import VersionStatus
from qbank.errors import NotFoundError
from qbank.formats.yaml.dump import dump_yaml
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.usecases.export_items import export_items

ITEM_KEYS = (
    "code uuid kind instrument status version approved_version criteria level dimension difficulty minutes points "
    "author reference tags enemies stimulus media calibration lint_reasons content"
)
CONTENT_KEYS = {
    "multiple_choice": "stem options indicator",
    "essay": "prompt model_answer rubric pass_rule",
    "oral": "prompt answer_points pass_rule probe",
    "supporting_question": "prompt answer_points pass_rule probe",
    "interview": "prompt answer_points pass_rule probe",
    "practical_task": (
        "paket job_group company scenario attachments steps tools product product_key pass_rule role_cards watched_minutes"
    ),
    "project": "paket job_group company scenario attachments steps tools product product_key pass_rule role_cards",
    "third_party_statement": "statement period",
    "portfolio_evidence": "evidence valid authentic current sufficient",
    "observation_point": "standard observable",
}
PART_KEYS = {
    "criteria": "unit unit_revision criterion",
    "options": "text key rationale fixed",
    "rubric": "points text required",
    "attachments": "title body xlsx",
    "steps": "text criteria",
    "product_key": "step text required",
    "role_cards": "role text",
}


@pytest.fixture
def seed_bank(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_seed_bank(migrated_sqlite, tmp_path / "seed.db") as engine:
        yield engine


def export_of(engine: Engine, **chosen: Any) -> bytes:
    with session_scope(engine) as session:
        return export_items(session, **chosen)


@pytest.mark.parametrize("kind", ItemKind)
def test_the_example_of_every_kind_is_exported_as_it_was_written(kind: ItemKind, sqlite_bank: Engine) -> None:
    path = EXAMPLES / "items" / f"{kind}.json"
    prepare_example_bank(sqlite_bank)

    store_items(sqlite_bank, path)

    assert export_of(sqlite_bank) == path.read_bytes()


def test_all_examples_together_are_exported_by_code(bank: Engine) -> None:
    prepare_example_bank(bank)
    written = [
        row for path in sorted((EXAMPLES / "items").iterdir()) for row in json.loads(path.read_bytes())
    ]

    store_items(bank, EXAMPLES / "items")

    assert json.loads(export_of(bank)) == sorted(written, key=lambda row: row["code"])


@pytest.mark.parametrize("kind", ItemKind)
def test_the_keys_stand_in_the_order_that_was_decided(kind: ItemKind) -> None:
    rows = json.loads((EXAMPLES / "items" / f"{kind}.json").read_bytes())

    for row in rows:
        assert list(row) == ITEM_KEYS.split()
        assert list(row["content"]) == CONTENT_KEYS[kind].split()
        _check_parts(row)


def _check_parts(row: dict[str, Any]) -> None:
    for name, value in row.items():
        for entry in value if isinstance(value, list) else []:
            if isinstance(entry, dict):
                assert list(entry) == PART_KEYS[name].split()
                _check_parts(entry)
        if isinstance(value, dict):
            _check_parts(value)


def test_an_export_fills_an_empty_bank_with_the_same_items(
    sqlite_bank: Engine, migrated_sqlite: Path, tmp_path: Path
) -> None:
    prepare_example_bank(sqlite_bank)
    store_items(sqlite_bank, EXAMPLES / "items")
    store_items(sqlite_bank, EXAMPLES / "items.yaml")
    path = tmp_path / "butir.json"
    path.write_bytes(export_of(sqlite_bank))
    second = tmp_path / "second.db"
    second.write_bytes(migrated_sqlite.read_bytes())
    engine = open_engine(f"sqlite:///{second}")
    prepare_example_bank(engine)

    store_items(engine, path)

    assert export_of(engine) == path.read_bytes()
    assert len(rows_by_table(engine)["stimulus"]) == 2
    engine.dispose()


def test_only_the_items_of_a_scheme_or_a_status_are_exported(seed_bank: Engine) -> None:
    prepare_example_bank(seed_bank)

    everything = json.loads(export_of(seed_bank))
    of_scheme = json.loads(export_of(seed_bank, scheme="contoh-strategi-dan-tim"))

    units = {"M.70.MKT00.047.1", "M.70.MKT00.045.1"}
    expected = [row for row in everything if units & {ref["unit"] for ref in row["criteria"]}]
    assert 0 < len(expected) < len(everything)
    assert of_scheme == expected
    assert json.loads(export_of(seed_bank, status=VersionStatus.DRAFT)) == everything
    assert json.loads(export_of(seed_bank, status=VersionStatus.APPROVED)) == []


def test_the_items_of_a_scheme_that_is_missing_can_not_be_exported(sqlite_bank: Engine) -> None:
    with pytest.raises(NotFoundError):
        export_of(sqlite_bank, scheme="tidak-ada")


def test_every_text_survives_the_bank_and_its_export(bank: Engine, tmp_path: Path) -> None:
    prepare_example_bank(bank)
    rows = json.loads((EXAMPLES / "items" / "oral.json").read_bytes())
    texts = [unicodedata.normalize("NFC", text) for text in TRAPS]
    rows[0]["content"] |= {"answer_points": texts, "probe": "".join(texts)}
    path = tmp_path / "butir.yaml"
    path.write_bytes(dump_yaml({"items": [_as_written(rows[0])]}))

    store_items(bank, path)

    exported = export_of(bank)
    path.write_bytes(exported)
    assert json.loads(exported) == rows
    assert store_items(bank, path).count(Change.SAME) == len(rows)


def _as_written(value: Any) -> Any:
    """The same data with texts only, as a person writes it; what is empty is left out."""
    if isinstance(value, dict):
        return {name: _as_written(part) for name, part in value.items() if part is not None}
    return [_as_written(part) for part in value] if isinstance(value, list) else str(value)
