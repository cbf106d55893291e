"""An issued set is frozen: people, files and place in the trail; what it used counts, and a leak stops it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from issuable_banks import SET, fill_with_set, issuable_bank
from small_exam_banks import ACTOR, DAY, assemble, questions
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from writing import told_scope

from qbank.domain.actor import Actor
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotPerson
from qbank.domain.lifecycle import Role, SetStatus, Verdict, VersionStatus
from qbank.domain.print_profile import Attendance, Edition
from qbank.errors import Fact, Issue, NotAllowedError
from qbank.formats.json.snapshot import read_snapshot
from qbank.store import sets
from qbank.store.audit import trail_events
from qbank.store.engine import open_engine
from qbank.store.items import items_by_code
from qbank.store.session import session_scope
from qbank.store.set_versions import leaked_items, uses_of_item
from qbank.store.sittings import StoredSitting, sittings
from qbank.usecases.add_person import add_person
from qbank.usecases.audit_bank import audit_bank
from qbank.usecases.issue_set import IssueRequest, issue_set
from qbank.usecases.judge_items import Judgement, judge_items
from qbank.usecases.known_prints import bank_knowledge, known_files
from qbank.usecases.print_set import prepare_print, print_set
from qbank.usecases.read_print import read_print
from qbank.usecases.record_sitting import SittingFacts, record_sitting
from qbank.usecases.retire_items import retire_items
from qbank.usecases.set_body import set_body
from qbank.usecases.submit_items import submit_items
from qbank.usecases.verify_print import FileState, overall, verify_print
from qbank.usecases.withdraw_set import withdraw_set


@pytest.fixture(scope="module")
def filled_file(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issued")
    return issuable_bank(migrated_sqlite, folder)


@pytest.fixture
def drafted(filled_file: Path, tmp_path: Path) -> Iterator[Engine]:
    file = tmp_path / "bank.db"
    file.write_bytes(filled_file.read_bytes())
    engine = open_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


@pytest.fixture
def issued(drafted: Engine) -> Engine:
    issue(drafted)
    return drafted


def issue(engine: Engine, **changes: Any) -> int:
    request = replace(IssueRequest(SET, ("ani", "budi"), ("dewi",)), **changes)
    return issue_set(engine, ACTOR, request)


def printed(engine: Engine, folder: Path, **wishes: Any) -> dict[str, bytes]:
    with session_scope(engine) as session:
        job = prepare_print(session, SET, **wishes)
    found = print_set(job, folder).folder
    return {str(path.relative_to(found)): path.read_bytes() for path in found.rglob("*") if path.is_file()}


def refusal(engine: Engine, **changes: Any) -> tuple[Issue, ...]:
    with pytest.raises(NotAllowedError) as refused:
        issue(engine, **changes)
    return refused.value.issues


def verified(engine: Engine, folder: Path) -> FileState:
    found = read_print(next(folder.iterdir()))
    with session_scope(engine) as session:
        knowledge = bank_knowledge(session, found.stamps)
    return overall(verify_print(found, known_files(knowledge)))


def withdraw(engine: Engine, reason: str = "Foto soal beredar", *, leaked: bool = False) -> None:
    with session_scope(engine, write=True) as session:
        withdraw_set(session, ACTOR, SET, reason, leaked=leaked)


def sit(engine: Engine, *assessors: str, day: date = DAY, candidates: int = 12) -> None:
    with session_scope(engine, write=True) as session:
        record_sitting(session, ACTOR, SET, SittingFacts(day, "TUK Depok", candidates, assessors))


def words(document: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()


def test_issuing_names_people_and_freezes_the_forms(bank: Engine, tmp_path: Path) -> None:
    fill_with_set(bank, tmp_path)
    with session_scope(bank) as session:
        head = trail_events(session)[-1].hash

    count = issue(bank)

    with session_scope(bank) as session:
        exam_set = sets.get_set(session, SET)
        snapshots = [read_snapshot(form.snapshot) for form in exam_set.forms]
        stored = sets.printed_documents(session, exam_set)
        audited = audit_bank(session)
    assert (exam_set.status, exam_set.audit_head, len(stored)) == (SetStatus.ISSUED, head, count)
    assert {(snapshot.watermark, snapshot.audit_head) for snapshot in snapshots} == {("", head)}
    assert {snapshot.people for snapshot in snapshots} == {
        (
            SnapshotPerson("penyusun", "Ani", "MET.000.0001"),
            SnapshotPerson("penyusun", "Budi", ""),
            SnapshotPerson("validator", "Dewi", "MET.000.0002"),
        )
    }
    assert audited.findings == ()
    assert audited.events[-1].after["penyusun"] == ["ani", "budi"]


def test_names_stand_on_the_papers_and_signatures_stay_blank(issued: Engine, tmp_path: Path) -> None:
    files = printed(issued, tmp_path)
    paper = words(next(data for name, data in files.items() if name.startswith("asesi/FR.IA.05A")))

    assert all(word in paper for word in ("Ani", "Budi", "Dewi", "MET.000.0001", "MET.000.0002"))
    assert "DRAF" not in paper


def test_a_reprint_gives_the_stored_bytes_whatever_has_changed_since(issued: Engine, tmp_path: Path) -> None:
    before = printed(issued, tmp_path / "1")
    with session_scope(issued, write=True) as session:
        set_body(session, ACTOR, {"name": "LSP Berganti Nama"})

    assert printed(issued, tmp_path / "2") == before


def test_a_draft_is_printed_as_the_body_is(drafted: Engine, tmp_path: Path) -> None:
    """The control: without issuing, the same change is seen."""
    before = printed(drafted, tmp_path / "1")
    with session_scope(drafted, write=True) as session:
        set_body(session, ACTOR, {"name": "LSP Berganti Nama"})

    assert printed(drafted, tmp_path / "2") != before


def test_lists_of_a_larger_sitting_are_made_anew_and_the_papers_are_the_stored_ones(
    issued: Engine, tmp_path: Path
) -> None:
    usual = printed(issued, tmp_path / "1")
    larger = printed(issued, tmp_path / "2", attendance=Attendance(40, 4))

    changed = {name.partition("/")[2] for name in usual if usual[name] != larger.get(name)}
    assert changed
    assert not any("paket-" in name for name in changed)
    assert verified(issued, tmp_path / "1") == verified(issued, tmp_path / "2") == FileState.UNALTERED


def test_an_issued_set_is_printed_in_its_edition_only(drafted: Engine, tmp_path: Path) -> None:
    issue(drafted, edition=Edition.E2020)

    assert any("FR.IA.05.A" in name for name in printed(drafted, tmp_path))
    with pytest.raises(NotAllowedError) as refused:
        printed(drafted, tmp_path, edition=Edition.E2023)
    assert refused.value.issues == (Issue("print.issued_edition", {"set": SET, "edition": "2020"}),)


def test_the_head_of_the_trail_stands_in_manifest_and_cover(issued: Engine, tmp_path: Path) -> None:
    with session_scope(issued) as session:
        head = sets.get_set(session, SET).audit_head or "?"
    files = printed(issued, tmp_path)

    assert head.encode() in files["manifest.json"]
    assert any(head in words(data) for name, data in files.items() if "SAMPUL" in name)


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"validators": ("ani",)}, "issue.wrong_role", {"person": "ani", "role": "validator"}),
        ({"authors": ()}, "issue.nobody", {"role": "author"}),
        ({"validators": ()}, "issue.nobody", {"role": "validator"}),
        ({"authors": ("sari",)}, "issue.wrong_role", {"person": "sari", "role": "author"}),
    ],
)
def test_who_answers_for_a_set_is_checked(
    drafted: Engine, changes: dict[str, Any], code: str, facts: dict[str, Fact]
) -> None:
    assert Issue(code, facts) in refusal(drafted, **changes)


def test_nobody_stands_on_both_sides(drafted: Engine) -> None:
    with session_scope(drafted, write=True) as session:
        add_person(session, ACTOR, "citra", "Citra", roles=[Role.AUTHOR, Role.VALIDATOR])

    found = refusal(drafted, authors=("citra",), validators=("dewi", "citra"))

    assert found == (Issue("issue.both_sides", {"person": "citra"}),)


def test_what_is_not_approved_is_named(drafted: Engine) -> None:
    code = questions(drafted, SET)[0][0]
    with told_scope(drafted) as session:
        items_by_code(session, [code])[code].versions[0].status = VersionStatus.DRAFT

    found = refusal(drafted)

    assert found == (Issue("issue.not_approved", {"set": SET, "count": 1, "items": f"{code} v1 (draft)"}),)


def test_a_set_is_issued_once_and_frozen_by_the_database(issued: Engine) -> None:
    assert refusal(issued) == (Issue("issue.not_draft", {"set": SET, "status": "issued"}),)
    for statement in ("UPDATE exam_form SET snapshot = '{}'", "DELETE FROM printed_document"):
        with pytest.raises(DBAPIError), issued.begin() as connection:
            connection.execute(text(statement))


def test_what_changes_while_the_files_are_made_stops_the_issue(drafted: Engine) -> None:
    code = questions(drafted, SET)[0][0]
    done: list[str] = []

    def retire_once(label: str) -> None:
        if not done:
            with session_scope(drafted, write=True) as session:
                retire_items(session, ACTOR, [code])
        done.append(label)

    with pytest.raises(NotAllowedError) as refused:
        issue_set(drafted, ACTOR, IssueRequest(SET, ("ani",), ("dewi",)), retire_once)

    assert [issue.code for issue in refused.value.issues] == ["issue.not_approved"]
    with session_scope(drafted) as session:
        exam_set = sets.get_set(session, SET)
        assert (exam_set.status, sets.printed_documents(session, exam_set)) == (SetStatus.DRAFT, [])


def test_another_name_while_the_files_are_made_stops_the_issue(drafted: Engine) -> None:
    def rename(_label: str) -> None:
        with session_scope(drafted, write=True) as session:
            set_body(session, ACTOR, {"name": "LSP Baru"})

    with pytest.raises(NotAllowedError) as refused:
        issue_set(drafted, ACTOR, IssueRequest(SET, ("ani",), ("dewi",)), rename)

    assert refused.value.issues == (Issue("issue.changed_meanwhile", {"set": SET}),)


def test_returns_of_the_items_stand_in_the_validation_form(drafted: Engine, tmp_path: Path) -> None:
    code = questions(drafted, SET)[0][0]
    with told_scope(drafted) as session:
        items_by_code(session, [code])[code].versions[0].status = VersionStatus.DRAFT
        add_person(session, ACTOR, "eko", "Eko", roles=[Role.VALIDATOR])
    deeds: tuple[tuple[str, dict[str, Any]], ...] = (
        ("dewi", {"verdict": Verdict.RETURN, "comment": "Angka pengecoh mustahil.", "checklist": {7: False}}),
        ("dewi", {"verdict": Verdict.APPROVE, "comment": "Sudah baik."}),
        ("eko", {"verdict": Verdict.APPROVE}),
    )
    for number, (person, given) in enumerate(deeds):
        with session_scope(drafted, write=True) as session:
            if number < 2:
                submit_items(session, ACTOR, [code])
            judge_items(session, Actor("akun", person), Judgement(codes=[code], **given))
    issue(drafted)

    files = printed(drafted, tmp_path)
    forms = {name: words(data) for name, data in files.items() if "/FR.VA" in name}

    with_it = [
        name for name, form in forms.items() if f"{code} (versi 1), Dewi: Angka pengecoh mustahil." in form
    ]
    assert [name.rpartition("paket-")[2] for name in with_it] == ["A.docx"]
    assert "Tidak ada petunjuk ke arah kunci" in forms[with_it[0]]
    assert not any("Sudah baik." in form for form in forms.values())


def test_a_set_is_withdrawn_for_a_reason_and_still_prints(issued: Engine, tmp_path: Path) -> None:
    before = printed(issued, tmp_path / "1")
    with pytest.raises(NotAllowedError) as refused:
        withdraw(issued, " ")

    withdraw(issued)

    assert refused.value.issues == (Issue("issue.no_reason", {"set": SET}),)
    assert printed(issued, tmp_path / "2") == before
    with pytest.raises(NotAllowedError) as again:
        withdraw(issued)
    assert again.value.issues == (Issue("issue.not_issued", {"set": SET, "status": "withdrawn"}),)
    with session_scope(issued) as session:
        assert leaked_items(session) == frozenset()


def test_a_leak_keeps_its_questions_out_of_new_sets(issued: Engine) -> None:
    used = {code for form in questions(issued, SET) for code in form}
    withdraw(issued, leaked=True)

    following = assemble(issued, seed=2, forms=2)

    fresh = {code for form in questions(issued, following) for code in form}
    assert used & fresh == set()
    assert questions(issued, following, "CL")[0]
    with session_scope(issued) as session:
        assert used < leaked_items(session)


def test_sittings_are_recorded_and_counted_as_use(issued: Engine) -> None:
    code = questions(issued, SET)[0][0]
    sit(issued, "sari")
    sit(issued, "sari", day=date(2026, 3, 1), candidates=3)

    with session_scope(issued) as session:
        found, (use,) = sittings(session, SET), uses_of_item(session, code)

    assert found == [
        StoredSitting(SET, DAY, "TUK Depok", 12, ("sari",)),
        StoredSitting(SET, date(2026, 3, 1), "TUK Depok", 3, ("sari",)),
    ]
    assert (use.set_code, use.form, use.instrument, use.version) == (SET, "A", Instrument.DPT_PG, 1)
    assert (use.candidates, use.last_sat) == (15, date(2026, 3, 1))


def test_only_an_issued_set_is_sat_before_assessors(drafted: Engine) -> None:
    with pytest.raises(NotAllowedError) as refused:
        sit(drafted, "ani")

    assert refused.value.issues == (
        Issue("issue.not_issued", {"set": SET, "status": "draft"}),
        Issue("issue.wrong_role", {"person": "ani", "role": "assessor"}),
    )
