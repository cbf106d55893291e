"""Random small problems, small enough to try every possible form."""

from __future__ import annotations

from itertools import combinations

from assembling_banks import make_item, make_need, make_problem, with_blueprint
from hypothesis import strategies as st

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.rules import check_form
from qbank.domain.blueprint import Grouping, InstrumentQuota, Measure, QuotaLine, Target
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import PlanLine

CRITERIA = ("U1/1.1", "U1/1.2", "U1/2.1", "U2/1.1")
QUESTIONS = (Instrument.DPT_PG, Instrument.DPL, Instrument.PW, Instrument.VPK)
EVIDENCE = (Instrument.PW, Instrument.VPK, Instrument.TPD)
PREFIXES = {Instrument.DPT_PG: "PG", Instrument.DPL: "LS", Instrument.PW: "PW", Instrument.VPK: "PK"}


@st.composite
def questions(draw: st.DrawFn, number: int) -> PoolItem:
    instrument = draw(st.sampled_from(QUESTIONS))
    return make_item(
        f"{PREFIXES[instrument]}-{number:04}",
        instrument,
        *draw(st.lists(st.sampled_from(CRITERIA), min_size=1, max_size=2, unique=True)),
        minutes=draw(st.sampled_from((0, 1, 1.5, 2, 4))),
        tags=draw(st.sampled_from(((), ("kasus",)))),
        enemies=tuple(f"PG-{n:04}" for n in draw(st.sets(st.integers(0, 7), max_size=1))),
        stimulus=draw(st.sampled_from((None, None, None, "K-1"))),
    )


@st.composite
def tasks(draw: st.DrawFn) -> list[PoolItem]:
    """Two pakets of two job groups; one task may be missing."""
    places = [(paket, group) for paket in "AB" for group in ("G1", "G2")]
    made = [
        make_item(
            f"TP-{number:04}",
            Instrument.TPD,
            draw(st.sampled_from(CRITERIA)),
            minutes=draw(st.sampled_from((1, 2))),
            paket=paket,
            job_group=group,
        )
        for number, (paket, group) in enumerate(places)
    ]
    return made[draw(st.integers(0, 1)) :]


@st.composite
def checklists(draw: st.DrawFn) -> list[PoolItem]:
    """One row for each KUK; the last may be missing."""
    rows = [make_item(f"CL-{n:04}", Instrument.CL, criterion) for n, criterion in enumerate(CRITERIA)]
    return rows[: draw(st.sampled_from((4, 4, 4, 3)))]


@st.composite
def quotas(draw: st.DrawFn, instrument: Instrument, found: int) -> InstrumentQuota:
    """Mostly no more than the bank holds, so that what clashes is not always the length."""
    if instrument not in QUESTIONS:
        return InstrumentQuota(instrument, 0, 4, 60)
    minimum = min(draw(st.integers(0, 2)), found + draw(st.sampled_from((0,) * 9 + (1,))))
    maximum = draw(st.sampled_from((4, 4, 3, 2)))
    asked = draw(st.integers(1, 2)) if instrument is Instrument.DPL else None
    return InstrumentQuota(instrument, minimum, maximum, draw(st.sampled_from((3, 4, 8))), asked=asked)


@st.composite
def quota_lines(draw: st.DrawFn, name: str, listed: list[Instrument]) -> QuotaLine:
    minimum = draw(st.sampled_from((0, 0, 0, 1)))
    return QuotaLine(
        name,
        tuple(draw(st.lists(st.sampled_from(listed), min_size=1, max_size=2, unique=True))),
        draw(
            st.sampled_from(({}, {}, {"tag": ("kasus",)}, {"unit": ("U1",)}, {"element": ("U1/1", "U2/1")}))
        ),
        draw(st.sampled_from((None, None, None, *Grouping))),
        minimum,
        draw(st.one_of(st.none(), st.integers(minimum, 2))),
    )


@st.composite
def targets(draw: st.DrawFn) -> Target:
    value = draw(st.sampled_from((1.0, 2.0, 3.5, 6.0)))
    return Target("lama", Measure.MINUTES, QUESTIONS[:2], draw(st.sampled_from((0.5, 1.0))), value)


@st.composite
def plan_lines(draw: st.DrawFn, criterion: str) -> PlanLine:
    unit, number = criterion.split("/")
    return make_need(unit, number, draw(st.sampled_from((1, 1, 2))), *EVIDENCE)


@st.composite
def problems(draw: st.DrawFn) -> AssemblyProblem:
    more = draw(st.sampled_from((None, None, Instrument.TPD, Instrument.CL)))
    items = [draw(questions(number)) for number in range(draw(st.integers(2, 6)))]
    if more is Instrument.TPD:
        items += draw(tasks())
    if more is Instrument.CL:
        items += draw(checklists())
    codes = st.sampled_from([item.code for item in items])
    shown = {name for item in items if item.instrument in EVIDENCE for name in item.criteria}
    listed = [*QUESTIONS, *([more] if more else [])][draw(st.sampled_from((0, 0, 0, 1))) :]
    made = make_problem(
        items,
        [draw(quotas(name, [item.instrument for item in items].count(name))) for name in listed],
        lines=tuple(draw(quota_lines(f"baris {n}", listed)) for n in range(draw(st.integers(0, 3)))),
        needs=tuple(
            draw(plan_lines(name))
            for name in draw(st.sets(st.sampled_from(sorted(shown) or CRITERIA), max_size=1))
        ),
        draw=Draw(
            draw(st.integers(0, 9)),
            banned=tuple(draw(st.sets(codes, max_size=1))),
            pins=(draw(codes),) if draw(st.integers(0, 3)) == 0 else (),
            uses=dict.fromkeys(draw(st.sets(codes, max_size=2)), 1),
        ),
        day=(480, draw(st.sampled_from((0,) * 19 + (475,)))),
    )
    asked = draw(st.sampled_from((0, 0, 0, 1)))
    return with_blueprint(made, targets=tuple(draw(targets()) for _ in range(asked)))


def every_form(problem: AssemblyProblem) -> list[tuple[str, ...]]:
    """Every set of items that passes every check, found without the rows and without the solver."""
    codes = [item.code for item in problem.items]
    candidates = (form for size in range(len(codes) + 1) for form in combinations(codes, size))
    return [form for form in candidates if not check_form(problem, form)]
