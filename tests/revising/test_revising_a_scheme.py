"""A scheme is put on its new wording: items, plan and job groups move along, old sets stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from revised_schemes import SCHEME, revised_scheme, seed_scheme
from running import Ran
from sqlalchemy import select

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role, Verdict, VersionStatus
from qbank.formats.yaml.scheme import write_scheme_yaml
from qbank.store import items
from qbank.store.audit import record_event
from qbank.store.engine import open_engine
from qbank.store.models import ItemVersion, Person, Review
from qbank.store.people import add_person
from qbank.store.session import session_scope

Qbank = Callable[..., Ran]
MAP = """\
criteria:
  M.70.MKT00.046.1/2.1: [M.70.MKT00.046.1/2.1, M.70.MKT00.046.1/2.2]
  M.70.MKT00.047.1/3.1: [M.70.MKT00.047.1/3.1]
  M.70.MKT00.047.1/3.2: [M.70.MKT00.047.1/3.1]
"""


pytestmark = pytest.mark.usefixtures("new")


@pytest.fixture
def new(folder: Path) -> Path:
    """The folder with the new wording and the map in it."""
    (folder / "baru.yaml").write_bytes(write_scheme_yaml(revised_scheme()))
    (folder / "sama.yaml").write_bytes(write_scheme_yaml(seed_scheme()))
    (folder / "peta.yaml").write_text(MAP)
    return folder


def approve(bank: Path, *codes: str) -> None:
    """Let two validators approve the newest version of items, in the database."""
    engine = open_engine(f"sqlite:///{bank}")
    with session_scope(engine, write=True) as session:
        readers = [add_person(session, name, name, "", [Role.VALIDATOR]) for name in ("budi", "sri")]
        for code in codes:
            version = items.get_item(session, code).versions[-1]
            for reader in readers:
                session.add(
                    Review(
                        version_id=version.id, author_id=version.author_id, reviewer_id=reader.id,
                        round=1, verdict=Verdict.APPROVE,
                    )
                )  # fmt: skip
            version.status = VersionStatus.APPROVED
        record_event(session, Actor("pengujian"), "test", ", ".join(codes))
    engine.dispose()


def versions(bank: Path, code: str) -> list[tuple[int, str, list[str], int]]:
    """(number, status, KUK, verdicts) of every version of an item."""
    engine = open_engine(f"sqlite:///{bank}")
    with session_scope(engine) as session:
        verdicts = list(session.scalars(select(Review.version_id)))
        found = [
            (v.number, v.status.value, [str(ref) for ref in items.references_of(v)], verdicts.count(v.id))
            for v in items.get_item(session, code).versions
        ]
    engine.dispose()
    return found


def item_naming(qbank: Qbank, criterion: str, kind: str) -> str:
    """The first item of a kind that names this KUK alone."""
    for item in exported(qbank):
        if item["kind"] == kind and _names(item) == [criterion]:
            return str(item["code"])
    raise AssertionError(criterion)


def exported(qbank: Qbank) -> list[dict[str, Any]]:
    """Every item of the bank as it is exported."""
    qbank("item", "export", "butir.json")
    items_in_file: list[dict[str, Any]] = json.loads(Path("butir.json").read_text())
    return items_in_file


@pytest.mark.usefixtures("seeded")
def test_at_least_95_percent_of_the_items_are_mapped_without_help(qbank: Qbank) -> None:
    before = exported(qbank)

    done = json.loads(qbank("scheme", "revise", "baru.yaml", "--json").out)

    # What a person knows of the revision: where each old text stands now, and that one unit is gone.
    after = {f"{u.code}/{c.number}": c.text for u in revised_scheme().units for c in u.criteria}
    texts = {f"{u.code}/{c.number}": c.text for u in seed_scheme().units for c in u.criteria}
    moved = {entry["item"]: entry["after"] for entry in done["items"]}
    goes_on = [item for item in before if all(_goes_on(name, texts, after) for name in _names(item))]
    right = [
        item
        for item in goes_on
        if [texts[name] for name in _names(item)]
        == [after[name] for name in moved.get(item["code"], _names(item))]
    ]
    assert len(goes_on) > 400
    assert len(right) / len(goes_on) >= 0.95
    kept = exported(qbank)
    assert {item["code"] for item in kept} == {item["code"] for item in before}


def _names(item: dict[str, Any]) -> list[str]:
    return [f"{ref['unit']}/{ref['criterion']}" for ref in item["criteria"]]


def _goes_on(name: str, texts: dict[str, str], after: dict[str, str]) -> bool:
    return texts[name] in after.values() and not name.startswith("M.70.PEM00.004.1/")


def test_an_approved_item_keeps_its_approval_only_where_its_kuk_says_the_same(
    qbank: Qbank, seeded: Path
) -> None:
    bank = seeded / "qbank.db"
    renumbered = item_naming(qbank, "M.70.MKT00.041.2/1.3", "oral")
    reworded = item_naming(qbank, "M.70.MKT00.003.2/1.1", "oral")
    untouched = item_naming(qbank, "M.70.MKT00.042.2/1.1", "oral")
    approve(bank, renumbered, reworded, untouched)

    ran = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml")

    assert ran.code == 0
    assert versions(bank, renumbered) == [
        (1, "retired", ["M.70.MKT00.041.2/1.3"], 2),
        (2, "approved", ["M.70.MKT00.041.2/1.2"], 2),
    ]
    assert versions(bank, reworded) == [
        (1, "retired", ["M.70.MKT00.003.2/1.1"], 2),
        (2, "in_review", ["M.70.MKT00.003.2/1.1"], 0),
    ]
    assert versions(bank, untouched) == [(1, "approved", ["M.70.MKT00.042.2/1.1"], 2)]
    assert reworded in ran.out


def test_a_split_kuk_hands_its_items_to_both_and_a_task_names_the_new_numbers(
    qbank: Qbank, seeded: Path
) -> None:
    bank = seeded / "qbank.db"
    split = item_naming(qbank, "M.70.MKT00.046.1/2.1", "oral")

    qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml")

    assert versions(bank, split)[-1][2] == ["M.70.MKT00.046.1/2.1", "M.70.MKT00.046.1/2.2"]
    task = json.loads(qbank("item", "show", "TP-0103", "--json").out)
    named = {
        f"{ref['unit']}/{ref['criterion']}" for step in task["content"]["steps"] for ref in step["criteria"]
    }
    assert named == {f"{ref['unit']}/{ref['criterion']}" for ref in task["criteria"]}
    assert not any(name.startswith("M.70.MKT00.045.1/") for name in named)
    assert any(name.startswith("M.70MKT00.045.2/") for name in named)


def test_an_item_without_any_kuk_left_is_retired_and_kept(qbank: Qbank, seeded: Path) -> None:
    orphan = item_naming(qbank, "M.70.PEM00.004.1/1.1", "oral")

    ran = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml")

    assert orphan in ran.out
    assert len(versions(seeded / "qbank.db", orphan)) == 1
    covered = json.loads(qbank("coverage", SCHEME, "--include-drafts", "--json").out)
    assert {row["unit"] for row in covered["criteria"]} == {u.code for u in revised_scheme().units}


@pytest.mark.usefixtures("seeded")
def test_the_plan_follows_and_is_a_proposal_again(qbank: Qbank) -> None:
    before = json.loads(qbank("plan", "show", SCHEME, "--json").out)

    ran = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml")

    plan = json.loads(qbank("plan", "show", SCHEME, "--json").out)
    ways = {f"{x['criterion']['unit']}/{x['criterion']['criterion']}": x["way"] for x in plan["lines"]}
    old_ways = {f"{x['criterion']['unit']}/{x['criterion']['criterion']}": x["way"] for x in before["lines"]}
    assert set(ways) == {str(ref) for ref in revised_scheme().references}
    assert ways["M.70.MKT00.041.2/1.2"] == old_ways["M.70.MKT00.041.2/1.3"] == "indirect"
    assert plan["status"] == "usulan"
    assert "M.70.DIG00.001.1/1.1" in ran.out
    grouped = [unit for group in plan["job_groups"] for unit in group["units"]]
    assert sorted(grouped) == sorted(unit.code for unit in revised_scheme().units)


@pytest.mark.usefixtures("with_set")
def test_old_sets_print_as_they_were_and_touched_blueprints_are_named(qbank: Qbank) -> None:
    before = json.loads(qbank("exam", "print", f"{SCHEME}-001", "--out", "a", "--json").out)

    ran = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml")

    after = json.loads(qbank("exam", "print", f"{SCHEME}-001", "--out", "b", "--json").out)
    assert after["documents"] == before["documents"]
    assert f"{SCHEME}-001 (draft)" in ran.out
    assert "PG unit 045.1 keterampilan tim" in ran.out


def test_the_comparison_shows_the_words_and_writes_nothing(qbank: Qbank, seeded: Path) -> None:
    bytes_before = (seeded / "qbank.db").read_bytes()

    shown = qbank("scheme", "diff", SCHEME, "baru.yaml", "--map", "peta.yaml")
    planned = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml", "--plan-only")

    assert "[+dan kebijakan organisasi+]" in " ".join(shown.out.split())
    assert planned.code == 0
    assert (seeded / "qbank.db").read_bytes() == bytes_before


@pytest.mark.usefixtures("seeded")
def test_a_unit_that_another_scheme_holds_is_revised_with_it_or_not_at_all(qbank: Qbank) -> None:
    qbank("scheme", "import", "sama.yaml", "--code", "kembar")

    refused = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml", "--code", SCHEME)
    done = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml", "--code", SCHEME, "--also", "kembar")

    assert (refused.code, "kembar" in refused.err) == (6, True)
    assert done.code == 0
    twin = json.loads(qbank("scheme", "show", "kembar", "--json").out)
    codes = [unit["code"] for unit in twin["units"]]
    assert "M.70MKT00.045.2" in codes
    assert "M.70.PEM00.004.1" in codes


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["sama.yaml"], 6, "nothing is revised"),
        (["baru.yaml", "--map", "salah.yaml"], 4, "M.70.X/1.1"),
        (["baru.yaml", "--code", "tidak-ada"], 3, "tidak-ada"),
        (["baru.yaml", "--map", "rusak.yaml"], 4, "line 1"),
    ],
)
def test_a_wrong_revision_is_refused_and_changes_nothing(
    qbank: Qbank, seeded: Path, arguments: list[str], code: int, told: str
) -> None:
    (seeded / "salah.yaml").write_text("criteria: {M.70.X/1.1: []}\n")
    (seeded / "rusak.yaml").write_text("kriteria: {}\n")
    bytes_before = (seeded / "qbank.db").read_bytes()

    ran = qbank("scheme", "revise", *arguments)

    assert (ran.code, told in ran.err) == (code, True), ran.err
    assert (seeded / "qbank.db").read_bytes() == bytes_before


def test_every_verdict_that_is_carried_points_to_the_same_text(qbank: Qbank, seeded: Path) -> None:
    bank = seeded / "qbank.db"
    code = item_naming(qbank, "M.70.MKT00.041.2/1.3", "oral")
    approve(bank, code)
    qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml")

    engine = open_engine(f"sqlite:///{bank}")
    with session_scope(engine) as session:
        first, second = items.get_item(session, code).versions
        same = (first.content == second.content, first.author_id == second.author_id)
        readers = set(session.scalars(select(Person.code).join(Review, Review.reviewer_id == Person.id)))
        texts = list(session.scalars(select(ItemVersion.content).where(ItemVersion.item_id == first.item_id)))
    engine.dispose()

    assert same == (True, True)
    assert readers == {"budi", "sri"}
    assert texts[0] == texts[1]


def test_who_entered_a_text_in_review_does_not_judge_it_after_a_revision_either(
    qbank: Qbank, seeded: Path
) -> None:
    bank = seeded / "qbank.db"
    code = item_naming(qbank, "M.70.MKT00.003.2/1.1", "oral")
    qbank("item", "export", "butir.json")
    Path("ubah.json").write_text(
        json.dumps([i | {"reference": "Sumber lain"} for i in exported(qbank) if i["code"] == code])
    )
    qbank("person", "add", "citra", "--name", "Citra", "--role", "validator", "--role", "author")
    imported = qbank("item", "import", "ubah.json", "--as", "citra")
    submitted = qbank("review", "submit", code)
    revised = qbank("scheme", "revise", "baru.yaml", "--map", "peta.yaml")

    judged = qbank("review", "approve", code, "--version", 3, "--as", "citra")

    assert (imported.code, submitted.code, revised.code) == (0, 0, 0)
    assert [(number, status) for number, status, *_ in versions(bank, code)] == [
        (1, "draft"), (2, "draft"), (3, "in_review"),
    ]  # fmt: skip
    assert judged.code == 6
    assert f"citra wrote or entered {code}" in judged.err
