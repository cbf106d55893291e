"""A run on a small problem that has everything a problem may have, as a value and as its file."""

from __future__ import annotations

from assembling_banks import make_item, make_need, make_problem, make_quota, with_blueprint

from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.run import AssemblyRun, Maker, Outcome, solve_again
from qbank.assembly.run_file import read_run
from qbank.domain.blueprint import (
    Amount,
    CaseItems,
    Grouping,
    KeyPositions,
    Measure,
    QuotaLine,
    Reuse,
    Target,
)
from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Difficulty, Instrument
from qbank.domain.items import Calibration
from qbank.domain.set_record import SolverStatus
from qbank.formats.yaml.load import load_mapping

PG, TPD, PMO, PW = Instrument.DPT_PG, Instrument.TPD, Instrument.PMO, Instrument.PW
MAKER = Maker("qbank 0", "HiGHS 0")
KUK = ("U1/1.1", "U1/1.2", "U1/2.1", "U2/1.1")


def full_problem(**blueprint: object) -> AssemblyProblem:
    """Two forms of four questions, two tasks, a supporting question and an interview."""
    items = [
        make_item(
            f"PG-{n:04}",
            PG,
            KUK[n % 4],
            level=tuple(CognitiveLevel)[n % 3],
            dimension=tuple(CompetencyDimension)[n % 5],
            difficulty=tuple(Difficulty)[n % 3],
            minutes=1.5,
            points=1,
            author="ani \u2028 b",
            tags=("kasus",) if n % 2 else (),
            enemies=("PG-0007",) if n == 6 else ("PG-0006",) if n == 7 else (),
            stimulus="K-1" if n > 12 else None,
            calibration=Calibration(n / 10 - 0.7) if n % 3 else None,
            key=n % 4,
        )
        for n in range(1, 17)
    ]
    items += [make_item(f"PM-{n:04}", PMO, KUK[n], minutes=2) for n in range(3)]
    items += [make_item(f"PW-{n:04}", PW, KUK[3], minutes=5) for n in range(2)]
    items += [
        make_item(
            f"TP-{n:04}", TPD, KUK[3 * (n % 2)], paket="AB"[n // 2], job_group=f"G{n % 2 + 1}", minutes=60
        )
        for n in range(4)
    ]
    draw = Draw(3, banned=("PG-0016",), uses={"PG-0001": 2, "XX-0001": 1})
    problem = make_problem(
        items,
        [
            make_quota(PG, 4, 4),
            make_quota(PMO, 1, 2, asked=1),
            make_quota(PW, 1, 1),
            make_quota(TPD, 2, 2, 120),
        ],
        lines=(
            QuotaLine("tiap unit", (PG,), each=Grouping.UNIT, minimum=1),
            QuotaLine("menit", (PG, PMO), {"level": ("C1", "C2")}, None, 0, 60, Amount.MINUTES),
        ),
        needs=(make_need("U2", "1.1", 1, PW, Instrument.CVP),),
        draw=draw,
    )
    facts = {
        "forms": 2,
        "targets": (Target("kesukaran", Measure.DIFFICULTY, (PG,), 0.5),),
        "reuse": Reuse(exposure=3, exposure_months=12),
        "must_use": ("PG-0002",),
        "never_use": ("PG-0003",),
        "cases": CaseItems(1, 2),
        "key_positions": KeyPositions.SPREAD,
    }
    return with_blueprint(problem, **facts | blueprint)


def run_of(problem: AssemblyProblem) -> AssemblyRun:
    """The run of a problem, solved here."""
    forms = problem.blueprint.forms
    unsolved = AssemblyRun(MAKER, "0" * 64, forms, problem, Outcome(SolverStatus.NOT_FOUND))
    outcome, _ = solve_again(unsolved)
    return AssemblyRun(MAKER, "0" * 64, forms, problem, outcome)


def read(data: bytes) -> AssemblyRun:
    return read_run(*load_mapping(data))
