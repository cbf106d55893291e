"""Each rule passes a form that keeps it and refuses the same form with one thing changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from assembling_banks import make_item, make_need, make_problem, make_quota, with_blueprint

from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.rules import check_form
from qbank.domain.blueprint import (
    Amount,
    CaseItems,
    Grouping,
    KeyPositions,
    Measure,
    QuotaLine,
    Session,
    Target,
)
from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Difficulty, Instrument, ItemKind
from qbank.domain.items import Calibration
from qbank.errors import Fact, Issue

PG, LISAN, PMO = Instrument.DPT_PG, Instrument.DPL, Instrument.PMO
TPD, DIT, CL = Instrument.TPD, Instrument.DIT, Instrument.CL
PW, CVP, VPK = Instrument.PW, Instrument.CVP, Instrument.VPK


@dataclass
class Case:
    """A problem, a form that keeps the rule, one that breaks it, and the issues that must be told."""

    name: str
    problem: AssemblyProblem
    kept: str
    broken: str
    told: list[Issue]


def issue(code: str, **facts: Fact) -> Issue:
    return Issue(f"assembly.{code}", facts)


def line_case(name: str, kept: str, broken: str, told: list[Issue], **line: object) -> Case:
    items = [
        make_item(
            "PG-0001",
            PG,
            "U1/1.1",
            level=CognitiveLevel.C2,
            difficulty=Difficulty.EASY,
            dimension=CompetencyDimension.TS,
            author="ani",
            tags=("kasus", "baru"),
        ),
        make_item("PG-0002", PG, "U1/1.2", "U1/2.1", level=CognitiveLevel.C4, author="budi"),
        make_item("PG-0003", PG, "U2/1.1", difficulty=Difficulty.HARD, author="budi"),
        make_item("PM-0001", PMO, "U2/1.1"),
    ]
    lines = (QuotaLine(name, **line),)  # type: ignore[arg-type]
    problem = make_problem(items, [make_quota(PG, 0, 3), make_quota(PMO, 0, 1)], lines=lines)
    return Case(f"line {name}", problem, kept, broken, told)


MIXED = [
    make_item("PG-0001", PG, "U1/1.1", minutes=1.5, points=2, difficulty=Difficulty.EASY),
    make_item("PG-0002", PG, "U1/1.2", minutes=1.5, points=1, calibration=Calibration(1.4)),
    make_item("PG-0003", PG, "U1/2.1", minutes=3, points=2, difficulty=Difficulty.HARD),
    make_item("PG-0004", PG, "U2/1.1", minutes=3, points=2),
]


def sum_line(amount: Amount, minimum: int, maximum: int) -> QuotaLine:
    return QuotaLine("jumlah", (PG,), minimum=minimum, maximum=maximum, amount=amount)


def targeted(target: Target) -> AssemblyProblem:
    return with_blueprint(make_problem(MIXED, [make_quota(PG, 0, 4)]), targets=(target,))


def below(line: str, part: str = "", asked: int = 1, found: int = 0) -> Issue:
    return issue("form_has_too_few", rule="quota_lines", line=line, part=part, found=found, asked=asked)


def above(line: str, part: str = "", most: int = 0, found: int = 1) -> Issue:
    return issue("form_has_too_many", rule="quota_lines", line=line, part=part, found=found, most=most)


ANY = {"instruments": (PG,), "minimum": 1}
LINE_CASES = [
    line_case("unit", "PG-0003", "PG-0001", [below("unit")], where={"unit": ("U2",)}, **ANY),
    line_case("element", "PG-0002", "PG-0001", [below("element")], where={"element": ("U1/2",)}, **ANY),
    line_case(
        "criterion", "PG-0002", "PG-0001", [below("criterion")], where={"criterion": ("U1/1.2",)}, **ANY
    ),
    line_case("job group", "PG-0003", "PG-0001", [below("job group")], where={"job_group": ("G2",)}, **ANY),
    line_case("level", "PG-0002", "PG-0001", [below("level")], where={"level": ("C3", "C4")}, **ANY),
    line_case("dimension", "PG-0001", "PG-0002", [below("dimension")], where={"dimension": ("TS",)}, **ANY),
    line_case(
        "difficulty", "PG-0003", "PG-0001", [below("difficulty")], where={"difficulty": ("sukar",)}, **ANY
    ),
    line_case("author", "PG-0003", "PG-0001", [below("author")], where={"author": ("budi",)}, **ANY),
    line_case("tag", "PG-0001", "PG-0002", [below("tag")], where={"tag": ("kasus",)}, **ANY),
    line_case(
        "kind",
        "PG-0003",
        "PM-0001",
        [below("kind")],
        instruments=(PG, PMO),
        where={"kind": (ItemKind.MULTIPLE_CHOICE,)},
        minimum=1,
    ),
    line_case(
        "both",
        "PG-0003",
        "PG-0002 PG-0001",
        [below("both")],
        where={"unit": ("U2",), "author": ("budi",)},
        **ANY,
    ),
    line_case(
        "at most",
        "PG-0001",
        "PG-0001 PG-0002",
        [above("at most", most=1, found=2)],
        instruments=(PG,),
        maximum=1,
    ),
    line_case(
        "instrument", "PM-0001", "PG-0001 PM-0001", [above("instrument")], instruments=(PG,), maximum=0
    ),
    line_case(
        "each unit", "PG-0002 PG-0003", "PG-0002", [below("each unit", "U2")], each=Grouping.UNIT, **ANY
    ),
    line_case(
        "each element",
        "PG-0001 PG-0002 PG-0003",
        "PG-0001",
        [below("each element", "U1/2"), below("each element", "U2/1")],
        each=Grouping.ELEMENT,
        **ANY,
    ),
    line_case(
        "each KUK of a unit",
        "PG-0001 PG-0002",
        "PG-0002 PG-0003",
        [below("each KUK of a unit", "U1/1.1")],
        each=Grouping.CRITERION,
        where={"unit": ("U1",)},
        **ANY,
    ),
    line_case(
        "each job group",
        "PG-0001 PG-0003",
        "PG-0001 PG-0002 PG-0003",
        [above("each job group", "G1", most=1, found=2)],
        each=Grouping.JOB_GROUP,
        maximum=1,
        **ANY,
    ),
]

TASKS = [
    make_item("TP-0001", TPD, "U1/1.1", paket="A", job_group="G1"),
    make_item("TP-0002", TPD, "U2/1.1", paket="A", job_group="G2"),
    make_item("TP-0003", TPD, "U2/1.1", paket="B", job_group="G2"),
    make_item("DI-0001", DIT, "U1/1.1", paket="A", job_group="G1"),
]
TASK_PROBLEM = make_problem(TASKS, [make_quota(TPD, 0, 4), make_quota(DIT, 0, 4)])

ORALS = [make_item(f"LS-000{n}", LISAN, "U1/1.1", minutes=n, enemies=("LS-0001",)) for n in range(1, 6)]
EVIDENCE = [
    make_item("PW-0001", PW, "U1/1.1"),
    make_item("PW-0002", PW, "U1/1.1"),
    make_item("PK-0001", VPK, "U1/1.1", "U1/1.2"),
    make_item("PF-0001", CVP, "U1/1.2"),
]
CHECKLIST = [
    make_item(f"CL-000{n}", CL, kuk)
    for n, kuk in enumerate(("U1/1.1", "U1/1.2", "U1/2.1", "U2/1.1", "U2/1.1"))
]
CASES = [
    *LINE_CASES,
    Case(
        "length",
        make_problem([make_item(f"PG-000{n}", PG, "U1/1.1") for n in range(4)], [make_quota(PG, 2, 3)]),
        "PG-0001 PG-0002",
        "PG-0001",
        [issue("form_has_too_few", rule="length", line="DPT-PG", part="", found=1, asked=2)],
    ),
    Case(
        "length, too many",
        make_problem([make_item(f"PG-000{n}", PG, "U1/1.1") for n in range(4)], [make_quota(PG, 2, 3)]),
        "PG-0001 PG-0002 PG-0003",
        "PG-0000 PG-0001 PG-0002 PG-0003",
        [issue("form_has_too_many", rule="length", line="DPT-PG", part="", found=4, most=3)],
    ),
    Case(
        "an instrument that the blueprint doesn't list",
        make_problem([make_item("PG-0001", PG, "U1/1.1"), *ORALS], [make_quota(PG, 1, 1)]),
        "PG-0001",
        "PG-0001 LS-0001",
        [issue("form_has_too_many", rule="length", line="DPL", part="", found=1, most=0)],
    ),
    Case(
        "coverage: two questions of one instrument are one piece",
        make_problem(
            EVIDENCE,
            [make_quota(PW, 0, 2), make_quota(VPK, 0, 1), make_quota(CVP, 0, 1)],
            needs=(make_need("U1", "1.1", 2, PW, VPK, CVP),),
        ),
        "PW-0001 PK-0001",
        "PW-0001 PW-0002 PF-0001",
        [issue("form_lacks_evidence", criterion="U1/1.1", asked=2, found=1)],
    ),
    Case(
        "coverage: exactly one row of the checklist",
        make_problem(CHECKLIST, [make_quota(CL, 0, 9)]),
        "CL-0000 CL-0001 CL-0002 CL-0003",
        "CL-0000 CL-0001 CL-0003 CL-0004",
        [
            issue("form_checklist_row", criterion="U1/2.1", found=0),
            issue("form_checklist_row", criterion="U2/1.1", found=2),
        ],
    ),
    Case(
        "tasks: one for each job group, a project as well as a demonstration",
        TASK_PROBLEM,
        "DI-0001 TP-0002",
        "DI-0001 TP-0001",
        [
            issue("form_task_count", job_group="G1", found=2),
            issue("form_task_count", job_group="G2", found=0),
        ],
    ),
    Case(
        "tasks: one paket",
        TASK_PROBLEM,
        "TP-0001 TP-0002",
        "TP-0001 TP-0003",
        [issue("form_mixes_pakets", pakets="A, B")],
    ),
    Case(
        "minutes of all items",
        make_problem(
            [make_item(f"PG-000{n}", PG, "U1/1.1", minutes=n) for n in range(1, 5)], [make_quota(PG, 0, 4, 5)]
        ),
        "PG-0001 PG-0004",
        "PG-0002 PG-0004",
        [issue("form_minutes", instrument="DPT-PG", minutes=5, found=6)],
    ),
    Case(
        "minutes of the longest questions that may be asked",
        make_problem(ORALS, [make_quota(LISAN, 0, 5, 7, asked=2)]),
        "LS-0001 LS-0002 LS-0003 LS-0004",
        "LS-0001 LS-0003 LS-0005",
        [issue("form_minutes", instrument="DPL", minutes=7, found=8)],
    ),
    Case(
        "enemies over two instruments, whichever names the other",
        make_problem(
            [
                make_item("PG-0001", PG, "U1/1.1"),
                make_item("PG-0002", PG, "U1/1.2"),
                make_item("PM-0001", PMO, "U1/1.1", enemies=("PG-0001", "XX-9999")),
            ],
            [make_quota(PG, 0, 2), make_quota(PMO, 0, 1)],
        ),
        "PG-0002 PM-0001",
        "PG-0001 PM-0001",
        [issue("form_has_enemies", item="PG-0001", enemy="PM-0001")],
    ),
    Case(
        "stimulus",
        make_problem(
            [make_item(f"PG-000{n}", PG, "U1/1.1", stimulus="K-1" if n < 3 else None) for n in range(5)],
            [make_quota(PG, 0, 5)],
        ),
        "PG-0000 PG-0001 PG-0002 PG-0004",
        "PG-0000 PG-0002 PG-0004",
        [issue("form_splits_stimulus", stimulus="K-1", instrument="DPT-PG", found=2, least=3, most=3)],
    ),
    Case(
        "pinned and banned items, and none twice",
        make_problem(
            [make_item(f"PG-000{n}", PG, "U1/1.1") for n in range(4)],
            [make_quota(PG, 0, 4)],
            draw=Draw(1, banned=("PG-0003",), pins=("PG-0001",)),
        ),
        "PG-0001 PG-0002",
        "PG-0002 PG-0002 PG-0003",
        [
            issue("form_lacks_pin", item="PG-0001"),
            issue("form_has_item_twice", item="PG-0002"),
            issue("form_has_banned", item="PG-0003"),
        ],
    ),
    Case(
        "items that must be used and never used",
        with_blueprint(
            make_problem(MIXED, [make_quota(PG, 0, 4)]), must_use=("PG-0001",), never_use=("PG-0004",)
        ),
        "PG-0001 PG-0002",
        "PG-0002 PG-0004",
        [issue("form_lacks_pin", item="PG-0001"), issue("form_has_banned", item="PG-0004")],
    ),
    Case(
        "some items of a case",
        with_blueprint(
            make_problem(
                [make_item(f"PG-000{n}", PG, "U1/1.1", stimulus="K-1" if n < 4 else None) for n in range(5)],
                [make_quota(PG, 0, 5)],
            ),
            cases=CaseItems(2, 3),
        ),
        "PG-0000 PG-0001 PG-0004",
        "PG-0000 PG-0004",
        [issue("form_splits_stimulus", stimulus="K-1", instrument="DPT-PG", found=1, least=2, most=3)],
    ),
    Case(
        "minutes that a line adds up",
        make_problem(MIXED, [make_quota(PG, 0, 4)], lines=(sum_line(Amount.MINUTES, 3, 5),)),
        "PG-0001 PG-0002",
        "PG-0001 PG-0002 PG-0003",
        [issue("form_has_too_many", rule="quota_lines", line="jumlah", part="", found=6, most=5)],
    ),
    Case(
        "points that a line adds up",
        make_problem(MIXED, [make_quota(PG, 0, 4)], lines=(sum_line(Amount.POINTS, 3, 9),)),
        "PG-0001 PG-0002",
        "PG-0001",
        [issue("form_has_too_few", rule="quota_lines", line="jumlah", part="", found=2, asked=3)],
    ),
    Case(
        "mean difficulty, measured where it can be",
        targeted(Target("sulit", Measure.DIFFICULTY, (PG,), 0.25, 0.3)),
        "PG-0001 PG-0002 PG-0004",
        "PG-0002 PG-0003",
        [issue("form_misses_target", target="sulit", asked=0.3, tolerance=0.25, found=1.2)],
    ),
    Case(
        "minutes of the form",
        targeted(Target("menit", Measure.MINUTES, (PG,), 0.5, 4)),
        "PG-0001 PG-0003",
        "PG-0001 PG-0002",
        [issue("form_misses_target", target="menit", asked=4, tolerance=0.5, found=3.0)],
    ),
    Case(
        "points of the form, by the mean of the bank",
        targeted(Target("nilai", Measure.POINTS, (PG,), 0.5)),
        "PG-0001 PG-0002",
        "PG-0001",
        [issue("form_misses_target", target="nilai", asked=3.5, tolerance=0.5, found=2.0)],
    ),
    Case(
        "information where a candidate may just pass",
        targeted(Target("informasi", Measure.INFORMATION, (PG,), 0.01, 0.25, 1.4)),
        "PG-0002 PG-0001",
        "PG-0001 PG-0003",
        [issue("form_misses_target", target="informasi", asked=0.25, tolerance=0.01, found=0.0)],
    ),
    Case(
        "keys that are spread",
        with_blueprint(
            make_problem(
                [make_item(f"PG-000{n}", PG, "U1/1.1", key=n % 2) for n in range(6)], [make_quota(PG, 4, 4)]
            ),
            key_positions=KeyPositions.SPREAD,
        ),
        "PG-0000 PG-0002 PG-0004 PG-0001",
        "PG-0000 PG-0002 PG-0004 PG-0000",
        [
            issue("form_has_item_twice", item="PG-0000"),
            issue("form_key_positions", instrument="DPT-PG", letter="a", found=4, least=1, most=3),
            issue("form_key_positions", instrument="DPT-PG", letter="b", found=0, least=1, most=3),
        ],
    ),
    Case(
        "items that two forms may share",
        make_problem(
            MIXED,
            [make_quota(PG, 2, 4, overlap=1)],
            draw=Draw(1, earlier=(("PG-0001", "PG-0002"), ("PG-0003",))),
        ),
        "PG-0001 PG-0003",
        "PG-0001 PG-0002 PG-0003",
        [issue("form_shares_items", instrument="DPT-PG", form=1, found=2, most=1)],
    ),
    Case(
        "forms that share nothing",
        make_problem(MIXED, [make_quota(PG, 1, 4)], draw=Draw(1, earlier=(("PG-0001",),))),
        "PG-0002",
        "PG-0001",
        [
            issue("form_has_banned", item="PG-0001"),
            issue("form_shares_items", instrument="DPT-PG", form=1, found=1, most=0),
        ],
    ),
    Case(
        "an item that isn't in the bank",
        make_problem([make_item("PG-0001", PG, "U1/1.1")], [make_quota(PG, 1, 1)]),
        "PG-0001",
        "PG-0001 PG-0099",
        [issue("item_not_in_pool", item="PG-0099")],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_form_that_keeps_the_rule_passes(case: Case) -> None:
    assert check_form(case.problem, case.kept.split()) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_form_that_breaks_the_rule_is_told_where(case: Case) -> None:
    assert list(check_form(case.problem, case.broken.split())) == case.told


def test_a_day_over_the_limit_is_told_whatever_the_form_holds() -> None:
    items = [make_item("PG-0001", PG, "U1/1.1"), make_item("PW-0001", PW, "U1/1.1")]
    before = make_quota(PW, 0, 1, 300, session=Session.BEFORE)  # type: ignore[arg-type]
    fits = make_problem(items, [make_quota(PG, 1, 1, 440), before], day=(480, 40))
    too_long = make_problem(items, [make_quota(PG, 1, 1, 440), before], day=(480, 45))

    assert check_form(fits, ["PG-0001"]) == ()
    assert check_form(too_long, ["PG-0001"]) == (issue("day_too_long", minutes=485, limit=480),)


def test_oral_questions_may_be_enemies_because_their_list_is_printed_in_full() -> None:
    problem = make_problem(ORALS, [make_quota(LISAN, 0, 5, 60, asked=2)])

    assert check_form(problem, ["LS-0001", "LS-0002"]) == ()
