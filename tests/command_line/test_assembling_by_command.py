"""A set is drawn by its seed alone: twice the same, on every machine and both databases, or nothing is stored."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import BLUEPRINT, LANGUAGES, SCHEME, SEED, Ran, clean_environment, run_apart, told, tree
from sqlalchemy import create_engine, insert, select, text

from qbank.store.base import Base
from qbank.store.engine import open_engine

Qbank = Callable[..., Ran]
FIRST, SECOND = f"{SCHEME}-001", f"{SCHEME}-002"
ASSEMBLE = f"exam assemble {BLUEPRINT} --forms 1 --include-drafts --date 2026-01-05 --seed"


def test_the_same_seed_gives_the_set_that_stands(qbank: Qbank, seeded: Path) -> None:
    first = qbank(*ASSEMBLE.split(), "7")
    before = tree(seeded)

    again = qbank(*ASSEMBLE.split(), "7")

    assert first == again
    assert first.out == f"The set {FIRST} is ready (status draft).\n"
    assert tree(seeded) == before


def test_another_seed_gives_another_set(qbank: Qbank, with_set: Path) -> None:
    assert with_set.is_dir()

    ran = qbank(*ASSEMBLE.split(), "8")

    assert ran.out == f"The set {SECOND} is ready (status draft).\n"
    first, second = _items(qbank, FIRST), _items(qbank, SECOND)
    assert first != second
    assert {item[0] for item in first} == {item[0] for item in second}


def test_another_date_gives_another_set_once(qbank: Qbank, with_set: Path) -> None:
    """The paper is the same, the date on it is not; asking again for either date finds its set."""
    line = ASSEMBLE.replace("2026-01-05", "2026-01-06")

    second = qbank(*line.split(), "7").out
    again = qbank(*line.split(), "7").out
    first = qbank(*ASSEMBLE.split(), "7").out

    assert FIRST in first
    assert SECOND in second == again
    assert _items(qbank, FIRST) == _items(qbank, SECOND)
    assert [row["code"] for row in qbank("exam", "list", "--json").data] == [FIRST, SECOND]
    assert with_set.is_dir()


def test_a_seed_is_drawn_and_kept_where_none_is_given(qbank: Qbank, seeded: Path) -> None:
    assert seeded.is_dir()

    for _ in range(2):
        qbank(*ASSEMBLE.split()[:-1])

    seeds = {qbank("exam", "show", code, "--json").data["seed"] for code in (FIRST, SECOND)}
    assert len(seeds) == 2
    assert all(0 <= seed < 2**31 for seed in seeds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_approved_items_nothing_is_assembled(qbank: Qbank, seeded: Path, language: str) -> None:
    before = tree(seeded)

    ran = qbank("exam", "assemble", BLUEPRINT, "--seed", "7", language=language)

    assert (ran.code, ran.out) == (6, "")
    assert ran.err.endswith("\n" + told("set.empty_pool", language, {"scheme": SCHEME}))
    assert len(ran.err.splitlines()) == 3
    assert tree(seeded) == before


def test_approved_items_need_no_leave(qbank: Qbank, seeded: Path) -> None:
    """The control: once they are approved, the same command gives a set, and it is another pool than the drafts."""
    with sqlite3.connect("qbank.db") as connection:
        connection.execute("UPDATE item_version SET status = 'approved'")
    connection.close()

    ran = qbank("exam", "assemble", BLUEPRINT, "--seed", "7")

    assert (ran.code, ran.out) == (0, f"The set {FIRST} is ready (status draft).\n")
    assert seeded.is_dir()


@pytest.fixture
def impossible(seeded: Path) -> Path:
    """Return the starter bank's folder with a blueprint that asks for more items than there are."""
    blueprint = (SEED / "blueprints" / f"{BLUEPRINT}.yaml").read_text(encoding="utf-8")
    asked = "instrument: VPK, minimum: 12, maximum: 20"
    assert asked in blueprint
    more = blueprint.replace(asked, "instrument: VPK, minimum: 99, maximum: 99")
    name = "name: pemasaran-penjualan-kkni6-standar"
    (seeded / "mustahil.yaml").write_text(more.replace(name, "name: mustahil"), encoding="utf-8")
    return seeded


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blueprint_that_can_not_be_met_stores_nothing(
    qbank: Qbank, impossible: Path, language: str
) -> None:
    assert qbank("blueprint", "import", "mustahil.yaml").code == 0
    before = tree(impossible)

    ran = qbank("exam", "assemble", "mustahil", "--seed", "7", "--include-drafts", language=language)

    label, fix = ("Salah: ", "perbaikan: ") if language == "id" else ("Error: ", "fix: ")
    assert (ran.code, ran.out) == (5, "")
    assert label in ran.err
    assert fix in ran.err
    assert "99" in ran.err
    assert tree(impossible) == before


