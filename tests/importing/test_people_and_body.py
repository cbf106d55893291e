"""The people of the bank and the certification body's own data."""

from __future__ import annotations

import pytest
from importing_banks import IMPORTER, changed_tables, rows_by_table
from sqlalchemy import Engine

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role
from qbank.domain.picture import PNG, PictureFile
from qbank.domain.print_profile import BodyFacts, BodyLooks
from qbank.errors import Issue, NotAllowedError, NotFoundError, UsageMistakeError
from qbank.store.people import get_person
from qbank.store.session import session_scope
from qbank.store.settings import body_facts, body_looks
from qbank.usecases.add_person import add_person
from qbank.usecases.set_body import set_body
from qbank.usecases.set_looks import set_looks


def test_a_person_is_added_with_roles_and_a_blank_met(bank: Engine) -> None:
    with session_scope(bank, write=True) as session:
        add_person(session, IMPORTER, "siti", "Siti Aminah", roles=[Role.VALIDATOR, Role.AUTHOR, Role.AUTHOR])

    with session_scope(bank) as session:
        person = get_person(session, "siti")
        assert (person.name, person.met) == ("Siti Aminah", "")
        assert {row.role for row in person.roles} == {Role.AUTHOR, Role.VALIDATOR}
    event = rows_by_table(bank)["audit_event"][-1]
    assert (event["action"], event["subject"], event["os_account"]) == ("person.add", "siti", "pengujian")


def test_who_acts_stands_in_the_trail(sqlite_bank: Engine) -> None:
    with session_scope(sqlite_bank, write=True) as session:
        add_person(session, IMPORTER, "siti", "Siti")
        add_person(session, Actor("akun", "siti"), "budi", "Budi")

    rows = rows_by_table(sqlite_bank)
    assert [row["person_id"] for row in rows["audit_event"]] == [None, rows["person"][0]["id"]]


def test_a_code_is_given_once(sqlite_bank: Engine) -> None:
    with session_scope(sqlite_bank, write=True) as session:
        add_person(session, IMPORTER, "siti", "Siti")
    before = rows_by_table(sqlite_bank)

    with pytest.raises(NotAllowedError) as refused, session_scope(sqlite_bank, write=True) as session:
        add_person(session, IMPORTER, "siti", "Siti lain")

    assert refused.value.issues == (Issue("person.exists", {"person": "siti"}),)
    assert rows_by_table(sqlite_bank) == before


@pytest.mark.parametrize("code", ["", "Siti", "siti aminah", "s" * 61])
def test_a_code_that_can_not_serve_is_refused(code: str, sqlite_bank: Engine) -> None:
    with pytest.raises(UsageMistakeError) as refused, session_scope(sqlite_bank, write=True) as session:
        add_person(session, IMPORTER, code, "Siti")

    assert refused.value.issues == (Issue("person.bad_code", {"code": code}),)
    assert rows_by_table(sqlite_bank)["person"] == []


def test_somebody_unknown_is_told(sqlite_bank: Engine) -> None:
    with pytest.raises(NotFoundError) as refused, session_scope(sqlite_bank) as session:
        get_person(session, "siti")

    assert refused.value.issues == (Issue("person.not_found", {"person": "siti"}),)


def test_the_body_keeps_what_is_not_said_again(bank: Engine) -> None:
    with session_scope(bank, write=True) as session:
        first = set_body(session, IMPORTER, {"name": "LSP Contoh", "address": "Depok"})
        second = set_body(session, IMPORTER, {"licence": "BNSP-LSP-000-ID", "address": ""})

    with session_scope(bank) as session:
        kept = body_facts(session)
    assert first == BodyFacts("LSP Contoh", "", "Depok", "")
    assert second == kept == BodyFacts("LSP Contoh", "BNSP-LSP-000-ID", "", "")
    assert len(rows_by_table(bank)["audit_event"]) == 2


def test_saying_the_same_again_leaves_no_trace(sqlite_bank: Engine) -> None:
    with session_scope(sqlite_bank, write=True) as session:
        set_body(session, IMPORTER, {"name": "LSP Contoh"})
    before = rows_by_table(sqlite_bank)

    with session_scope(sqlite_bank, write=True) as session:
        set_body(session, IMPORTER, {"name": "LSP Contoh"})

    assert changed_tables(before, rows_by_table(sqlite_bank)) == set()


def test_looks_are_kept_on_either_database_and_told_in_the_trail(bank: Engine) -> None:
    looks = BodyLooks({"FR.IA.05A": "R2"}, PictureFile(PNG, b"\x89PNG"), b"PK", "[page]\n")
    changes = {name: getattr(looks, name) for name in ("logo", "template", "wording")}

    with session_scope(bank, write=True) as session:
        stored = set_looks(session, IMPORTER, {**changes, "revisions": {"FR.IA.05A": "R2", "FR.IA.01": ""}})
        again = set_looks(session, IMPORTER, {"revisions": {}})

    with session_scope(bank) as session:
        assert body_looks(session) == stored == again == looks
    events = [row for row in rows_by_table(bank)["audit_event"] if row["action"] == "body.looks"]
    assert len(events) == 1
