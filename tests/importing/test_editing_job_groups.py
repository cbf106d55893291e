"""Job groups of a scheme are edited one at a time, in one transaction, and only where the plan still fits its scheme."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from importing_banks import IMPORTER, SEED_PLAN, prepare_seed_bank, rows_by_table
from importing_banks import SEED_SCHEME as SCHEME
from running import Ran, told
from sqlalchemy import Engine

from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import EvidencePlan, JobGroup
from qbank.domain.job_groups import JobGroupChange, with_job_group
from qbank.errors import InputRefusedError, NotFoundError
from qbank.store.session import session_scope
from qbank.usecases.get_evidence_plan import get_evidence_plan
from qbank.usecases.import_evidence_plan import read_plan_file
from qbank.usecases.set_job_group import set_job_group

Qbank = Callable[..., Ran]
NEW_UNITS = ("M.70.MKT00.045.1", "M.70.MKT00.041.2")


def change(engine: Engine, wanted: JobGroupChange) -> EvidencePlan:
    with session_scope(engine, write=True) as session:
        set_job_group(session, IMPORTER, SCHEME, wanted)
    with session_scope(engine) as session:
        return get_evidence_plan(session, SCHEME)[1]


def units_by_group(plan: EvidencePlan) -> dict[str, str]:
    return {group.code: " ".join(unit[-5:] for unit in group.units) for group in plan.job_groups}


def test_units_leave_the_group_they_were_in(bank: Engine) -> None:
    prepare_seed_bank(bank)
    before = read_plan_file(SEED_PLAN)

    after = change(bank, JobGroupChange("KP5", "Membina tim", 40, NEW_UNITS))

    assert units_by_group(after) == {
        "KP1": "003.2 004.1",
        "KP2": "047.1 048.1",
        "KP3": "043.2 046.1",
        "KP4": "042.2",
        "KP5": "045.1 041.2",
    }
    assert after.job_groups[-1] == JobGroup("KP5", "Membina tim", NEW_UNITS, 40)
    assert replace(after, job_groups=before.job_groups) == before


@pytest.mark.parametrize("wanted", [JobGroupChange("KP9", minutes=40), JobGroupChange("KP9", units=())])
def test_a_new_group_without_units_is_told_and_not_dropped_in_silence(
    sqlite_bank: Engine, wanted: JobGroupChange
) -> None:
    prepare_seed_bank(sqlite_bank)
    before = rows_by_table(sqlite_bank)

    with pytest.raises(NotFoundError) as refused:
        change(sqlite_bank, wanted)

    assert [issue.code for issue in refused.value.issues] == ["plan.no_job_group"]
    assert rows_by_table(sqlite_bank) == before


def test_what_is_not_named_stays(sqlite_bank: Engine) -> None:
    prepare_seed_bank(sqlite_bank)
    second = read_plan_file(SEED_PLAN).job_groups[1]

    after = change(sqlite_bank, JobGroupChange(second.code, minutes=90))

    assert after.job_groups[1] == replace(second, minutes=90)


def test_a_group_without_units_goes_with_its_ticks() -> None:
    plan = replace(read_plan_file(SEED_PLAN), potential={"KP4": {Instrument.CL: (1,)}, "KP1": {}})
    emptied = plan.job_groups[3].units

    after = with_job_group(plan, JobGroupChange("KP2", units=(*plan.job_groups[1].units, *emptied)))

    assert [group.code for group in after.job_groups] == ["KP1", "KP2", "KP3"]
    assert after.potential == {"KP1": {}}


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (JobGroupChange("KP1", minutes=700), "plan.minutes"),
        (JobGroupChange("KP1", units=("X.00.1",)), "plan.unknown_unit"),
        (JobGroupChange("KP1", units=("M.70.MKT00.003.2",)), "plan.unit_without_group"),
        (JobGroupChange("KP1", units=(*NEW_UNITS, *NEW_UNITS)), "plan.unit_twice"),
        (JobGroupChange("K" * 21, units=NEW_UNITS), "plan.bad_job_group"),
    ],
)
def test_a_change_that_breaks_the_plan_is_refused_and_stores_nothing(
    sqlite_bank: Engine, wanted: JobGroupChange, code: str
) -> None:
    prepare_seed_bank(sqlite_bank)
    before = rows_by_table(sqlite_bank)

    with pytest.raises(InputRefusedError) as refused:
        change(sqlite_bank, wanted)

    assert code in {issue.code for issue in refused.value.issues}
    assert rows_by_table(sqlite_bank) == before


def test_a_change_is_one_event_and_no_change_is_none(sqlite_bank: Engine) -> None:
    prepare_seed_bank(sqlite_bank)
    before = len(rows_by_table(sqlite_bank)["audit_event"])

    change(sqlite_bank, JobGroupChange("KP1", title="Analisis"))
    change(sqlite_bank, JobGroupChange("KP1", title="Analisis"))

    events = rows_by_table(sqlite_bank)["audit_event"][before:]
    assert [(event["action"], event["subject"]) for event in events] == [("plan.job_group", SCHEME)]
    assert json.loads(json.dumps(events[0]["after"]))["KP1"]["title"] == "Analisis"


def test_the_command_lists_and_changes(qbank: Qbank, seeded: Path) -> None:
    listed = qbank("scheme", "group", SCHEME, "--json").data
    changed = qbank("scheme", "group", SCHEME, "KP1", "--minutes", "80", "--title", "Analisis", "--json").data
    one = qbank("scheme", "group", SCHEME, "KP1", "--json").data

    assert seeded.is_dir()
    assert [group["code"] for group in listed["job_groups"]] == ["KP1", "KP2", "KP3", "KP4"]
    assert changed["job_groups"][1:] == listed["job_groups"][1:]
    assert one["job_groups"] == [{**listed["job_groups"][0], "minutes": 80, "title": "Analisis"}]


@pytest.mark.usefixtures("seeded")
def test_a_group_that_is_not_there_is_told(qbank: Qbank) -> None:
    ran = qbank("scheme", "group", SCHEME, "KP9")
    no_code = qbank("scheme", "group", SCHEME, "--minutes", "5")

    facts = {"scheme": SCHEME, "group": "KP9", "known": "KP1, KP2, KP3, KP4"}
    assert (ran.code, ran.err) == (3, told("plan.no_job_group", "en", facts))
    assert no_code.code == 2
    assert "CODE" in no_code.err
