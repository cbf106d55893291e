"""Field data of an item come after its approval: they are stored beside the version, and make no version."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from importing_banks import EXAMPLES, prepare_example_bank, rows_by_table, store_items
from item_sources import CHOICE
from sqlalchemy import Engine
from writing import told_scope

from qbank.domain.import_plan import Change
from qbank.domain.items import Calibration
from qbank.domain.lifecycle import VersionStatus
from qbank.errors import Severity
from qbank.formats.yaml.items import read_items_yaml
from qbank.store.items import items_by_code
from qbank.store.session import session_scope
from qbank.usecases.bank_items import bank_items
from qbank.usecases.export_items import export_items

CODE = "PG-9101"
FIGURES: dict[str, Any] = {
    "difficulty": 0.75,
    "discrimination": 1.2,
    "guessing": 0.2,
    "source": "Uji coba 2026, n = 212",
}


@pytest.fixture
def approved(bank: Engine) -> Engine:
    """An example bank whose items are approved."""
    prepare_example_bank(bank)
    store_items(bank, EXAMPLES / "items.yaml")
    with told_scope(bank) as session:
        for item in items_by_code(session).values():
            item.versions[-1].status = VersionStatus.APPROVED
    return bank


def export_to(bank: Engine, path: Path, **changes: Any) -> Path:
    """The bank's own export, with one item changed."""
    with session_scope(bank) as session:
        rows = json.loads(export_items(session))
    rows = [row | changes if row["code"] == CODE else row for row in rows]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_field_data_go_to_the_approved_version(approved: Engine, tmp_path: Path) -> None:
    path = export_to(approved, tmp_path / "kalibrasi.json", calibration=FIGURES)

    plan = store_items(approved, path)

    with session_scope(approved) as session:
        (item,) = bank_items(session, [CODE])
    changed = [code for code, change in plan.changes.items() if change is not Change.SAME]
    assert (changed, plan.new_versions) == ([CODE], frozenset())
    assert (item.version, item.status, item.draft.calibration) == (1, "approved", Calibration(**FIGURES))
    events = rows_by_table(approved)["audit_event"]
    trail = [(event["before"], event["after"]) for event in events if event["action"] == "item.calibrate"]
    assert trail == [({CODE: None}, {CODE: FIGURES})]


def test_the_same_field_data_again_or_none_change_nothing(approved: Engine, tmp_path: Path) -> None:
    path = export_to(approved, tmp_path / "kalibrasi.json", calibration=FIGURES)
    store_items(approved, path)
    before = rows_by_table(approved)

    store_items(approved, path)
    store_items(approved, EXAMPLES / "items.yaml")

    assert rows_by_table(approved) == before
    assert export_to(approved, tmp_path / "lagi.json").read_bytes() == path.read_bytes()


def test_a_new_wording_does_not_take_over_the_figures_of_the_old_one(
    approved: Engine, tmp_path: Path
) -> None:
    store_items(approved, export_to(approved, tmp_path / "a.json", calibration=FIGURES))
    reworded = export_to(approved, tmp_path / "b.json", minutes=9)
    measured = export_to(approved, tmp_path / "c.json", minutes=9, calibration={"difficulty": -1})

    told = store_items(approved, reworded).issues
    with session_scope(approved) as session:
        (unmeasured,) = bank_items(session, [CODE])
    store_items(approved, measured)
    with session_scope(approved) as session:
        stored = items_by_code(session, [CODE])[CODE].versions
        kept = [version.calibration and version.calibration["difficulty"] for version in stored]

    assert [(issue.code, issue.where.item, issue.severity) for issue in told] == [
        ("item.calibration_outdated", CODE, Severity.WARNING)
    ]
    assert (unmeasured.version, unmeasured.draft.calibration) == (2, None)
    assert kept == [0.75, -1]


def test_a_new_item_may_bring_its_figures(sqlite_bank: Engine, tmp_path: Path) -> None:
    prepare_example_bank(sqlite_bank)
    text = (EXAMPLES / "items.yaml").read_text(encoding="utf-8")
    path = tmp_path / "butir.yaml"
    figures = f"code: {CODE}\n    calibration: {{difficulty: -0.5}}"
    path.write_text(text.replace(f"code: {CODE}", figures), encoding="utf-8")

    store_items(sqlite_bank, path)

    with session_scope(sqlite_bank) as session:
        (item,) = bank_items(session, [CODE])
    assert item.draft.calibration == Calibration(-0.5)


@pytest.mark.parametrize(
    ("figures", "code", "facts"),
    [
        ("difficulty: 0.5, discrimination: 1.2, guessing: 0.25", None, {}),
        ("difficulty: 10", None, {}),
        (
            "difficulty: 10.5",
            "item.calibration",
            {"name": "difficulty", "value": "10.5", "least": "-10", "most": "10"},
        ),
        (
            "difficulty: nan",
            "item.calibration",
            {"name": "difficulty", "value": "nan", "least": "-10", "most": "10"},
        ),
        (
            "difficulty: 0, discrimination: 0",
            "item.calibration",
            {"name": "discrimination", "value": "0", "least": "0.01", "most": "10"},
        ),
        (
            "difficulty: 0, guessing: 1",
            "item.calibration",
            {"name": "guessing", "value": "1", "least": "0", "most": "0.99"},
        ),
        ("discrimination: 1", "field.missing", {"name": "difficulty", "value": "", "expected": ""}),
        ("difficulty: sukar", "field.number", {"name": "difficulty", "value": "sukar", "expected": ""}),
        ("difficulty: 0, tebakan: 0", "field.unknown", {"name": "tebakan"}),
    ],
)
def test_figures_that_can_not_be_are_told_with_their_line(
    figures: str, code: str | None, facts: dict[str, str]
) -> None:
    source = CHOICE.replace("    points: 1\n", f"    calibration: {{{figures}}}\n")

    issues = read_items_yaml(source.encode()).issues

    assert [(issue.code, issue.facts, issue.where.line) for issue in issues] == (
        [(code, facts, 11)] if code else []
    )
    assert all(re.match(r"items\.1\.calibration\.", issue.where.field) for issue in issues)
