"""Items go into the bank all or none; what changes is a new version, and going in twice changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from importing_banks import (
    EXAMPLES,
    SEED_SCHEME,
    changed_tables,
    copied_seed_bank,
    prepare_example_bank,
    prepare_seed_bank,
    rows_by_table,
    store_items,
)
from sqlalchemy import Engine
from writing import told_scope

from qbank.domain.import_plan import Change
from qbank.domain.lifecycle import VersionStatus
from qbank.errors import InputRefusedError, Issue, NotFoundError, Severity, Where
from qbank.resources import seed_folder
from qbank.store.items import items_by_code
from qbank.store.session import session_scope
from qbank.usecases.bank_items import bank_items, pool_items
from qbank.usecases.export_items import export_items
from qbank.usecases.import_items import read_item_files

FILE = (EXAMPLES / "items.yaml").read_text(encoding="utf-8")
CODES = ("CL-9101", "PG-9101", "PG-9102")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def edited(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def exported(engine: Engine) -> list[Any]:
    with session_scope(engine) as session:
        rows: list[Any] = json.loads(export_items(session))
    return rows


def approve(engine: Engine, code: str) -> None:
    with told_scope(engine) as session:
        items_by_code(session, [code])[code].versions[-1].status = VersionStatus.APPROVED


@pytest.fixture
def example_bank(sqlite_bank: Engine) -> Engine:
    prepare_example_bank(sqlite_bank)
    return sqlite_bank


@pytest.fixture
def filled_bank(example_bank: Engine) -> Engine:
    store_items(example_bank, EXAMPLES / "items.yaml")
    return example_bank


@pytest.fixture
def seed_bank(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_seed_bank(migrated_sqlite, tmp_path / "seed.db") as engine:
        yield engine


def test_the_whole_seed_goes_in_without_issues_and_twice_changes_nothing(bank: Engine) -> None:
    prepare_seed_bank(bank)
    before = rows_by_table(bank)

    again = store_items(bank, seed_folder() / "items")

    assert set(again.changes.values()) == {Change.SAME}
    assert again.issues == ()
    assert rows_by_table(bank) == before
    assert len(before["item"]) == len(before["item_version"]) == len(again.changes) > 300
    assert [row["code"] for row in before["person"]] == ["bank-awal"]


def test_an_export_of_the_seed_is_the_same_when_it_comes_back(seed_bank: Engine, tmp_path: Path) -> None:
    with session_scope(seed_bank) as session:
        path = tmp_path / "butir.json"
        path.write_bytes(export_items(session, scheme=SEED_SCHEME))
    before = rows_by_table(seed_bank)

    plan = store_items(seed_bank, path)

    assert plan.count(Change.SAME) == len(before["item"]) == len(plan.changes)
    assert plan.issues == ()
    assert rows_by_table(seed_bank) == before


def test_an_item_file_is_stored_as_it_reads(bank: Engine) -> None:
    prepare_example_bank(bank)
    batch = read_item_files(EXAMPLES / "items.yaml")

    plan = store_items(bank, EXAMPLES / "items.yaml")

    assert dict(plan.changes) == dict.fromkeys(["PG-9101", "PG-9102", "CL-9101"], Change.NEW)
    with session_scope(bank) as session:
        stored = {item.draft.code: item for item in bank_items(session)}
    assert list(stored) == sorted(CODES)
    for code, (draft, digest, _) in batch.drafts.items():
        found = stored[code]
        assert found.draft.content == draft.content
        assert [str(ref) for ref in found.draft.criteria] == [str(ref) for ref in draft.criteria]
        assert (found.version, found.status, found.digest) == (1, VersionStatus.DRAFT, digest)
        assert (found.draft.minutes, found.draft.points) == (draft.minutes, draft.points)
        assert (found.draft.level, found.draft.dimension) == (draft.level, draft.dimension)
        assert found.stimulus == batch.stimuli.get(draft.stimulus or "")
    assert stored["PG-9102"].draft.enemies == ("PG-9101",)
    event = rows_by_table(bank)["audit_event"][-1]
    assert (event["action"], event["subject"]) == ("item.import", "3 items")
    assert event["after"] == {
        code: {"change": "new", "digest": digest} for code, (_, digest, _) in batch.drafts.items()
    }


def issue(code: str, line: int, column: int, item: str, **facts: str) -> Issue:
    return Issue(code, facts, Where(line=line, column=column, item=item, field=f"items.{item}.code"))


REFUSED_REFERENCES = {
    "a KUK that the unit has not": (
        ('criteria: ["2.1", M.70', 'criteria: ["2.9", M.70'),
        ("PG-9102", "item.unknown_criterion", {"unit": "M.70.MKT00.047.1", "criterion": "2.9"}),
    ),
    "a unit that the bank has not": (
        ("M.70.MKT00.045.1/1.3", "M.70.MKT00.45.1/1.3"),
        ("PG-9102", "item.unknown_unit", {"unit": "M.70.MKT00.45.1", "criterion": "1.3"}),
    ),
    "an author that the bank has not": (
        ("  - code: CL-9101\n", "  - code: CL-9101\n    author: siapa\n"),
        ("CL-9101", "item.unknown_author", {"author": "siapa"}),
    ),
    "a stimulus that is nowhere": (
        ("  - code: CL-9101\n", "  - code: CL-9101\n    stimulus: KASUS-0\n"),
        ("CL-9101", "item.unknown_stimulus", {"stimulus": "KASUS-0"}),
    ),
}


@pytest.mark.parametrize("name", REFUSED_REFERENCES)
def test_a_reference_to_nothing_is_refused(name: str, example_bank: Engine, tmp_path: Path) -> None:
    pair, (item, code, facts) = REFUSED_REFERENCES[name]
    text = edited(FILE, pair)
    path = write(tmp_path / "butir.yaml", text)
    before = rows_by_table(example_bank)
    lines = text.split("\n")
    line = next(number for number, content in enumerate(lines, start=1) if content == f"  - code: {item}")
    position = [c for c in lines if c.startswith("  - code: ") and "KASUS" not in c].index(
        f"  - code: {item}"
    )

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, path)

    where = Where(str(path), line, 11, item, f"items.{position + 1}.code")
    assert refused.value.issues == (Issue(code, facts, where),)
    assert rows_by_table(example_bank) == before


def test_an_enemy_that_is_nowhere_is_told_each_time_but_changes_nothing(
    example_bank: Engine, tmp_path: Path
) -> None:
    path = write(tmp_path / "butir.yaml", edited(FILE, ("[PG-9102]", "[PG-9102, PG-0000, PG-9101]")))
    warning = Issue(
        "item.unknown_enemy",
        {"enemy": "PG-0000"},
        Where(str(path), 17, 11, "PG-9101", "items.1.code"),
        Severity.WARNING,
    )

    first = store_items(example_bank, path)
    before = rows_by_table(example_bank)
    second = store_items(example_bank, path)

    assert first.issues == second.issues == (warning,)
    assert set(second.changes.values()) == {Change.SAME}
    assert rows_by_table(example_bank) == before
    assert len(before["item_enemy"]) == 1


def test_a_code_used_twice_is_told_at_every_later_place(example_bank: Engine, tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", FILE)
    write(
        tmp_path / "b.yaml",
        edited(FILE, ("code: PG-9101", "code: PG-9103"), ("code: CL-9101", "code: CL-9103")),
    )
    item = FILE[FILE.index("  - code: CL-9101") :]
    write(tmp_path / "c.yaml", FILE.partition("stimuli:")[0] + "items:\n" + item + item)
    before = rows_by_table(example_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, tmp_path)

    assert refused.value.issues == tuple(
        Issue("item.code_twice", {"code": code}, Where(str(tmp_path / file), line, 11, code, field))
        for code, file, line, field in (
            ("PG-9102", "b.yaml", 41, "items.2.code"),
            ("CL-9101", "c.yaml", 7, "items.1.code"),
            ("CL-9101", "c.yaml", 13, "items.2.code"),
        )
    )
    assert rows_by_table(example_bank) == before


def test_a_stimulus_of_two_wordings_is_refused(example_bank: Engine, tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", FILE)
    other = FILE.partition("items:")[0] + "items: []\n"
    write(tmp_path / "b.yaml", other)
    write(tmp_path / "c.yaml", edited(other, ("Kunjungan wiraniaga", "Kunjungan")))
    before = rows_by_table(example_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, tmp_path)

    where = Where(str(tmp_path / "c.yaml"), 7, 11, field="stimuli.1.code")
    assert refused.value.issues == (Issue("item.stimulus_twice", {"stimulus": "KASUS-9101"}, where),)
    assert rows_by_table(example_bank) == before


def test_one_bad_file_keeps_all_of_them_out_and_every_fault_is_named(bank: Engine, tmp_path: Path) -> None:
    prepare_example_bank(bank)
    write(tmp_path / "a.yaml", FILE)
    write(tmp_path / "b.yaml", "items: [\n")
    write(tmp_path / "c.json", '[{"code": "PG-1", "kind": "oral"}]')
    (tmp_path / "d.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "e.yaml").mkdir()
    write(tmp_path / "f.yaml", edited(FILE, ("code: CL-9101", "code: CL-9104")))
    write(tmp_path / "notes.md", "not an item file")
    before = rows_by_table(bank)

    with pytest.raises(InputRefusedError) as refused:
        store_items(bank, tmp_path)

    told = [(i.code, Path(i.where.file).name, i.where.line) for i in refused.value.issues]
    assert told == [
        ("yaml.syntax", "b.yaml", 2),
        *[("field.missing", "c.json", 1)] * 4,
        ("file.not_text", "d.yaml", 1),
        ("file.is_folder", "e.yaml", None),
        ("item.code_twice", "f.yaml", 17),
        ("item.code_twice", "f.yaml", 41),
    ]
    assert rows_by_table(bank) == before


def test_a_changed_wording_is_a_second_version_and_the_first_stays(bank: Engine, tmp_path: Path) -> None:
    prepare_example_bank(bank)
    store_items(bank, EXAMPLES / "items.yaml")
    approve(bank, "PG-9101")
    before = rows_by_table(bank)
    path = write(tmp_path / "butir.yaml", edited(FILE, ("text: 20 persen.", "text: 30 persen.")))

    plan = store_items(bank, path)

    expected = dict.fromkeys(CODES, Change.SAME) | {"PG-9101": Change.CHANGED}
    assert dict(plan.changes) == expected
    assert plan.new_versions == {"PG-9101"}
    after = rows_by_table(bank)
    assert changed_tables(before, after) == {"item_version", "version_criterion", "audit_event"}
    assert [row for row in after["item_version"] if row in before["item_version"]] == before["item_version"]
    row = next(row for row in exported(bank) if row["code"] == "PG-9101")
    assert (row["version"], row["status"], row["approved_version"]) == (2, "draft", 1)
    assert row["content"]["options"][0]["text"] == "30 persen."
    with session_scope(bank) as session:
        pool = {item.draft.code: item for item in pool_items(session, include_drafts=True)}
        approved = pool_items(session, include_drafts=False)
    assert pool["PG-9101"].version == 1
    assert [(item.draft.code, item.version) for item in approved] == [("PG-9101", 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('criteria: ["2.1", M.70.MKT00.045.1/1.3]', 'criteria: ["2.1"]'),
        ("level: C4", "level: C5"),
        ("dimension: TMS", "dimension: CMS"),
        ("minutes: 2.5", "minutes: 3"),
        ("code: PG-9102\n", "code: PG-9102\n    lint_reasons: {x: y}\n"),
        ("code: PG-9102\n", "code: PG-9102\n    difficulty: mudah\n"),
        ("    stimulus: KASUS-9101\n    content:\n      stem: Data", "    content:\n      stem: Data"),
        ("stem: Data yang", "stem: Keterangan yang"),
    ],
    ids=["KUK", "level", "dimension", "minutes", "reasons", "difficulty", "stimulus", "stem"],
)
def test_whatever_makes_the_version_makes_a_new_one(
    old: str, new: str, filled_bank: Engine, tmp_path: Path
) -> None:
    text = edited(FILE, (old, new))
    if "difficulty" in new:
        head, _, tail = text.rpartition("    difficulty: sedang\n")
        text = head + tail

    plan = store_items(filled_bank, write(tmp_path / "butir.yaml", text))

    assert plan.new_versions == {"PG-9102"}
    assert plan.changes["PG-9102"] is Change.CHANGED
    assert len(rows_by_table(filled_bank)["item_version"]) == 4


@pytest.mark.parametrize(
    ("pairs", "tables", "code"),
    [
        ([("    enemies: [PG-9102]\n", "    enemies: [PG-9102, CL-9101]\n")], {"item_enemy"}, "PG-9101"),
        ([("tags: [kasus]\n    enemies", "tags: [kasus, baru]\n    enemies")], {"item_tag"}, "PG-9101"),
        ([("    tags: [kasus]\n    enemies", "    enemies")], {"item_tag"}, "PG-9101"),
    ],
    ids=["an enemy more", "a tag more", "a tag less"],
)
def test_tags_and_enemies_make_no_version(
    pairs: list[tuple[str, str]], tables: set[str], code: str, filled_bank: Engine, tmp_path: Path
) -> None:
    before = rows_by_table(filled_bank)
    path = write(tmp_path / "butir.yaml", edited(FILE, *pairs))

    plan = store_items(filled_bank, path)
    after = rows_by_table(filled_bank)
    again = store_items(filled_bank, path)

    assert dict(plan.changes) == dict.fromkeys(CODES, Change.SAME) | {code: Change.CHANGED}
    assert plan.new_versions == frozenset()
    assert changed_tables(before, after) == tables | {"audit_event"}
    assert set(again.changes.values()) == {Change.SAME}
    assert rows_by_table(filled_bank) == after


def test_a_reworded_stimulus_makes_new_versions_of_its_items(bank: Engine, tmp_path: Path) -> None:
    prepare_example_bank(bank)
    store_items(bank, EXAMPLES / "items.yaml")
    before = rows_by_table(bank)
    path = write(
        tmp_path / "butir.yaml", edited(FILE, ("| Rina | 80 | 16 | 48 |", "| Rina | 80 | 20 | 48 |"))
    )

    plan = store_items(bank, path)
    after = rows_by_table(bank)
    again = store_items(bank, path)

    assert plan.new_versions == {"PG-9101", "PG-9102"}
    assert [row["revision"] for row in after["stimulus"]] == [1, 2]
    assert after["stimulus"][:1] == before["stimulus"]
    assert [row["stimulus_id"] for row in after["item_version"]].count(after["stimulus"][1]["id"]) == 2
    assert [row for row in after["item_version"] if row in before["item_version"]] == before["item_version"]
    assert set(again.changes.values()) == {Change.SAME}
    assert rows_by_table(bank) == after


def test_a_plan_alone_writes_nothing(example_bank: Engine) -> None:
    before = rows_by_table(example_bank)

    plan = store_items(example_bank, EXAMPLES / "items.yaml", plan_only=True)

    assert set(plan.changes.values()) == {Change.NEW}
    assert rows_by_table(example_bank) == before


def test_authors_are_added_where_that_is_asked(example_bank: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "butir.yaml", edited(FILE, ("author: contoh-penyusun", "author: siti-a")))

    plan = store_items(example_bank, path, add_persons=True)

    assert set(plan.changes.values()) == {Change.NEW}
    rows = rows_by_table(example_bank)
    added = [{"code": row["code"], "name": row["name"], "met": row["met"]} for row in rows["person"]]
    assert added[1:] == [{"code": "siti-a", "name": "siti-a", "met": ""}]
    assert rows["person_role"] == []
    assert {row["author_id"] for row in rows["item_version"]} == {rows["person"][1]["id"]}


@pytest.mark.parametrize("author", ["Siti Aminah", "siti_a", "s" * 61])
def test_an_author_that_no_code_can_be_is_refused_even_then(
    author: str, example_bank: Engine, tmp_path: Path
) -> None:
    path = write(tmp_path / "butir.yaml", edited(FILE, ("author: contoh-penyusun", f"author: {author}")))
    before = rows_by_table(example_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, path, add_persons=True)

    assert {(issue.code, issue.facts["code"]) for issue in refused.value.issues} == {
        ("person.bad_code", author)
    }
    assert len(refused.value.issues) == 3
    assert rows_by_table(example_bank) == before


UUID = "0b6f6f1e-6d0c-4c8e-9a51-2f4a9a1c9101"


def test_a_uuid_of_a_file_is_kept(example_bank: Engine, tmp_path: Path) -> None:
    path = write(
        tmp_path / "butir.yaml", edited(FILE, ("code: CL-9101\n", f"code: CL-9101\n    uuid: {UUID}\n"))
    )

    store_items(example_bank, path)

    assert {row["code"]: row["uuid"] for row in exported(example_bank)}["CL-9101"] == UUID


def test_a_uuid_belongs_to_one_item(filled_bank: Engine, tmp_path: Path) -> None:
    taken = {row["code"]: row["uuid"] for row in exported(filled_bank)}["CL-9101"]
    text = edited(
        FILE,
        ("code: PG-9101\n", f"code: PG-9105\n    uuid: {taken}\n"),
        ("code: PG-9102\n", f"code: PG-9106\n    uuid: {UUID}\n"),
        ("code: CL-9101\n", f"code: CL-9105\n    uuid: {UUID}\n"),
    )
    path = write(tmp_path / "butir.yaml", text)
    before = rows_by_table(filled_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_items(filled_bank, path)

    assert [(i.code, i.facts, i.where.item) for i in refused.value.issues] == [
        ("item.uuid_taken", {"uuid": taken, "item": "CL-9101"}, "PG-9105"),
        ("item.uuid_taken", {"uuid": UUID, "item": "PG-9106"}, "CL-9105"),
    ]
    assert rows_by_table(filled_bank) == before


def test_a_kuk_named_twice_counts_once(example_bank: Engine, tmp_path: Path) -> None:
    named = 'criteria: ["1.3", {unit: M.70.MKT00.047.1, criterion: "1.3", unit_revision: 1}]'
    text = FILE.rpartition('criteria: ["2.1"]')
    path = write(tmp_path / "butir.yaml", text[0] + named + text[2])

    store_items(example_bank, path)

    rows = {row["code"]: row["criteria"] for row in exported(example_bank)}
    assert rows["CL-9101"] == [{"unit": "M.70.MKT00.047.1", "unit_revision": 1, "criterion": "1.3"}]


def test_a_folder_without_item_files_is_told(tmp_path: Path) -> None:
    write(tmp_path / "notes.md", "nothing here")

    with pytest.raises(NotFoundError) as refused:
        read_item_files(tmp_path)

    assert refused.value.issues == (Issue("file.no_items", {}, Where(file=str(tmp_path))),)


def test_a_file_of_another_kind_is_told(example_bank: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "butir.docx", "PK")

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, path)

    facts = {"suffix": ".docx", "known": ".yaml, .yml, .json, .xlsx"}
    assert refused.value.issues == (Issue("file.unknown_kind", facts, Where(file=str(path))),)