def test_a_blueprint_file_that_can_not_be_met_stores_nothing(qbank: Qbank, impossible: Path) -> None:
    before = tree(impossible)

    ran = qbank("exam", "assemble", "mustahil.yaml", "--seed", "7", "--include-drafts")

    assert (ran.code, ran.out) == (5, "")
    assert tree(impossible) == before
    assert qbank("blueprint", "show", "mustahil").code == 3


def test_a_blueprint_file_is_stored_with_its_set(qbank: Qbank, seeded: Path) -> None:
    shutil.copyfile(SEED / "blueprints" / f"{BLUEPRINT}.yaml", seeded / "kisi.yaml")

    words = "--forms 1 --seed 7 --include-drafts --date 2026-01-05"
    ran = qbank("exam", "assemble", "kisi.yaml", *words.split())

    assert (ran.code, ran.out) == (0, f"The set {FIRST} is ready (status draft).\n")
    assert qbank(*ASSEMBLE.split(), "7").out == ran.out


def test_a_blueprint_file_that_is_missing_is_told(qbank: Qbank, seeded: Path) -> None:
    before = tree(seeded)

    ran = qbank("exam", "assemble", "tidak.yaml", "--include-drafts")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.endswith(told("file.missing", "en", {}, file="tidak.yaml"))
    assert tree(seeded) == before


def test_what_stands_beside_a_version_makes_another_pool(qbank: Qbank, with_set: Path) -> None:
    """Tags, enemies, calibration and status belong to no version's digest, but a form depends on them: no old set is given."""
    assert with_set.is_dir()
    changes = (
        "INSERT INTO item_tag (item_id, tag) SELECT min(id), 'baru' FROM item",
        "DELETE FROM item_enemy WHERE rowid = (SELECT min(rowid) FROM item_enemy)",
        "UPDATE item_version SET calibration = '{\"difficulty\": 1}' WHERE id = 1",
        "UPDATE item_version SET status = 'approved'",
    )
    sets = []
    for change in changes:
        with sqlite3.connect("qbank.db") as connection:
            assert connection.execute(change).rowcount > 0
        connection.close()
        sets += [qbank(*ASSEMBLE.split(), "7", "--json").data["set"] for _ in range(2)]

    assert sets == [f"{SCHEME}-{number:03d}" for number in (2, 2, 3, 3, 4, 4, 5, 5)]


def test_a_form_takes_the_case_that_its_version_was_written_for(qbank: Qbank, seeded: Path) -> None:
    """A newer wording of the case came into the bank, but not into the version."""
    with sqlite3.connect("qbank.db") as connection:
        connection.execute(
            "INSERT INTO stimulus VALUES (1, 'K-1', 1, 'Kasus', 'Bunyi lama'), (2, 'K-1', 2, 'Kasus', 'Baru')"
        )
        connection.execute("DROP TRIGGER item_version_no_rewording")
        connection.execute(
            "UPDATE item_version SET stimulus_id = 1 WHERE item_id = (SELECT min(id) FROM item WHERE code LIKE 'CL-%')"
        )
    connection.close()

    ran = qbank(*ASSEMBLE.split(), "7")

    assert ran.code == 0, ran.err
    ((_, snapshot, _),) = _snapshots(seeded / "qbank.db")
    assert "Bunyi lama" in snapshot
    assert '"Baru"' not in snapshot


