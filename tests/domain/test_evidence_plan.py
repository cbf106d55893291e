"""An evidence plan that doesn't fit its scheme: every fault by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from qbank.domain.codes import CriterionRef, EvidenceKind, Instrument
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus, Way, check_plan
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.errors import Fact, Issue, Where

CL, TPD, PMO, DIT, PG, ESAI, DPL, CVP, PW, VPK, CRP = Instrument


def unit(code: str) -> UnitDraft:
    criteria = (CriterionDraft("1.1", "satu"), CriterionDraft("1.2", "dua"))
    return UnitDraft(code, "Unit", (ElementDraft("1", "Elemen", criteria),))


SCHEME = SchemeDraft((unit("A"), unit("B")), "contoh")


def line(reference: str, **facts: object) -> PlanLine:
    code, _, number = reference.partition("/")
    plan_line = PlanLine(CriterionRef(code, number), Way.PRODUCT, EvidenceKind.DIRECT, (CL, TPD), 2, (PG,))
    return replace(plan_line, **facts)  # type: ignore[arg-type]


LINES = (line("A/1.1"), line("A/1.2"), line("B/1.1"), line("B/1.2"))
GROUPS = (JobGroup("KP1", "Satu", ("A",), 60), JobGroup("KP2", "Dua", ("B",), 0))
PLAN = EvidencePlan("contoh", PlanStatus.PROPOSED, GROUPS, LINES, {"KP1": {CL: (1, 5)}})


def issue(code: str, at: str = "", **facts: Fact) -> Issue:
    return Issue(f"plan.{code}", facts, Where(field=at))


def with_line(reference: str, **facts: object) -> EvidencePlan:
    lines = [line(reference, **facts) if str(old.criterion) == reference else old for old in LINES]
    return replace(PLAN, lines=tuple(lines))


def with_groups(*groups: JobGroup) -> EvidencePlan:
    return replace(PLAN, job_groups=groups, potential={})


ONE, TWO = GROUPS
FAULTS: dict[str, tuple[EvidencePlan, list[Issue]]] = {
    "a KUK that the scheme has not": (
        replace(PLAN, lines=(*LINES, line("B/1.10"))),
        [issue("unknown_criterion", "B/1.10", criterion="B/1.10")],
    ),
    "a KUK planned twice": (
        replace(PLAN, lines=(*LINES, line("A/1.2"))),
        [issue("criterion_twice", "A/1.2", criterion="A/1.2")],
    ),
    "KUK that are not planned": (
        replace(PLAN, lines=LINES[1:3]),
        [issue("criterion_missing", criterion="A/1.1"), issue("criterion_missing", criterion="B/1.2")],
    ),
    "more pieces than instruments": (
        with_line("A/1.2", pieces=3),
        [issue("pieces", "A/1.2", pieces=3, count=2)],
    ),
    "no pieces": (with_line("A/1.2", pieces=0), [issue("pieces", "A/1.2", pieces=0, count=2)]),
    "no instruments": (with_line("A/1.2", instruments=()), [issue("pieces", "A/1.2", pieces=2, count=0)]),
    "an instrument of another kind of evidence": (
        with_line("B/1.1", instruments=(CL, PW, DPL)),
        [
            issue("kind_mismatch", "B/1.1", instrument="PW", kind="L"),
            issue("kind_mismatch", "B/1.1", instrument="DPL", kind="L"),
        ],
    ),
    "an instrument twice": (
        with_line("B/1.1", instruments=(CL, TPD, CL)),
        [issue("instrument_twice", "B/1.1", instrument="CL")],
    ),
    "an instrument counted and supplementary": (
        with_line("B/1.1", supplementary=(PG, CL)),
        [issue("instrument_twice", "B/1.1", instrument="CL")],
    ),
    "a unit that the scheme has not": (
        with_groups(replace(ONE, units=("A", "C")), TWO),
        [issue("unknown_unit", unit="C")],
    ),
    "a unit in two job groups": (
        with_groups(ONE, replace(TWO, units=("B", "A"))),
        [issue("unit_twice", unit="A")],
    ),
    "a unit twice in one job group": (
        with_groups(replace(ONE, units=("A", "A")), TWO),
        [issue("unit_twice", unit="A")],
    ),
    "a unit in no job group": (with_groups(ONE), [issue("unit_without_group", unit="B")]),
    "two job groups of one code": (
        with_groups(ONE, replace(TWO, code="KP1")),
        [issue("job_group_twice", "KP1", group="KP1")],
    ),
    "a job group without code": (
        with_groups(ONE, replace(TWO, code=" ")),
        [issue("bad_job_group", " ", group=" ", most=20)],
    ),
    "a job group with a long code": (
        with_groups(ONE, replace(TWO, code="K" * 21)),
        [issue("bad_job_group", "K" * 21, group="K" * 21, most=20)],
    ),
    "a task that takes less than nothing": (
        with_groups(ONE, replace(TWO, minutes=-1)),
        [issue("minutes", "KP2", group="KP2", minutes=-1, most=480)],
    ),
    "a task that takes more than a day": (
        with_groups(ONE, replace(TWO, minutes=481)),
        [issue("minutes", "KP2", group="KP2", minutes=481, most=480)],
    ),
    "ticks for a job group that is not there": (
        replace(PLAN, potential={"KP3": {CL: (1,)}}),
        [issue("unknown_job_group", "KP3", group="KP3")],
    ),
    "ticks beyond the five potentials": (
        replace(PLAN, potential={"KP1": {CL: (0, 1, 6)}}),
        [issue("potential", "KP1", group="KP1", instrument="CL", potential=tick) for tick in (0, 6)],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_plan_that_does_not_fit_is_told(name: str) -> None:
    plan, expected = FAULTS[name]

    assert list(check_plan(plan, SCHEME)) == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda: PLAN,
        lambda: replace(PLAN, lines=LINES[::-1], potential={}),
        lambda: with_line("A/1.1", instruments=(CL, TPD, DIT), pieces=1, supplementary=()),
        lambda: with_line("A/1.1", way=Way.INDIRECT, kind=EvidenceKind.INDIRECT, instruments=(CVP, PW, VPK)),
        lambda: with_groups(replace(ONE, units=("B", "A"))),
    ],
)
def test_a_plan_that_fits_has_no_issue(change: Callable[[], EvidencePlan]) -> None:
    assert list(check_plan(change(), SCHEME)) == []
