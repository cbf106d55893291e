"""Coverage of the bank, counted once more from the exported JSON by nothing but loops."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from importing_banks import (
    EXAMPLES,
    SEED_SCHEME,
    copied_seed_bank,
    prepare_example_bank,
    store_items,
    store_scheme,
)
from sqlalchemy import Engine
from writing import told_scope

from qbank.domain.codes import EvidenceKind, Instrument
from qbank.domain.coverage import Coverage
from qbank.domain.lifecycle import VersionStatus
from qbank.store.items import items_by_code
from qbank.store.plans import find_plan
from qbank.store.schemes import get_scheme
from qbank.store.session import session_scope
from qbank.usecases.export_items import export_items
from qbank.usecases.import_scheme import read_scheme_file
from qbank.usecases.measure_coverage import measure_bank_coverage

DRAFT, APPROVED = VersionStatus.DRAFT, VersionStatus.APPROVED
EXAMPLE_SCHEME = "contoh-strategi-dan-tim"


@pytest.fixture
def seed_bank(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_seed_bank(migrated_sqlite, tmp_path / "seed.db") as engine:
        yield engine


def measure(engine: Engine, scheme: str, *, include_drafts: bool = False) -> Coverage:
    with session_scope(engine) as session:
        return measure_bank_coverage(session, scheme, include_drafts=include_drafts)


def set_status(engine: Engine, statuses: dict[str, VersionStatus]) -> None:
    with told_scope(engine) as session:
        for code, item in items_by_code(session, list(statuses)).items():
            item.versions[-1].status = statuses[code]


def exported(engine: Engine) -> list[dict[str, Any]]:
    with session_scope(engine) as session:
        rows: list[dict[str, Any]] = json.loads(export_items(session))
    return rows


def counted_from(rows: list[dict[str, Any]]) -> Counter[tuple[str, str, str]]:
    """(KUK, instrument, status) → items, counted from JSON."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        for name in {f"{ref['unit']}/{ref['criterion']}" for ref in row["criteria"]}:
            counts[name, row["instrument"], row["status"]] += 1
    return counts


def counted_in(found: Coverage) -> Counter[tuple[str, str, str]]:
    return Counter(
        {
            (f"{row.unit}/{row.criterion}", str(instrument), str(status)): count
            for row in found.rows
            for instrument, per_status in row.counts.items()
            for status, count in per_status.items()
        }
    )


def test_the_bank_is_counted_as_its_export_is(seed_bank: Engine) -> None:
    rows = exported(seed_bank)
    changed = {row["code"]: APPROVED for row in rows[::3]}
    changed |= {row["code"]: VersionStatus.IN_REVIEW for row in rows[1::3]}
    set_status(seed_bank, changed)
    rows = exported(seed_bank)

    found = measure(seed_bank, SEED_SCHEME)

    counts = counted_from(rows)
    assert counted_in(found) == counts
    assert counted_in(found) != counted_from(rows[1:])
    assert len(found.rows) == 132
    with session_scope(seed_bank) as session:
        plan = find_plan(session, get_scheme(session, SEED_SCHEME))
    assert plan is not None
    met = {
        str(line.criterion): sum(
            counts[str(line.criterion), str(instrument), "approved"] > 0 for instrument in line.instruments
        )
        for line in plan.lines
    }
    pieces = {str(line.criterion): line.pieces for line in plan.lines}
    gaps = {f"{row.unit}/{row.criterion}" for row in found.rows if row.gap}
    assert gaps == {name for name, count in met.items() if count < pieces[name]}
    assert 0 < len(gaps) == found.gaps < 132


def test_levels_and_dimensions_are_counted_as_the_export_has_them(seed_bank: Engine) -> None:
    rows = exported(seed_bank)
    set_status(seed_bank, {row["code"]: APPROVED for row in rows[::2]})

    found = measure(seed_bank, SEED_SCHEME)

    approved = [row for row in exported(seed_bank) if row["status"] == "approved"]
    expected = Counter((row["level"], row["dimension"]) for row in approved if row.get("level"))
    counted = Counter(
        {(str(level), str(name)): n for level, row in found.mix.items() for name, n in row.items() if n}
    )
    assert counted == expected
    assert sum(expected.values()) > 100


