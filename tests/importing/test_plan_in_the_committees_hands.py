"""The committee changes the evidence plan for a KUK, an element, a unit or the scheme, and adopts it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from importing_banks import IMPORTER, SEED_SCHEME, copied_seed_bank, prepare_example_bank, rows_by_table
from running import Ran, told
from sqlalchemy import Engine, select

from qbank.domain.actor import Actor
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import EvidencePlan, PlanLine, PlanStatus, Way
from qbank.domain.job_groups import JobGroupChange
from qbank.domain.lifecycle import Role
from qbank.domain.plan_change import PlanChange
from qbank.errors import InputRefusedError, NotAllowedError, NotFoundError
from qbank.store.models import AuditEvent
from qbank.store.plans import Adoption
from qbank.store.session import session_scope
from qbank.usecases.add_person import add_person
from qbank.usecases.adopt_evidence_plan import adopt_evidence_plan
from qbank.usecases.get_evidence_plan import get_adoption, get_evidence_plan
from qbank.usecases.measure_coverage import measure_bank_coverage
from qbank.usecases.set_evidence_plan import set_evidence_plan
from qbank.usecases.set_job_group import set_job_group

Qbank = Callable[..., Ran]
EXAMPLE_SCHEME = "contoh-strategi-dan-tim"
UNIT = "M.70.MKT00.003.2"
CL, TPD, DIT, PG, CVP, PW = (
    Instrument.CL, Instrument.TPD, Instrument.DIT, Instrument.DPT_PG, Instrument.CVP, Instrument.PW,
)  # fmt: skip


@pytest.fixture
def seed(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_seed_bank(migrated_sqlite, tmp_path / "seed.db") as engine:
        add_people(engine)
        yield engine


def add_people(engine: Engine) -> None:
    with session_scope(engine, write=True) as session:
        add_person(session, IMPORTER, "kom", "Komite", roles=[Role.COMMITTEE])
        add_person(session, IMPORTER, "pen", "Penyusun", roles=[Role.AUTHOR])


def plan_of(engine: Engine) -> EvidencePlan:
    with session_scope(engine) as session:
        return get_evidence_plan(session, SEED_SCHEME)[1]


def change(engine: Engine, wanted: PlanChange) -> tuple[PlanLine, ...]:
    with session_scope(engine, write=True) as session:
        return set_evidence_plan(session, IMPORTER, SEED_SCHEME, wanted)


def adopt(engine: Engine, person: str = "kom") -> Adoption:
    with session_scope(engine, write=True) as session:
        return adopt_evidence_plan(session, Actor("akun", person), SEED_SCHEME)


def last_event(engine: Engine) -> AuditEvent:
    with session_scope(engine) as session:
        event = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()
        session.expunge(event)
        return event


@pytest.mark.parametrize(
    ("target", "count"), [(SEED_SCHEME, 132), (UNIT, 14), (f"{UNIT}/1", 2), (f"{UNIT}/1.1", 1)]
)
def test_a_change_reaches_all_of_its_target_and_nothing_else(seed: Engine, target: str, count: int) -> None:
    before = plan_of(seed)

    changed = change(seed, PlanChange(target, Way.PRODUCT, (CL, DIT), 1, (PG,)))

    after = plan_of(seed)
    assert len(changed) == count
    assert {(c.way, c.kind, c.instruments, c.pieces, c.supplementary) for c in changed} == {
        (Way.PRODUCT, "L", (CL, DIT), 1, (PG,))
    }
    assert [new for old, new in zip(before.lines, after.lines, strict=True) if old != new] == list(changed)
    assert (after.job_groups, after.potential) == (before.job_groups, before.potential)


def test_what_is_not_named_stays(seed: Engine) -> None:
    name = f"{UNIT}/1.1"
    (before,) = [line for line in plan_of(seed).lines if str(line.criterion) == name]

    (after,) = change(seed, PlanChange(name, pieces=1))

    assert (before.pieces, after.pieces) == (2, 1)
    assert (after.way, after.instruments, after.supplementary) == (
        before.way,
        before.instruments,
        before.supplementary,
    )


def test_coverage_follows_the_plan(seed: Engine) -> None:
    change(seed, PlanChange(f"{UNIT}/1.1", Way.INDIRECT, (PW, CVP), 1))

    with session_scope(seed) as session:
        row = measure_bank_coverage(session, SEED_SCHEME).rows[0]

    assert row.line is not None
    assert (row.criterion, row.line.instruments, row.line.kind) == ("1.1", (PW, CVP), "TL")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (PlanChange(f"{UNIT}/1.1", pieces=3), "plan.pieces"),
        (PlanChange(f"{UNIT}/1.1", instruments=()), "plan.pieces"),
        (PlanChange(f"{UNIT}/1.1", instruments=(CL, PW)), "plan.kind_mismatch"),
        (PlanChange(f"{UNIT}/1.1", supplementary=(CL,)), "plan.instrument_twice"),
        (PlanChange(f"{UNIT}/1.1", way=Way.INDIRECT), "plan.indirect_by_watching"),
    ],
)
def test_a_plan_that_is_not_sound_is_refused_and_nothing_is_stored(
    seed: Engine, wanted: PlanChange, code: str
) -> None:
    before = rows_by_table(seed)

    with pytest.raises(InputRefusedError) as refused:
        change(seed, wanted)

    assert [issue.code for issue in refused.value.issues] == [code]
    assert rows_by_table(seed) == before


def test_a_target_that_the_scheme_lacks_is_told(seed: Engine) -> None:
    with pytest.raises(NotFoundError) as refused:
        change(seed, PlanChange(f"{UNIT}/9", pieces=1))

    assert [issue.code for issue in refused.value.issues] == ["plan.no_target"]


def test_the_committee_adopts_a_plan_once(seed: Engine) -> None:
    adoption = adopt(seed)

    assert adoption.person == "kom"
    assert plan_of(seed).status is PlanStatus.ADOPTED
    with session_scope(seed) as session:
        assert get_adoption(session, SEED_SCHEME) == adoption
    event = last_event(seed)
    assert (event.action, event.subject) == ("plan.adopt", SEED_SCHEME)
    with pytest.raises(NotAllowedError) as refused:
        adopt(seed)
    assert [issue.code for issue in refused.value.issues] == ["plan.adopted_already"]


@pytest.mark.parametrize(("person", "code"), [("", "role.nobody"), ("pen", "role.missing")])
def test_nobody_else_adopts_a_plan(seed: Engine, person: str, code: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        adopt(seed, person)

    assert [issue.code for issue in refused.value.issues] == [code]
    assert plan_of(seed).status is PlanStatus.PROPOSED


def test_a_change_makes_an_adopted_plan_a_proposal_again_and_the_same_again_does_not(seed: Engine) -> None:
    wanted = PlanChange(f"{UNIT}/1.1", pieces=1)
    change(seed, wanted)
    adopt(seed)

    assert change(seed, wanted) == ()
    assert plan_of(seed).status is PlanStatus.ADOPTED
    change(seed, PlanChange(f"{UNIT}/1.1", pieces=2))

    assert plan_of(seed).status is PlanStatus.PROPOSED
    with session_scope(seed) as session:
        assert get_adoption(session, SEED_SCHEME) is None
    event = last_event(seed)
    assert event.action == "plan.set"
    assert json.dumps(event.before, default=str) != json.dumps(event.after, default=str)


def test_a_change_of_a_job_group_makes_an_adopted_plan_a_proposal_again(seed: Engine) -> None:
    adopt(seed)

    with session_scope(seed, write=True) as session:
        set_job_group(session, IMPORTER, SEED_SCHEME, JobGroupChange("KP1", minutes=80))

    assert plan_of(seed).status is PlanStatus.PROPOSED


def test_who_adopted_and_when_is_kept_on_either_database(bank: Engine) -> None:
    prepare_example_bank(bank)
    add_people(bank)

    with session_scope(bank, write=True) as session:
        adoption = adopt_evidence_plan(session, Actor("akun", "kom"), EXAMPLE_SCHEME)

    with session_scope(bank) as session:
        assert get_adoption(session, EXAMPLE_SCHEME) == adoption
    assert adoption.person == "kom"


@pytest.mark.usefixtures("seeded")
def test_by_command_a_plan_is_changed_adopted_and_shown(qbank: Qbank) -> None:
    qbank("person", "add", "kom", "--name", "Kom", "--role", "committee")
    line = f"plan set {SEED_SCHEME} {UNIT}/1.1 --way indirect --instruments cvp,PW --pieces 1 --supplementary"

    changed = qbank(*line.split(), "", "--json").data
    adopted = qbank("plan", "adopt", SEED_SCHEME, "--as", "kom")
    shown = qbank("plan", "show", SEED_SCHEME, "--json").data

    (row,) = changed["changed"]
    assert (row["way"], row["kind"], row["instruments"], row["pieces"], row["supplementary"]) == (
        "indirect", "TL", ["CVP", "PW"], 1, [],
    )  # fmt: skip
    assert adopted.code == 0
    assert (shown["status"], shown["adopted_by"], shown["lines"][0]) == ("ditetapkan", "kom", row)


@pytest.mark.usefixtures("seeded")
def test_by_command_a_mistake_is_told(qbank: Qbank) -> None:
    nothing = qbank("plan", "set", SEED_SCHEME, UNIT)
    unknown = qbank("plan", "set", SEED_SCHEME, UNIT, "--instruments", "CL,XX")

    assert (nothing.code, nothing.err) == (2, told("plan.nothing_to_set", "en", {}))
    facts = {"instrument": "XX", "known": ", ".join(Instrument)}
    assert (unknown.code, unknown.err) == (4, told("plan.unknown_instrument", "en", facts))
