"""Rights go with roles, once a bank has an administrator; a verdict always needs a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reviewed_banks import APPROVE, AUTHOR, CODE, copied_bank, judge, retire, statuses, store_items, submit
from sqlalchemy import Engine

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Role, VersionStatus
from qbank.domain.rights import ROLES_BY_RIGHT, Right, check_right
from qbank.errors import Issue, NotAllowedError
from qbank.store.audit import trail_events
from qbank.store.people import persons_by_code
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person
from qbank.usecases.change_person import PersonChange, change_person
from qbank.usecases.set_body import set_body
from qbank.usecases.set_quorum import set_quorum

Deed = Callable[[Engine, Path, str], object]


def add_somebody(engine: Engine, _folder: Path, person: str) -> None:
    with session_scope(engine, write=True) as session:
        add_person(session, Actor("akun", person), "baru", "Baru")


def change_quorum(engine: Engine, _folder: Path, person: str) -> None:
    with session_scope(engine, write=True) as session:
        set_quorum(session, Actor("akun", person), 3)


def write_items(engine: Engine, folder: Path, person: str) -> None:
    store_items(engine, folder, person, ("Bagian kunjungan", "Bagian dari kunjungan"))


def change_body(engine: Engine, _folder: Path, person: str) -> None:
    with session_scope(engine, write=True) as session:
        set_body(session, Actor("akun", person), {"name": "LSP Lain"})


def change_somebody(engine: Engine, _folder: Path, person: str) -> None:
    with session_scope(engine, write=True) as session:
        change_person(session, Actor("akun", person), "dewi", PersonChange(name="Dewi Lestari"))


DEEDS: dict[str, tuple[Right, Deed]] = {
    "write": (Right.WRITE_ITEMS, write_items),
    "submit": (Right.SUBMIT, lambda engine, _, person: submit(engine, "PG-9102", person=person)),
    "judge": (Right.JUDGE, lambda engine, _, person: judge(engine, person, APPROVE, CODE)),
    "retire": (Right.RETIRE, lambda engine, _, person: retire(engine, CODE, person=person)),
    "quorum": (Right.SET_RULES, change_quorum),
    "body": (Right.SET_BODY, change_body),
    "roles": (Right.MANAGE_PEOPLE, change_somebody),
    "person": (Right.MANAGE_PEOPLE, add_somebody),
}


@pytest.fixture
def managed(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_bank(migrated_sqlite, tmp_path, managed=True) as engine:
        yield engine


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("person", ["", AUTHOR, "dewi", "fitri", "admin"])
def test_in_a_managed_bank_each_deed_needs_its_role(
    managed: Engine, tmp_path: Path, name: str, person: str
) -> None:
    submit(managed, CODE)
    right, deed = DEEDS[name]
    with session_scope(managed) as session:
        roles = {row.role for row in persons_by_code(session)[person].roles} if person else set()
    allowed = ", ".join(sorted(ROLES_BY_RIGHT[right]))

    if roles & ROLES_BY_RIGHT[right]:
        deed(managed, tmp_path, person)
        return
    with pytest.raises(NotAllowedError) as refused:
        deed(managed, tmp_path, person)

    facts = {"person": person, "roles": allowed} if person else {"roles": allowed}
    assert refused.value.issues == (Issue("role.missing" if person else "role.nobody", facts),)


def test_without_an_administrator_everybody_may_do_all_but_judge(
    migrated_sqlite: Path, tmp_path: Path
) -> None:
    with copied_bank(migrated_sqlite, tmp_path, managed=False) as engine:
        _do_all_but_judge(engine, tmp_path)


def _do_all_but_judge(engine: Engine, tmp_path: Path) -> None:
    submit(engine, CODE, person="")
    for name in ("submit", "quorum", "person", "write"):
        DEEDS[name][1](engine, tmp_path, "")

    with pytest.raises(NotAllowedError) as refused:
        judge(engine, "", APPROVE, CODE)
    retire(engine, CODE, person="")

    assert refused.value.issues == (Issue("role.nobody", {"roles": "validator"}),)
    assert set(statuses(engine)) == {VersionStatus.RETIRED}


def test_the_first_administrator_makes_the_bank_a_managed_one(sqlite_bank: Engine) -> None:
    with session_scope(sqlite_bank, write=True) as session:
        add_person(session, Actor("akun"), "ani", "Ani", roles=[Role.ADMINISTRATOR])

    with pytest.raises(NotAllowedError), session_scope(sqlite_bank, write=True) as session:
        add_person(session, Actor("akun"), "budi", "Budi")

    with session_scope(sqlite_bank, write=True) as session:
        add_person(session, Actor("akun", "ani"), "budi", "Budi")
        assert set(persons_by_code(session)) == {"ani", "budi"}


def test_roles_are_replaced_and_told(managed: Engine) -> None:
    change = PersonChange(met="MET.1", roles=[Role.VALIDATOR, Role.ASSESSOR])

    with session_scope(managed, write=True) as session:
        change_person(session, Actor("akun", "admin"), "dewi", change)

    with session_scope(managed) as session:
        event, dewi = trail_events(session)[-1], persons_by_code(session)["dewi"]
    assert (dewi.name, dewi.met, {row.role for row in dewi.roles}) == (
        "Dewi", "MET.1", {Role.VALIDATOR, Role.ASSESSOR},
    )  # fmt: skip
    assert (event.action, event.person, event.before["roles"], event.after["roles"]) == (
        "person.set", "admin", ["validator"], ["assessor", "validator"],
    )  # fmt: skip


def test_the_last_administrator_stays(managed: Engine) -> None:
    with pytest.raises(NotAllowedError) as refused, session_scope(managed, write=True) as session:
        change_person(session, Actor("akun", "admin"), "admin", PersonChange(roles=[Role.AUTHOR]))

    assert refused.value.issues == (Issue("person.last_administrator", {"person": "admin"}),)


def test_changing_nothing_leaves_no_trace(managed: Engine) -> None:
    with session_scope(managed, write=True) as session:
        before = len(trail_events(session))
        change_person(session, Actor("akun", "admin"), "dewi", PersonChange(roles=[Role.VALIDATOR]))

    with session_scope(managed) as session:
        assert len(trail_events(session)) == before


@pytest.mark.parametrize("right", Right)
def test_every_right_belongs_to_some_role_and_not_to_all(right: Right) -> None:
    assert set() < ROLES_BY_RIGHT[right] < set(Role)
    assert check_right(right, "x", ROLES_BY_RIGHT[right], is_managed=True) is None
    assert check_right(right, "x", set(Role) - ROLES_BY_RIGHT[right], is_managed=True) is not None
