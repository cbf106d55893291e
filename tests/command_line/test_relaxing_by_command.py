"""`exam assemble --relax`: where nothing fits, the cheapest repaired blueprint is written, and it can be assembled."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_fixtures import Qbank
from running import BLUEPRINT, SEED

from qbank.formats.yaml.blueprint import read_blueprint_yaml

ASSEMBLE = ("exam", "assemble", "ketat.yaml", "--seed", 7, "--include-drafts")
STATEMENTS = "{instrument: VPK, minimum: 12, maximum: 20,"


@pytest.fixture
def blueprint_text() -> str:
    return (SEED / "blueprints" / f"{BLUEPRINT}.yaml").read_text(encoding="utf-8")


def test_the_relaxed_blueprint_is_written_and_can_be_assembled(
    qbank: Qbank, seeded: Path, blueprint_text: str
) -> None:
    assert STATEMENTS in blueprint_text
    tight = blueprint_text.replace(STATEMENTS, STATEMENTS.replace("12, maximum: 20", "40, maximum: 40"))
    (seeded / "ketat.yaml").write_text(tight, encoding="utf-8")

    refused = qbank(*ASSEMBLE, "--relax", "longgar.yaml")

    relaxed, _ = read_blueprint_yaml((seeded / "longgar.yaml").read_bytes())
    assert relaxed is not None
    assert (refused.code, relaxed.name) == (5, f"{BLUEPRINT}-longgar")
    assert "longgar.yaml" in refused.err
    assert qbank("exam", "assemble", "longgar.yaml", "--seed", 7, "--include-drafts").code == 0
    assert qbank(*ASSEMBLE).code == 5


def test_too_many_forms_become_as_many_as_the_bank_gives(qbank: Qbank, seeded: Path) -> None:
    ran = qbank("exam", "assemble", BLUEPRINT, "--forms", 4, "--include-drafts", "--relax", "longgar.yaml")

    relaxed, _ = read_blueprint_yaml((seeded / "longgar.yaml").read_bytes())
    assert relaxed is not None
    assert (ran.code, relaxed.forms) == (5, 3)


def test_what_a_blueprint_cannot_mend_writes_none(qbank: Qbank, seeded: Path) -> None:
    """Without drafts the seed bank has no item at all, so no evidence for any KUK."""
    ran = qbank("item", "list")
    assert ran.code == 0

    refused = qbank("exam", "assemble", BLUEPRINT, "--seed", 7, "--relax", "longgar.yaml")

    assert refused.code != 0
    assert not (seeded / "longgar.yaml").exists()


def test_a_blueprint_that_fits_is_assembled_and_nothing_is_written(qbank: Qbank, seeded: Path) -> None:
    ran = qbank("exam", "assemble", BLUEPRINT, "--seed", 7, "--include-drafts", "--relax", "longgar.yaml")

    assert ran.code == 0
    assert not (seeded / "longgar.yaml").exists()
