"""What to write next, beside the blueprints of a bank."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from importing_banks import SEED_SCHEME, copied_seed_bank
from running import BLUEPRINT, SEED
from sqlalchemy import Engine
from writing import told_scope

from qbank.domain.actor import Actor
from qbank.domain.writing_list import WritingList
from qbank.store.items import items_by_code
from qbank.store.session import session_scope
from qbank.usecases.import_blueprint import import_blueprint
from qbank.usecases.list_what_to_write import list_what_to_write
from qbank.usecases.measure_coverage import measure_bank_coverage

DAY = date(2026, 11, 30)


@pytest.fixture
def bank(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_seed_bank(migrated_sqlite, tmp_path / "seed.db") as engine:
        with session_scope(engine, write=True) as session:
            import_blueprint(session, Actor("uji"), SEED / "blueprints" / f"{BLUEPRINT}.yaml")
        yield engine


def listed(engine: Engine, *, include_drafts: bool) -> WritingList:
    with session_scope(engine) as session:
        found = measure_bank_coverage(session, SEED_SCHEME, include_drafts=include_drafts)
        return list_what_to_write(session, found, DAY, include_drafts=include_drafts)


def test_a_bank_that_meets_plan_and_blueprint_has_nothing_to_write(bank: Engine) -> None:
    assert listed(bank, include_drafts=True) == WritingList((), ())


def test_the_missing_row_of_a_checklist_is_what_stops_the_blueprint(bank: Engine) -> None:
    with told_scope(bank) as session:
        row = items_by_code(session, ["CL-0101"])["CL-0101"]
        row.is_retired = True

    found = listed(bank, include_drafts=True)

    (missing,) = found.missing
    assert (missing.criterion, missing.instrument, missing.open_pieces) == ("1.1", "CL", 1)
    assert missing.unlocks == {BLUEPRINT: 2}
    (stopped,) = found.stopped
    assert [(line.line, line.asked, line.found) for line in stopped.lines] == [("CL", 132, 131)]
    assert stopped.criteria == {f"{missing.unit}/1.1"}


def test_a_bank_without_approved_items_lacks_everything_that_the_plan_asks(bank: Engine) -> None:
    found = listed(bank, include_drafts=False)

    (stopped,) = found.stopped
    assert len(stopped.criteria) == 132
    assert {line.found for line in stopped.lines} == {0}
    counts = [sum(item.unlocks.values()) for item in found.missing]
    assert counts == sorted(counts, reverse=True)
    assert all(counts)
    assert len({f"{item.unit}/{item.criterion}" for item in found.missing if item.open_pieces}) == 132
