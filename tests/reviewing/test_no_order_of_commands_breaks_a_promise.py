"""Whatever is done in whatever order: nobody approves their own text, approved text stands, the quorum holds, all is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from reviewed_banks import EXAMPLES
from sqlalchemy import Engine, text
from writing import load_triggers

from qbank.domain.actor import Actor
from qbank.domain.codes import CognitiveLevel, CompetencyDimension, CriterionRef, Difficulty, ItemKind
from qbank.domain.items import ItemDraft, MultipleChoice, Option
from qbank.domain.lifecycle import Role, Verdict, VersionStatus
from qbank.domain.scheme import SchemeFacts
from qbank.errors import Issue, NotAllowedError, Where
from qbank.formats.json.canonical import version_digest
from qbank.store.audit import audit_head
from qbank.store.engine import open_engine
from qbank.store.items import items_by_code
from qbank.store.reviews import persons_by_id, verdicts_by_item
from qbank.store.session import session_scope
from qbank.store.settings import review_quorum
from qbank.usecases.add_person import add_person
from qbank.usecases.audit_bank import audit_bank
from qbank.usecases.import_items import ItemBatch, import_items
from qbank.usecases.import_scheme import import_scheme, read_scheme_file
from qbank.usecases.judge_items import Judgement, judge_items
from qbank.usecases.retire_items import retire_items
from qbank.usecases.set_quorum import set_quorum
from qbank.usecases.submit_items import submit_items

UNIT = "M.70.MKT00.047.1"
PEOPLE = {
    "ani": [Role.AUTHOR, Role.VALIDATOR],
    "budi": [Role.AUTHOR, Role.VALIDATOR],
    "citra": [Role.VALIDATOR],
    "dewi": [Role.VALIDATOR, Role.COMMITTEE],
    "admin": [Role.ADMINISTRATOR],
}
CODES = ("PG-0001", "PG-0002")
persons, codes = st.sampled_from([*PEOPLE, ""]), st.sampled_from(CODES)
Copy = Callable[[], str]


class LifeOfVersions(RuleBasedStateMachine):
    """Every use case that touches items, people or the quorum, called by everybody."""

    fresh_bank: Copy

    def __init__(self) -> None:
        super().__init__()
        self.engine: Engine = open_engine(type(self).fresh_bank())
        self.approved: dict[tuple[str, int], str] = {}

    def do(self, deed: Callable[..., Any], person: str, *arguments: Any, **options: Any) -> None:
        """Run a use case as a command does; what is refused changes nothing."""
        before = self.head()
        try:
            with session_scope(self.engine, write=True) as session:
                deed(session, Actor("akun", person), *arguments, **options)
        except NotAllowedError:
            assert self.head() == before

    def head(self) -> str:
        with session_scope(self.engine) as session:
            return audit_head(session)

    @initialize(is_managed=st.booleans())
    def begin(self, is_managed: bool) -> None:
        with session_scope(self.engine, write=True) as session:
            for code, roles in PEOPLE.items():
                given = roles if is_managed or Role.ADMINISTRATOR not in roles else []
                add_person(session, Actor("akun"), code, code.title(), roles=given)

    @rule(person=persons, author=st.sampled_from(["ani", "budi"]), code=codes, word=st.sampled_from("abc"))
    def write(self, person: str, author: str, code: str, word: str) -> None:
        draft = ItemDraft(
            code, ItemKind.MULTIPLE_CHOICE, author,
            MultipleChoice(f"Pokok soal {word} ....", tuple(Option(f"pilihan {n}.", key=n == 0) for n in range(4))),
            (CriterionRef(UNIT, "2.1"),), CognitiveLevel.C3, CompetencyDimension.TS, Difficulty.MEDIUM, minutes=2,
        )  # fmt: skip
        batch = ItemBatch({code: (draft, version_digest(draft), Where())})
        self.do(import_items, person, batch)

    @rule(person=persons, code=codes)
    def submit(self, person: str, code: str) -> None:
        if code in self.known():
            self.do(submit_items, person, [code])

    @rule(person=persons, code=codes, version=st.none() | st.integers(1, 3), verdict=st.sampled_from(Verdict))
    def judge(self, person: str, code: str, version: int | None, verdict: Verdict) -> None:
        if code in self.known():
            judgement = Judgement(verdict, [code], comment="Alasan.", version=version)
            self.do(judge_items, person, judgement)

    @rule(person=persons, code=codes)
    def retire(self, person: str, code: str) -> None:
        if code in self.known():
            self.do(retire_items, person, [code])

    @rule(person=persons, quorum=st.integers(1, 3))
    def change_quorum(self, person: str, quorum: int) -> None:
        self.do(set_quorum, person, quorum)

    @precondition(lambda self: self.known())
    @rule(code=codes)
    def review_fully(self, code: str) -> None:
        """Bring an item as far as it goes, so that approved versions are no rare guests."""
        if code in self.known():
            self.do(submit_items, "ani", [code])
            for person in PEOPLE:
                self.do(judge_items, person, Judgement(Verdict.APPROVE, [code], version=self.known()[code]))

    def known(self) -> dict[str, int]:
        with session_scope(self.engine) as session:
            return {code: item.versions[-1].number for code, item in items_by_code(session).items()}

    @invariant()
    def promises_are_kept(self) -> None:
        check_promises(self.engine, self.approved)

    def teardown(self) -> None:
        try:
            assert findings(self.engine) == ()
        finally:
            self.engine.dispose()


def check_promises(engine: Engine, approved: dict[tuple[str, int], str]) -> None:
    """Hold every approved version against its verdicts, and against its text when it was first seen approved."""
    with session_scope(engine) as session:
        quorum, names = review_quorum(session), persons_by_id(session)
        given = verdicts_by_item(session)
        for code, item in items_by_code(session).items():
            stood = [v for v in item.versions if v.status is VersionStatus.APPROVED]
            assert len(stood) <= 1
            for version in stood:
                text = f"{version.content_hash} {version.content}"
                is_new = (code, version.number) not in approved
                assert approved.setdefault((code, version.number), text) == text
                mine = [v for v in given.get(code, ()) if v.version == version.number]
                last = max((v.round for v in mine), default=0)
                approvers = {v.reviewer for v in mine if v.round == last and v.verdict is Verdict.APPROVE}
                assert not approvers & {version.author.code, names.get(version.entered_by_id or 0)}
                assert not is_new or len(approvers) >= quorum


def findings(engine: Engine) -> tuple[Issue, ...]:
    """Return what an audit finds: a change that no event tells is among it."""
    with session_scope(engine) as session:
        return audit_bank(session).findings


def run(copy: Copy, examples: int, steps: int) -> None:
    """Let the machine run; a failure is told as it was found, since making it smaller takes minutes."""
    machine = type("Life", (LifeOfVersions,), {"fresh_bank": staticmethod(copy)})
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None, derandomize=True,
            suppress_health_check=checks, phases=[Phase.generate],
        ),
    )  # fmt: skip


def with_scheme(engine: Engine) -> None:
    scheme = read_scheme_file(EXAMPLES / "scheme.yaml")
    with session_scope(engine, write=True) as session:
        import_scheme(session, Actor("akun"), scheme, SchemeFacts())


@contextmanager
def sqlite_copies(empty: Path) -> Iterator[Copy]:
    """Give a function that makes a fresh bank with the scheme in it, and its URL."""
    with TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        template.write_bytes(empty.read_bytes())
        engine = open_engine(f"sqlite:///{template}")
        with_scheme(engine)
        engine.dispose()
        data, made = template.read_bytes(), iter(range(10**6))

        def copy() -> str:
            file = Path(folder) / f"{next(made)}.db"
            file.write_bytes(data)
            return f"sqlite:///{file}"

        yield copy


def test_on_sqlite(migrated_sqlite: Path) -> None:
    with sqlite_copies(migrated_sqlite) as copy:
        run(copy, examples=12, steps=20)


def test_on_postgresql(migrated_postgres: Callable[[str], str]) -> None:
    made = iter(range(10**6))

    def copy() -> str:
        url = migrated_postgres(f"life_{next(made)}")
        engine = open_engine(url)
        with_scheme(engine)
        engine.dispose()
        return url

    run(copy, examples=2, steps=15)


@pytest.mark.parametrize("breach", ["no verdict", "own verdict", "changed text", "untold"])
def test_a_broken_promise_would_be_seen(breach: str, migrated_sqlite: Path) -> None:
    """The control: what no use case lets happen is done by hand."""
    with sqlite_copies(migrated_sqlite) as copy:
        life = type("Life", (LifeOfVersions,), {"fresh_bank": staticmethod(copy)})()
        life.begin(is_managed=False)
        life.write("ani", "ani", "PG-0001", "a")
        life.review_fully("PG-0001")
        life.promises_are_kept()
        with life.engine.connect() as connection:
            load_triggers().drop_triggers(connection)
            connection.execute(text(BREACHES[breach]))
            connection.commit()

        def look() -> None:
            life.promises_are_kept()
            life.teardown()

        with pytest.raises(AssertionError):
            look()
        life.engine.dispose()


BREACHES = {
    "no verdict": "DELETE FROM review",
    "own verdict": "UPDATE item_version SET entered_by_id = (SELECT id FROM person WHERE code = 'citra')",
    "changed text": "UPDATE item_version SET content = '{}'",
    "untold": "UPDATE person SET name = 'Lain'",
}
