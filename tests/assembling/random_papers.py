"""Random problems of one to three forms with all that a blueprint can say of a paper, small enough to try every set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from assembling_banks import make_item, make_problem, with_blueprint
from hypothesis import strategies as st
from random_problems import CRITERIA

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.rules import check_form
from qbank.domain.blueprint import (
    Amount,
    CaseItems,
    Grouping,
    InstrumentQuota,
    KeyPositions,
    Measure,
    QuotaLine,
    Target,
)
from qbank.domain.codes import Difficulty, Instrument
from qbank.domain.items import Calibration

PG, PMO = Instrument.DPT_PG, Instrument.PMO
Form = frozenset[str]


@st.composite
def papers(draw: st.DrawFn, number: int) -> PoolItem:
    return make_item(
        f"PG-{number:04}",
        PG,
        draw(st.sampled_from(CRITERIA)),
        minutes=draw(st.sampled_from((1, 2, 2.5))),
        points=draw(st.sampled_from((1, 2, None))),
        difficulty=draw(st.sampled_from((*Difficulty, None))),
        calibration=draw(st.sampled_from((None, None, Calibration(0.4), Calibration(-0.7, 1.2, 0.2)))),
        enemies=tuple(f"PG-{n:04}" for n in draw(st.sets(st.integers(0, 5), max_size=1))),
        stimulus=draw(st.sampled_from((None, None, "K-1"))),
        key=draw(st.integers(0, 2)),
    )


@st.composite
def targets(draw: st.DrawFn, name: str) -> Target:
    measure = draw(st.sampled_from(Measure))
    values = {
        Measure.DIFFICULTY: (None, 0.0, 0.5),
        Measure.MINUTES: (None, 3.0, 4.5),
        Measure.POINTS: (None, 3.0),
        Measure.INFORMATION: (0.2, 0.4),
    }[measure]
    ability = 0.0 if measure is Measure.INFORMATION else None
    tolerance = draw(st.sampled_from((0.1, 0.5, 1.0)))
    return Target(name, measure, (PG,), tolerance, draw(st.sampled_from(values)), ability)


@st.composite
def sums(draw: st.DrawFn, name: str) -> QuotaLine:
    least = draw(st.integers(0, 2))
    most = draw(st.one_of(st.none(), st.integers(least, 6)))
    each = draw(st.sampled_from((None, None, Grouping.UNIT)))
    return QuotaLine(name, (PG,), {}, each, least, most, draw(st.sampled_from(Amount)))


@st.composite
def sets(draw: st.DrawFn) -> tuple[AssemblyProblem, int]:
    """A problem and how many forms are wanted of it."""
    items = [draw(papers(number)) for number in range(draw(st.integers(3, 6)))]
    items += [make_item(f"PM-{n:04}", PMO, CRITERIA[n]) for n in range(draw(st.integers(0, 1)))]
    codes = st.sampled_from([item.code for item in items if item.instrument is PG])
    length = draw(st.integers(1, 3))
    quotas = [
        InstrumentQuota(PG, length, length, 60, overlap=draw(st.sampled_from((None, None, 1, length)))),
        InstrumentQuota(PMO, 0, 1, 60),
    ]
    problem = make_problem(
        items,
        quotas,
        lines=tuple(draw(sums(f"baris {n}")) for n in range(draw(st.integers(0, 1)))),
        draw=Draw(draw(st.integers(0, 9)), uses=dict.fromkeys(draw(st.sets(codes, max_size=2)), 1)),
    )
    blueprint = {
        "targets": tuple(draw(targets(f"sasaran {n}")) for n in range(draw(st.integers(0, 1)))),
        "cases": draw(st.sampled_from((None, None, CaseItems(1, 2), CaseItems(2, 2)))),
        "key_positions": draw(st.sampled_from(KeyPositions)),
        "must_use": tuple(draw(st.sets(codes, max_size=1))) if draw(st.integers(0, 2)) == 0 else (),
        "never_use": tuple(draw(st.sets(codes, max_size=1))) if draw(st.integers(0, 2)) == 0 else (),
    }
    return with_blueprint(problem, **blueprint), draw(st.sampled_from((1, 2, 2, 3)))


def a_set_exists(problem: AssemblyProblem, count: int, forms: Sequence[Form] = ()) -> bool:
    """Try every form beside every other, without the rows and without the solver."""
    if len(forms) == count:
        return True
    beside = problem.beside(forms)
    return any(
        a_set_exists(problem, count, [*forms, form])
        for form in _every_subset(problem)
        if not check_form(beside, form)
    )


def _every_subset(problem: AssemblyProblem) -> list[Form]:
    codes = [item.code for item in problem.items]
    longest = sum(quota.maximum for quota in problem.blueprint.instruments)
    return [frozenset(form) for size in range(longest + 1) for form in combinations(codes, size)]
