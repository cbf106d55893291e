"""A blueprint goes into the bank as it was written, and only if it can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_banks import (
    EXAMPLES,
    IMPORTER,
    SEED_SCHEME,
    changed_tables,
    copied_seed_bank,
    prepare_example_bank,
    rows_by_table,
)
from sqlalchemy import Engine

from qbank.domain.blueprint import Blueprint, Grouping, InstrumentQuota, QuotaLine, Session
from qbank.domain.codes import Instrument
from qbank.errors import InputRefusedError, Issue, NotFoundError, Where
from qbank.resources import seed_folder
from qbank.store.session import session_scope
from qbank.usecases.import_blueprint import import_blueprint, read_blueprint

TEXT = (EXAMPLES / "blueprint.yaml").read_text(encoding="utf-8")


def store(engine: Engine, path: Path) -> tuple[str, int, str]:
    with session_scope(engine, write=True) as session:
        stored = import_blueprint(session, IMPORTER, path)
        return stored.name, stored.revision, stored.source


@pytest.fixture
def example_bank(sqlite_bank: Engine) -> Engine:
    prepare_example_bank(sqlite_bank)
    return sqlite_bank


@pytest.fixture
def seed_bank(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_seed_bank(migrated_sqlite, tmp_path / "seed.db") as engine:
        yield engine


def test_the_example_is_read_as_it_is_meant() -> None:
    blueprint = read_blueprint(TEXT.encode(), "kisi.yaml")

    assert blueprint == Blueprint(
        "contoh-strategi-dan-tim-standar",
        "contoh-strategi-dan-tim",
        (
            InstrumentQuota(Instrument.CL, 18, 18, 0.0),
            InstrumentQuota(Instrument.TPD, 2, 2, 105.0),
            InstrumentQuota(Instrument.DPT_PG, 10, 12, 27.5),
            InstrumentQuota(Instrument.DPL, 4, 18, 15.0, asked=4),
            InstrumentQuota(Instrument.PW, 1, 3, 12.0, Session.BEFORE),
            InstrumentQuota(Instrument.VPK, 1, 3, 0.0, Session.BEFORE),
            InstrumentQuota(Instrument.CVP, 1, 3, 0.0, Session.BEFORE),
        ),
        (
            QuotaLine("PG setiap unit", (Instrument.DPT_PG,), each=Grouping.UNIT, minimum=3),
            QuotaLine("PG jenjang C4-C6", (Instrument.DPT_PG,), {"level": ("C4", "C5", "C6")}, minimum=4),
            QuotaLine("PG berbasis kasus", (Instrument.DPT_PG,), {"tag": ("kasus",)}, minimum=4, maximum=8),
            QuotaLine("Lisan strategi", (Instrument.DPL,), {"unit": ("M.70.MKT00.047.1",)}, maximum=12),
        ),
        minutes_total=300.0,
        opening_minutes=30.0,
    )
    assert blueprint.day_minutes == 105 + 27.5 + 15 + 30


def test_the_seed_blueprint_fills_a_day_of_475_minutes(seed_bank: Engine) -> None:
    path = seed_folder() / "blueprints" / f"{SEED_SCHEME}-standar.yaml"

    store(seed_bank, path)

    assert read_blueprint(path.read_bytes(), "").day_minutes == 475


def test_the_same_text_again_changes_nothing_and_another_is_a_revision(bank: Engine, tmp_path: Path) -> None:
    prepare_example_bank(bank)
    path = tmp_path / "kisi.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    first = store(bank, path)
    before = rows_by_table(bank)

    same = store(bank, path)
    unchanged = rows_by_table(bank)
    path.write_text(TEXT + "# catatan\n", encoding="utf-8")
    second = store(bank, path)

    name = "contoh-strategi-dan-tim-standar"
    assert first == same == (name, 1, TEXT)
    assert unchanged == before
    assert second == (name, 2, TEXT + "# catatan\n")
    after = rows_by_table(bank)
    assert changed_tables(before, after) == {"blueprint", "audit_event"}
    assert after["blueprint"][:1] == before["blueprint"]


REFUSED = {
    "a day that is too long": (
        ("minutes: 105", "minutes: 300"),
        Issue(
            "blueprint.day_too_long",
            {"minutes": 372.5, "most": 300.0, "over": 72.5, "longest": "TPD"},
            Where(line=4, column=16, field="minutes_total"),
        ),
    ),
    "a unit that the scheme has not": (
        ("unit: [M.70.MKT00.047.1]", "unit: [M.70.MKT00.47.1]"),
        Issue(
            "blueprint.unknown_value_near",
            {
                "line": "Lisan strategi",
                "field": "unit",
                "value": "M.70.MKT00.47.1",
                "near": "M.70.MKT00.047.1",
            },
            Where(line=18, column=63, field="lines.4.where.unit.1"),
        ),
    ),
    "bounds the wrong way round": (
        ("minimum: 10, maximum: 12", "minimum: 12, maximum: 10"),
        Issue(
            "blueprint.bounds",
            {"line": "DPT-PG", "minimum": 12, "maximum": 10},
            Where(line=9, column=35, field="instruments.3.minimum"),
        ),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_blueprint_that_can_not_be_meant_writes_nothing(
    name: str, example_bank: Engine, tmp_path: Path
) -> None:
    (old, new), expected = REFUSED[name]
    assert TEXT.count(old) == 1
    path = tmp_path / "kisi.yaml"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    before = rows_by_table(example_bank)

    with pytest.raises(InputRefusedError) as refused:
        store(example_bank, path)

    assert refused.value.issues == (expected.in_file(str(path)),)
    assert rows_by_table(example_bank) == before


def test_a_file_with_faulty_fields_names_file_and_line(example_bank: Engine, tmp_path: Path) -> None:
    path = tmp_path / "kisi.yaml"
    path.write_text(TEXT.replace("minutes_total: 300", "minutes_total: sehari"), encoding="utf-8")

    with pytest.raises(InputRefusedError) as refused:
        store(example_bank, path)

    facts = {"name": "minutes_total", "value": "sehari", "expected": ""}
    where = Where(str(path), 4, 16, field="minutes_total")
    assert refused.value.issues == (Issue("field.number", facts, where),)


def test_a_blueprint_of_a_scheme_that_is_missing_is_refused(sqlite_bank: Engine) -> None:
    with pytest.raises(NotFoundError) as refused:
        store(sqlite_bank, EXAMPLES / "blueprint.yaml")

    facts = {"scheme": "contoh-strategi-dan-tim", "known": "–"}
    where = Where(str(EXAMPLES / "blueprint.yaml"), 3, 9, field="scheme")
    assert refused.value.issues == (Issue("scheme.not_found", facts, where),)