def test_questions_alone_are_told_apart_from_evidence(seed_bank: Engine) -> None:
    rows = exported(seed_bank)
    questions = {"PMO", "DPT-PG", "DPT-Esai", "DPL"}
    set_status(seed_bank, {row["code"]: APPROVED for row in rows if row["instrument"] in {*questions, "TPD"}})

    found = measure(seed_bank, SEED_SCHEME)
    with_drafts = measure(seed_bank, SEED_SCHEME, include_drafts=True)

    names = {f"{row.unit}/{row.criterion}" for row in found.rows if found.is_only_supplementary(row)}
    with session_scope(seed_bank) as session:
        plan = find_plan(session, get_scheme(session, SEED_SCHEME))
    assert plan is not None
    asked = {name for name, instrument, _ in counted_from(rows) if instrument in questions}
    assert names == {str(line.criterion) for line in plan.lines if line.way != "indirect"} & asked
    assert len(names) > 90
    assert not any(with_drafts.is_only_supplementary(row) for row in with_drafts.rows)


def test_the_kinds_of_evidence_are_counted_apart(seed_bank: Engine) -> None:
    rows = exported(seed_bank)

    found = measure(seed_bank, SEED_SCHEME, include_drafts=True)

    named: dict[str, set[str]] = {}
    for name, instrument, _ in counted_from(rows):
        named.setdefault(name, set()).add(instrument)
    direct = {name for name, there in named.items() if "CL" in there and there & {"TPD", "DIT"}}
    indirect = {name for name, there in named.items() if there & {"CVP", "PW", "VPK", "CRP"}}
    supplementary = {name for name, there in named.items() if there & {"PMO", "DPT-PG", "DPT-Esai", "DPL"}}
    assert found.covered_by(EvidenceKind.DIRECT) == len(direct)
    assert found.covered_by(EvidenceKind.INDIRECT) == len(indirect)
    assert found.covered_by(EvidenceKind.SUPPLEMENTARY) == len(supplementary)
    assert len({len(direct), len(indirect), len(supplementary)}) > 1


@pytest.fixture
def example_bank(sqlite_bank: Engine) -> Engine:
    prepare_example_bank(sqlite_bank)
    store_items(sqlite_bank, EXAMPLES / "items")
    return sqlite_bank


def gaps(found: Coverage) -> set[str]:
    return {f"{row.unit[-5:]}/{row.criterion}" for row in found.rows if row.gap}


def test_drafts_fill_a_gap_only_where_that_is_asked(example_bank: Engine) -> None:
    everything = gaps(measure(example_bank, EXAMPLE_SCHEME))

    with_drafts = gaps(measure(example_bank, EXAMPLE_SCHEME, include_drafts=True))

    assert len(everything) == 18
    assert everything - with_drafts == {"047.1/1.2", "045.1/1.4", "045.1/2.3"}


def test_a_gap_closes_when_enough_of_the_required_instruments_are_approved(example_bank: Engine) -> None:
    set_status(example_bank, {"CL-9001": APPROVED, "PW-9001": APPROVED, "PG-9001": APPROVED})
    one_piece = gaps(measure(example_bank, EXAMPLE_SCHEME))

    set_status(example_bank, {"TP-9001": APPROVED, "PK-9001": APPROVED})
    two_pieces = gaps(measure(example_bank, EXAMPLE_SCHEME))

    assert len(one_piece) == 18
    assert one_piece - two_pieces == {"047.1/1.2", "045.1/2.3"}


def test_an_item_counts_once_by_its_best_status(example_bank: Engine, tmp_path: Path) -> None:
    set_status(example_bank, {"CL-9001": APPROVED})
    path = tmp_path / "butir.json"
    text = (EXAMPLES / "items" / "observation_point.json").read_text(encoding="utf-8")
    path.write_text(text.replace("Target dan realisasi", "Sasaran dan realisasi"), encoding="utf-8")
    plan = store_items(example_bank, path)

    found = measure(example_bank, EXAMPLE_SCHEME)

    assert plan.new_versions == {"CL-9001"}
    row = next(row for row in found.rows if (row.unit[-5:], row.criterion) == ("047.1", "1.2"))
    assert dict(row.counts[Instrument.CL]) == {APPROVED: 1}


def test_a_retired_item_fills_no_gap(example_bank: Engine) -> None:
    with told_scope(example_bank) as session:
        items_by_code(session, ["CL-9001"])["CL-9001"].is_retired = True

    found = measure(example_bank, EXAMPLE_SCHEME, include_drafts=True)

    assert "047.1/1.2" in gaps(found)
    row = next(row for row in found.rows if (row.unit[-5:], row.criterion) == ("047.1", "1.2"))
    assert dict(row.counts[Instrument.CL]) == {VersionStatus.RETIRED: 1}


def test_a_scheme_without_a_plan_is_all_gaps(sqlite_bank: Engine) -> None:
    store_scheme(sqlite_bank, read_scheme_file(EXAMPLES / "scheme.yaml"))

    found = measure(sqlite_bank, EXAMPLE_SCHEME, include_drafts=True)

    assert found.gaps == len(found.rows) == 18
    assert {row.line for row in found.rows} == {None}
