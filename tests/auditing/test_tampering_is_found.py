"""Whatever somebody does to the bank with a plain SQL client, the audit finds it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from audited_banks import ACTOR, ATTACKS, attacking, fill_bank, findings, take_seals_away
from sqlalchemy import Engine, text

from qbank.errors import InputRefusedError, Issue, Where
from qbank.store.engine import open_engine
from qbank.store.migrate import downgrade_bank, upgrade_bank
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person
from qbank.usecases.audit_bank import audit_bank
from qbank.usecases.seal_old_rows import seal_old_rows

ROUNDS_EACH = 9


@pytest.fixture(scope="module")
def filled_file(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("audited") / "bank.db"))
    engine = open_engine(f"sqlite:///{file}")
    fill_bank(engine)
    engine.dispose()
    return file


@pytest.fixture
def copied(filled_file: Path, tmp_path: Path) -> Iterator[Callable[[str], Engine]]:
    """Return a function that gives an engine on a fresh copy of the bank."""
    engines = []

    def copy(name: str) -> Engine:
        engines.append(open_engine(f"sqlite:///{shutil.copy(filled_file, tmp_path / f'{name}.db')}"))
        return engines[-1]

    yield copy
    for engine in engines:
        engine.dispose()


@pytest.fixture
def filled(copied: Callable[[str], Engine]) -> Engine:
    return copied("filled")


def test_a_bank_that_only_the_program_wrote_is_sound(bank: Engine) -> None:
    fill_bank(bank)

    assert findings(bank) == ()


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.__name__ for attack in ATTACKS])
def test_random_attacks_are_all_found(copied: Callable[[str], Engine], attack: Callable[..., None]) -> None:
    missed = []
    for number in range(ROUNDS_EACH):
        engine = copied(str(number))
        with attacking(engine) as connection:
            attack(connection, random.Random(number))
        if not findings(engine):
            missed.append(number)

    assert missed == []


def test_attacks_on_a_server_are_found(migrated_postgres: Callable[[str], str]) -> None:
    missed = []
    for number, attack in enumerate(ATTACKS):
        engine = open_engine(migrated_postgres(f"attacked_{number}"))
        fill_bank(engine)
        with attacking(engine) as connection:
            attack(connection, random.Random(number))
        if not findings(engine):
            missed.append(attack.__name__)
        engine.dispose()

    assert missed == []


def test_opening_the_bank_without_triggers_alone_is_no_finding(filled: Engine) -> None:
    with attacking(filled):
        pass

    assert findings(filled) == ()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE person SET name = 'Lain'", Issue("audit.row_changed", {"table": "person", "key": "1 (contoh-penyusun)", "event": 3})),
        ("DELETE FROM person_role", Issue("audit.row_missing", {"table": "person_role", "key": "1 author", "event": 3})),
        (
            "INSERT INTO person (code, name, met) VALUES ('x', 'X', '')",
            Issue("audit.row_unknown", {"table": "person", "key": "2 (x)"}),
        ),
        ("UPDATE item SET kind = 'lain' WHERE id = 1", Issue("audit.unreadable", {"table": "item"})),
        (
            "UPDATE audit_event SET subject = 'x' WHERE id = 2",
            Issue("audit.event_changed", {"event": 2, "action": "plan.import", "subject": "x"}),
        ),
    ],
)  # fmt: skip
def test_a_finding_says_what_was_done(filled: Engine, statement: str, found: Issue) -> None:
    with attacking(filled) as connection:
        connection.execute(text("PRAGMA ignore_check_constraints=ON"))
        connection.execute(text(statement))

    assert findings(filled) == (found,)


def test_a_value_that_is_no_json_is_found_and_stops_nothing(filled: Engine) -> None:
    with attacking(filled) as connection:
        connection.execute(
            text("UPDATE audit_event SET after = '{', at = 'kemarin', person_id = 'x' WHERE id = 4")
        )

    assert {issue.code for issue in findings(filled)} == {"audit.event_changed"}


def test_a_tail_cut_with_all_it_changed_is_found_by_the_anchor_alone(filled: Engine, tmp_path: Path) -> None:
    anchor = tmp_path / "jangkar.json"
    with session_scope(filled, write=True) as session:
        add_person(session, ACTOR, "siti", "Siti")
    assert findings(filled, anchor) == ()
    with attacking(filled) as connection:
        for statement in ("audit_event WHERE action = 'person.add' AND subject", "person WHERE code"):
            connection.execute(text(f"DELETE FROM {statement} = 'siti'"))

    without, compared = findings(filled), findings(filled, anchor)

    assert without == ()
    facts: dict[str, str | int | float] = {"events": 8, "found": 7}
    assert compared == (Issue("audit.anchor_missing", facts, Where(file=str(anchor))),)


def test_an_anchor_fits_the_trail_that_has_grown_since(filled: Engine, tmp_path: Path) -> None:
    anchor = tmp_path / "jangkar.json"
    assert findings(filled, anchor) == ()
    written = anchor.read_bytes()
    with session_scope(filled, write=True) as session:
        add_person(session, ACTOR, "siti", "Siti")

    assert findings(filled, anchor) == ()
    assert anchor.read_bytes() == written


def test_no_anchor_is_written_for_a_bank_that_is_not_sound(filled: Engine, tmp_path: Path) -> None:
    with attacking(filled) as connection:
        connection.execute(text("UPDATE person SET name = 'Lain'"))

    assert findings(filled, tmp_path / "jangkar.json") != ()
    assert not (tmp_path / "jangkar.json").exists()


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"events": "x", "head": ""}'])
def test_a_file_that_is_no_anchor_is_refused(filled: Engine, tmp_path: Path, content: str) -> None:
    file = tmp_path / "lain.json"
    file.write_text(content)

    with pytest.raises(InputRefusedError) as refused, session_scope(filled) as session:
        audit_bank(session, file)

    assert refused.value.issues == (Issue("audit.bad_anchor", {}, Where(file=str(file))),)


def test_a_bank_that_goes_down_and_up_again_stays_sound(bank: Engine) -> None:
    fill_bank(bank)

    downgrade_bank(bank, "0001")
    upgrade_bank(bank)

    assert findings(bank) == ()


def test_a_bank_from_before_there_were_seals_is_sealed_once(filled: Engine) -> None:
    take_seals_away(filled)
    unsealed = {issue.code for issue in findings(filled)}

    for _ in range(2):
        with session_scope(filled, write=True) as session:
            seal_old_rows(session, ACTOR)

    assert unsealed == {"audit.row_unknown"}
    with session_scope(filled) as session:
        audited = audit_bank(session)
    assert audited.findings == ()
    assert [event.action for event in audited.events].count("bank.seal") == 1


def test_an_empty_bank_is_not_sealed(bank: Engine) -> None:
    with session_scope(bank, write=True) as session:
        seal_old_rows(session, ACTOR)
        audited = audit_bank(session)

    assert (audited.events, audited.findings) == ((), ())
