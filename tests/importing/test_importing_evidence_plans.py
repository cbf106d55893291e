"""The evidence plan: what the seed proposes, what fits a scheme, and what goes into the bank."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from importing_banks import (
    EXAMPLES,
    IMPORTER,
    SEED_PLAN,
    SEED_SCHEME,
    SEED_TEXT,
    changed_tables,
    rows_by_table,
    store_scheme,
)
from sqlalchemy import Engine

from qbank.domain.codes import EvidenceKind, Instrument
from qbank.domain.evidence_plan import EvidencePlan, PlanStatus, Way
from qbank.domain.import_plan import Change
from qbank.errors import InputRefusedError, Issue, NotFoundError, Where
from qbank.store.session import session_scope
from qbank.usecases.get_evidence_plan import get_evidence_plan
from qbank.usecases.import_evidence_plan import import_evidence_plan, read_plan_file
from qbank.usecases.import_scheme import read_scheme_file

INDIRECT = {
    "M.70.MKT00.041.2": "1.3 1.4 1.5 2.5 2.6 3.1 3.2 3.3 3.4 3.5 4.4 5.1 5.3",
    "M.70.MKT00.042.2": "1.5 2.3",
    "M.70.MKT00.043.2": "2.1 2.2 3.1 3.4 3.5 3.7",
    "M.70.MKT00.045.1": "1.4 2.3 2.4",
    "M.70.MKT00.046.1": "1.3 1.4 2.3 2.6 3.2 3.3",
    "M.70.MKT00.048.1": "3.2 3.3 3.4",
}
ROLE_PLAY = {
    "M.70.MKT00.041.2": "1.1 1.2 2.4 4.2 4.3 4.5 5.4 5.5",
    "M.70.MKT00.042.2": "1.1 1.2 1.3 1.4 1.6 1.7 2.1 2.2 3.1 3.2",
    "M.70.MKT00.043.2": "2.3 2.4",
    "M.70.MKT00.046.1": "2.1 2.2 3.4",
    "M.70.MKT00.048.1": "3.1",
}


def names(numbers_by_unit: dict[str, str]) -> set[str]:
    return {f"{unit}/{number}" for unit, numbers in numbers_by_unit.items() for number in numbers.split()}


def store_plan(engine: Engine, plan: EvidencePlan) -> Change:
    with session_scope(engine, write=True) as session:
        return import_evidence_plan(session, IMPORTER, plan)


def stored_plan(engine: Engine, code: str) -> EvidencePlan:
    with session_scope(engine) as session:
        return get_evidence_plan(session, code)[1]


def test_the_seed_plans_every_criterion_as_the_field_proposes() -> None:
    plan = read_plan_file(SEED_PLAN)

    lines = {way: {str(line.criterion) for line in plan.lines if line.way is way} for way in Way}
    scheme = read_scheme_file(SEED_TEXT)
    everything = {str(ref) for ref in scheme.references}
    assert [len(lines[way]) for way in Way] == [75, 24, 33]
    assert lines[Way.INDIRECT] == names(INDIRECT)
    assert lines[Way.ROLE_PLAY] == names(ROLE_PLAY)
    assert lines[Way.PRODUCT] == everything - names(INDIRECT) - names(ROLE_PLAY)
    assert len(plan.lines) == 132


def test_the_seed_counts_task_and_checklist_for_what_can_be_shown() -> None:
    plan = read_plan_file(SEED_PLAN)

    shapes = {(line.way, line.kind, line.instruments, line.pieces) for line in plan.lines}
    direct = (Instrument.CL, Instrument.TPD)
    assert shapes == {
        (Way.PRODUCT, EvidenceKind.DIRECT, direct, 2),
        (Way.ROLE_PLAY, EvidenceKind.DIRECT, direct, 2),
        (Way.INDIRECT, EvidenceKind.INDIRECT, (Instrument.CVP, Instrument.PW, Instrument.VPK), 2),
    }
    supplementary = {instrument for line in plan.lines for instrument in line.supplementary}
    assert supplementary == {Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.PMO, Instrument.DPL}


def test_the_seed_groups_the_units_as_the_field_proposes() -> None:
    plan = read_plan_file(SEED_PLAN)

    groups = {group.code: ([unit[-5:] for unit in group.units], group.minutes) for group in plan.job_groups}
    per_group = Counter(
        group.code for group in plan.job_groups for line in plan.lines if line.criterion.unit in group.units
    )
    assert groups == {
        "KP1": (["003.2", "004.1"], 75),
        "KP2": (["047.1", "048.1"], 75),
        "KP3": (["043.2", "045.1", "046.1"], 60),
        "KP4": (["042.2", "041.2"], 45),
    }
    assert per_group == {"KP1": 26, "KP2": 23, "KP3": 41, "KP4": 42}
    assert (plan.scheme, plan.status, plan.potential) == (SEED_SCHEME, PlanStatus.PROPOSED, {})


def test_a_plan_comes_back_as_it_went_in_and_twice_changes_nothing(bank: Engine) -> None:
    store_scheme(bank, read_scheme_file(SEED_TEXT), code=SEED_SCHEME)
    plan = read_plan_file(SEED_PLAN)

    first = store_plan(bank, plan)
    before = rows_by_table(bank)
    second = store_plan(bank, plan)

    assert (first, second) == (Change.NEW, Change.SAME)
    assert stored_plan(bank, SEED_SCHEME) == plan
    assert rows_by_table(bank) == before
    assert len(before["evidence_plan_line"]) == 132


@pytest.fixture
def example_plan(sqlite_bank: Engine) -> EvidencePlan:
    store_scheme(sqlite_bank, read_scheme_file(EXAMPLES / "scheme.yaml"))
    return read_plan_file(EXAMPLES / "plan.yaml")


def test_the_example_plan_comes_back_with_its_exceptions_and_ticks(
    sqlite_bank: Engine, example_plan: EvidencePlan
) -> None:
    store_plan(sqlite_bank, example_plan)

    stored = stored_plan(sqlite_bank, example_plan.scheme)
    lines = {str(line.criterion): line for line in stored.lines}
    assert stored == example_plan
    assert lines["M.70.MKT00.045.1/2.2"].pieces == 1
    assert lines["M.70.MKT00.045.1/2.4"].instruments == (Instrument.PW, Instrument.VPK)
    assert stored.potential["KP2"] == {Instrument.CVP: (3, 4, 5)}


def test_another_plan_takes_the_place_of_the_first(sqlite_bank: Engine, example_plan: EvidencePlan) -> None:
    store_plan(sqlite_bank, example_plan)
    before = rows_by_table(sqlite_bank)
    first, second = example_plan.job_groups
    changed = replace(
        example_plan,
        status=PlanStatus.ADOPTED,
        job_groups=(replace(first, code="KP9", units=(*second.units, *first.units), minutes=90),),
        lines=(replace(example_plan.lines[0], pieces=3), *example_plan.lines[1:]),
        potential={},
    )

    change = store_plan(sqlite_bank, changed)

    assert change is Change.CHANGED
    assert stored_plan(sqlite_bank, example_plan.scheme) == replace(changed, status=PlanStatus.PROPOSED)
    after = rows_by_table(sqlite_bank)
    assert changed_tables(before, after) - {"evidence_plan_line", "evidence_plan_instrument"} == {
        "evidence_plan",
        "job_group",
        "scheme_unit",
        "audit_event",
    }
    assert (after["audit_event"][-1]["before"]["status"], after["audit_event"][-1]["after"]["status"]) == (
        "usulan",
        "usulan",
    )


def test_a_file_that_only_says_adopted_adopts_nothing(
    sqlite_bank: Engine, example_plan: EvidencePlan
) -> None:
    store_plan(sqlite_bank, example_plan)
    before = rows_by_table(sqlite_bank)

    change = store_plan(sqlite_bank, replace(example_plan, status=PlanStatus.ADOPTED))

    assert change is Change.SAME
    assert rows_by_table(sqlite_bank) == before


def test_a_plan_that_does_not_fit_writes_nothing_and_names_every_fault(
    bank: Engine,
) -> None:
    store_scheme(bank, read_scheme_file(EXAMPLES / "scheme.yaml"))
    plan = read_plan_file(EXAMPLES / "plan.yaml")
    broken = replace(plan, lines=plan.lines[1:], job_groups=plan.job_groups[:1], potential={})
    before = rows_by_table(bank)

    with pytest.raises(InputRefusedError) as refused:
        store_plan(bank, broken)

    assert refused.value.issues == (
        Issue("plan.criterion_missing", {"criterion": "M.70.MKT00.047.1/1.1"}),
        Issue("plan.unit_without_group", {"unit": "M.70.MKT00.045.1"}),
    )
    assert rows_by_table(bank) == before


def test_a_plan_of_a_scheme_that_is_missing_is_refused(sqlite_bank: Engine) -> None:
    with pytest.raises(NotFoundError) as refused:
        store_plan(sqlite_bank, read_plan_file(SEED_PLAN))

    assert refused.value.issues == (Issue("scheme.not_found", {"scheme": SEED_SCHEME, "known": "–"}),)


def test_a_scheme_without_a_plan_says_so(sqlite_bank: Engine, example_plan: EvidencePlan) -> None:
    with pytest.raises(NotFoundError) as refused:
        stored_plan(sqlite_bank, example_plan.scheme)

    assert refused.value.issues == (Issue("plan.not_found", {"scheme": example_plan.scheme}),)


def test_a_plan_file_that_is_refused_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "rencana.yaml"
    path.write_text("scheme: s\nstatus: usulan\njob_groups: []\nunits: {A: {1.1: product}}\nway: x\n")

    with pytest.raises(InputRefusedError) as refused:
        read_plan_file(path)

    told = [(issue.code, issue.where) for issue in refused.value.issues]
    assert told == [
        ("field.unknown", Where(str(path), 5, 6, field="way")),
        *[
            ("field.missing", Where(str(path), 4, 18, field=f"units.A.1.1.{name}"))
            for name in ("kind", "instruments", "pieces")
        ],
    ]