def test_the_order_of_hashes_does_not_show(with_set: Path) -> None:
    """The set that stands was drawn in this process, with another seed of its hashes."""
    bank = with_set / "qbank.db"
    stored = _snapshots(bank)
    with sqlite3.connect(bank) as connection:
        for table in ("form_item", "exam_form", "exam_set"):
            connection.execute(f"DELETE FROM {table}")
    connection.close()

    ran = run_apart(*ASSEMBLE.split(), "7", cwd=with_set, PYTHONHASHSEED="4242")

    assert ran.code == 0, ran.err
    assert _snapshots(bank) == stored


def test_postgresql_draws_the_same_set_though_its_rows_lie_otherwise(
    qbank: Qbank, with_forms: Path, seed_bank: Path, migrated_postgres: Callable[[str], str]
) -> None:
    url = migrated_postgres("same_set")
    _copy_bank(f"sqlite:///{seed_bank}", url, offset=1000)

    ran = qbank(*ASSEMBLE.split(), "7", "--forms", "3", "--database", url)

    assert ran.out == f"The set {FIRST} is ready (status draft).\n", ran.err
    engine = open_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT label, snapshot, snapshot_sha256 FROM exam_form")).all()
    engine.dispose()
    assert sorted(tuple(row) for row in rows) == _snapshots(with_forms / "qbank.db")
    assert [label for label, _, _ in sorted(rows)] == ["A", "B", "C"]


def test_both_databases_write_the_same_problem(
    qbank: Qbank, seeded: Path, migrated_postgres: Callable[[str], str]
) -> None:
    url = migrated_postgres("same_problem")
    _copy_bank(f"sqlite:///{seeded / 'qbank.db'}", url, offset=1000)

    here = qbank(*ASSEMBLE.split(), "7", "--problem", "sini.json", "--json").data["problem"]
    there = qbank(*ASSEMBLE.split(), "7", "--problem", "sana.json", "--json", "--database", url).data[
        "problem"
    ]

    assert (seeded / here).read_bytes() == (seeded / there).read_bytes()
    assert len((seeded / here).read_bytes()) > 100_000


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_several_may_assemble_at_once(seeded: Path, request: pytest.FixtureRequest, kind: str) -> None:
    url = "sqlite:///qbank.db"
    if kind == "postgresql":
        url = request.getfixturevalue("migrated_postgres")("at_once")
        _copy_bank(f"sqlite:///{seeded / 'qbank.db'}", url, offset=0)
    command = [sys.executable, "-m", "qbank", "--database", url, "--json", *ASSEMBLE.split()]
    running = [
        subprocess.Popen(
            [*command, seed],
            cwd=seeded,
            env=clean_environment({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for seed in ("7", "7", "8")
    ]
    results = [process.communicate() for process in running]

    assert [process.returncode for process in running] == [0, 0, 0], results
    first, same, other = (json.loads(out)["set"] for out, _ in results)
    assert first == same
    assert {first, other} == {FIRST, SECOND}


def _items(qbank: Qbank, code: str) -> list[tuple[str, int, str]]:
    (form,) = qbank("exam", "show", code, "--json").data["forms"]
    return [(item["instrument"], item["number"], item["item"]) for item in form["items"]]


def _snapshots(bank: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(bank) as connection:
        rows = connection.execute("SELECT label, snapshot, snapshot_sha256 FROM exam_form").fetchall()
    connection.close()
    assert rows != []
    return sorted(rows)


def _copy_bank(source: str, target: str, *, offset: int) -> None:
    """Copy every row by the tables alone; with an offset the items in the opposite order and with other numbers."""
    lower, upper = create_engine(source), open_engine(target)
    moved = {"item": "id", "item_version": "item_id", "item_tag": "item_id"}
    with lower.connect() as reading, upper.begin() as writing:
        for table in Base.metadata.sorted_tables:
            rows = [dict(row._mapping) for row in reading.execute(select(table))]
            for row in rows if offset and table.name in moved else []:
                row[moved[table.name]] = offset - row[moved[table.name]]
            for row in rows if offset and table.name == "item_enemy" else []:
                row["first_id"], row["second_id"] = offset - row["second_id"], offset - row["first_id"]
            if rows:
                writing.execute(insert(table), rows[::-1] if offset and table.name in moved else rows)
        for table in Base.metadata.sorted_tables:
            if "id" in table.columns:
                writing.execute(text(_NEXT_ID.format(table=table.name)))
    lower.dispose()
    upper.dispose()


_NEXT_ID = (
    "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM {table}))"
)
