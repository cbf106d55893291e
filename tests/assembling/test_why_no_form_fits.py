"""When nothing fits, the lines that are to blame are named, with amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from assembling_banks import (
    FIRST_DRAW,
    assemble_form,
    make_item,
    make_need,
    make_problem,
    make_quota,
    with_blueprint,
)

from qbank.assembly.explain.conditions import Condition, Side
from qbank.assembly.explain.failure import Explanation, explain_failure
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.domain.blueprint import Grouping, InstrumentQuota, KeyPositions, Measure, QuotaLine, Target
from qbank.domain.codes import CognitiveLevel, Difficulty, Instrument
from qbank.domain.evidence_plan import PlanLine
from qbank.errors import Fact, Issue, NoSolutionError, Severity

PG, ESAI, LISAN, TPD = Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.DPL, Instrument.TPD
PW, CVP, VPK = Instrument.PW, Instrument.CVP, Instrument.VPK


@dataclass
class Cause:
    """A problem without a form, the same with the cause removed, and what must be told of the first, or which lines clash."""

    name: str
    problem: AssemblyProblem
    mended: AssemblyProblem
    told: list[Issue] = field(default_factory=list)
    clashes: list[tuple[Condition, ...]] = field(default_factory=list)


def too_few(rule: str, line: str, part: str = "", *, asked: int, found: int, used: int = 0) -> Issue:
    return issue("too_few_items", rule, line, part, asked=asked, found=found, used=used)


def issue(code: str, rule: str, line: str, part: str = "", **facts: Fact) -> Issue:
    return Issue(f"assembly.{code}", {"rule": rule, "line": line, "part": part, **facts})


def least(rule: str, line: str, part: str = "", *, amount: float) -> Condition:
    return Condition(rule, line, part, Side.LEAST, amount)


def most(rule: str, line: str, part: str = "", *, amount: float) -> Condition:
    return Condition(rule, line, part, Side.MOST, amount)


def questions(count: int, *criteria: str, start: int = 0, **facts: object) -> list[PoolItem]:
    """Multiple choice, the KUK in turn."""
    return [make_item(f"PG-{start + n:04}", PG, criteria[n % len(criteria)], **facts) for n in range(count)]


def problem(
    items: Iterable[PoolItem],
    *quotas: InstrumentQuota,
    lines: Iterable[QuotaLine] = (),
    needs: tuple[PlanLine, ...] = (),
    draw: Draw = FIRST_DRAW,
) -> AssemblyProblem:
    return make_problem(items, quotas or [make_quota(PG, 4, 4)], lines=tuple(lines), needs=needs, draw=draw)


def line(name: str, minimum: int = 0, maximum: int | None = None, **where: tuple[str, ...]) -> QuotaLine:
    return QuotaLine(name, (PG,), where, None, minimum, maximum)


EACH_ELEMENT = QuotaLine("tiap elemen", (PG,), {}, Grouping.ELEMENT, 1)
NEED = make_need("U1", "1.2", 2, PW, CVP, VPK)
HARD = line("C4 ke atas", 2, level=("C4", "C5"))
UNIT_TWO = line("unit dua", 0, 1, unit=("U2",))
TASKS = [
    make_item("TP-0001", TPD, "U1/1.1", paket="A", job_group="G1"),
    make_item("TP-0002", TPD, "U2/1.1", paket="B", job_group="G2"),
    make_item("TP-0003", TPD, "U2/1.1", paket="A", job_group="G2"),
]
ESSAYS = [make_item(f"ES-{n:04}", ESAI, "U1/1.1", minutes=15 - n) for n in range(4)]
EVIDENCE = [
    make_item("PW-0001", PW, "U1/1.2"),
    make_item("PW-0002", PW, "U1/1.2"),
    make_item("PF-0001", CVP, "U1/1.2"),
]
EVIDENCE_APART = [make_item("PW-0001", PW, "U1/1.1"), make_item("PW-0002", PW, "U1/1.2")]
NEEDS_APART = (make_need("U1", "1.1", 1, PW), make_need("U1", "1.2", 1, PW))
CASES_AND_SHORT = [
    *questions(3, "U1/1.1", minutes=10, tags=("kasus",)),
    *questions(3, "U1/1.1", minutes=1, start=3),
]
EASY = Target("mudah", Measure.DIFFICULTY, (PG,), 0.3, -0.5)
EASY_AND_HARD = [
    *questions(3, "U1/1.1", difficulty=Difficulty.EASY),
    *questions(4, "U1/1.1", start=3, difficulty=Difficulty.HARD),
]
(BARRED,) = questions(1, "U1/1.1", start=4, key=1)
UNIT_ONE = line("unit satu", 2, unit=("U1",))
ALL_FOUR = ("PG-0000", "PG-0001", "PG-0002", "PG-0003")

CAUSES = [
    Cause(
        "the bank is too small",
        problem(questions(3, "U1/1.1")),
        problem(questions(4, "U1/1.1")),
        [too_few("length", "DPT-PG", asked=4, found=3)],
    ),
    Cause(
        "an element has no item",
        problem(questions(8, "U1/1.1", "U2/1.1"), lines=[EACH_ELEMENT]),
        problem(questions(8, "U1/1.1", "U1/2.1", "U2/1.1"), lines=[EACH_ELEMENT]),
        [too_few("quota_lines", "tiap elemen", "U1/2", asked=1, found=0)],
    ),
    Cause(
        "earlier forms used the items of an element",
        problem(
            [*questions(8, "U1/1.1", "U2/1.1"), *questions(1, "U1/2.1", start=8)],
            lines=[EACH_ELEMENT],
            draw=Draw(1, banned=("PG-0008",)),
        ),
        problem([*questions(8, "U1/1.1", "U2/1.1"), *questions(1, "U1/2.1", start=8)], lines=[EACH_ELEMENT]),
        [too_few("quota_lines", "tiap elemen", "U1/2", asked=1, found=0, used=1)],
    ),
    Cause(
        "too few difficult questions",
        problem(questions(6, "U1/1.1", level=CognitiveLevel.C2), lines=[HARD, UNIT_TWO]),
        problem(questions(6, "U1/1.1", level=CognitiveLevel.C4), lines=[HARD, UNIT_TWO]),
        [too_few("quota_lines", "C4 ke atas", asked=2, found=0)],
    ),
    Cause(
        "a KUK without enough evidence",
        problem(
            EVIDENCE[:2], make_quota(PW, 0, 2), make_quota(CVP, 0, 1), make_quota(VPK, 0, 1), needs=(NEED,)
        ),
        problem(EVIDENCE, make_quota(PW, 0, 2), make_quota(CVP, 0, 1), make_quota(VPK, 0, 1), needs=(NEED,)),
        [too_few("coverage", "U1/1.2", asked=2, found=1)],
    ),
    Cause(
        "no paket is whole",
        problem(TASKS[:2], make_quota(TPD, 2, 2)),
        problem(TASKS, make_quota(TPD, 2, 2)),
        [
            too_few("tasks", "paket", asked=1, found=0),
            Issue("assembly.paket_incomplete", {"paket": "A", "job_groups": "G2"}),
            Issue("assembly.paket_incomplete", {"paket": "B", "job_groups": "G1"}),
        ],
    ),
    Cause(
        "the items take longer than the time",
        problem(ESSAYS, make_quota(ESAI, 3, 4, 38)),
        problem(ESSAYS, make_quota(ESAI, 3, 4, 39)),
        [
            Issue(
                "assembly.minutes_too_short",
                {"instrument": "DPT-Esai", "items": 3, "minutes": 38, "needed": 39},
            )
        ],
    ),
    Cause(
        "the oral questions that may be asked take longer than the time",
        problem(
            [make_item(f"LS-{n:04}", LISAN, "U1/1.1", minutes=4) for n in range(8)],
            make_quota(LISAN, 7, 8, 20, asked=6),
        ),
        problem(
            [make_item(f"LS-{n:04}", LISAN, "U1/1.1", minutes=4) for n in range(8)],
            make_quota(LISAN, 7, 8, 20, asked=5),
        ),
        [Issue("assembly.minutes_too_short", {"instrument": "DPL", "items": 7, "minutes": 20, "needed": 24})],
    ),
    Cause(
        "the parts ask for more than the whole may hold",
        problem(
            questions(12, "U1/1.1", "U2/1.1"),
            lines=[line("unit satu", 3, unit=("U1",)), line("unit dua", 2, unit=("U2",))],
        ),
        problem(
            questions(12, "U1/1.1", "U2/1.1"),
            lines=[line("unit satu", 2, unit=("U1",)), line("unit dua", 2, unit=("U2",))],
        ),
        [issue("parts_exceed_line", "length", "DPT-PG", most=4, asked=5, parts="unit satu, unit dua")],
    ),
    Cause(
        "the parts leave less than the whole asks for",
        problem(
            questions(12, "U1/1.1", "U2/1.1"),
            lines=[line("unit satu", 0, 1, unit=("U1",)), line("unit dua", 0, 2, unit=("U2",))],
        ),
        problem(
            questions(12, "U1/1.1", "U2/1.1"),
            lines=[line("unit satu", 0, 2, unit=("U1",)), line("unit dua", 0, 2, unit=("U2",))],
        ),
        [issue("parts_fall_short", "length", "DPT-PG", asked=4, most=3, parts="unit satu, unit dua")],
    ),
    Cause(
        "earlier forms used what the parts leave",
        problem(
            questions(12, "U1/1.1", "U2/1.1"),
            lines=[line("unit satu", 0, 2, unit=("U1",))],
            draw=Draw(1, banned=("PG-0001", "PG-0003", "PG-0005", "PG-0007", "PG-0009")),
        ),
        problem(questions(12, "U1/1.1", "U2/1.1"), lines=[line("unit satu", 0, 2, unit=("U1",))]),
        [issue("parts_fall_short", "length", "DPT-PG", asked=4, most=3, parts="unit satu")],
    ),
    Cause(
        "more tasks than job groups",
        problem(TASKS, make_quota(TPD, 3, 3)),
        problem(TASKS, make_quota(TPD, 2, 3)),
        clashes=[(least("length", "TPD", amount=3), most("tasks", "G2", amount=1))],
    ),
    Cause(
        "an instrument too short for the KUK that only it shows",
        problem(EVIDENCE_APART, make_quota(PW, 0, 1), needs=NEEDS_APART),
        problem(EVIDENCE_APART, make_quota(PW, 0, 2), needs=NEEDS_APART),
        clashes=[
            (
                most("length", "PW", amount=1),
                least("coverage", "U1/1.1", amount=1),
                least("coverage", "U1/1.2", amount=1),
            )
        ],
    ),
    Cause(
        "a pinned item isn't in the bank",
        problem(questions(4, "U1/1.1"), draw=Draw(1, pins=("PG-0009",))),
        problem(questions(4, "U1/1.1"), draw=Draw(1, pins=("PG-0003",))),
        [too_few("named_items", "PG-0009", asked=1, found=0)],
    ),
    Cause(
        "pinned items are more than a line allows",
        problem(
            questions(8, "U1/1.1", "U2/1.1"),
            lines=[line("unit satu", 0, 1, unit=("U1",))],
            draw=Draw(1, pins=("PG-0000", "PG-0002", "PG-0004")),
        ),
        problem(
            questions(8, "U1/1.1", "U2/1.1"),
            lines=[line("unit satu", 0, 3, unit=("U1",))],
            draw=Draw(1, pins=("PG-0000", "PG-0002", "PG-0004")),
        ),
        clashes=[
            (
                most("quota_lines", "unit satu", amount=1),
                least("named_items", "PG-0000", amount=1),
                least("named_items", "PG-0002", amount=1),
            )
        ],
    ),
    Cause(
        "enemies leave too few",
        problem([*questions(2, "U1/1.1"), *questions(2, "U2/1.1", start=2, enemies=("PG-0002", "PG-0003"))]),
        problem([*questions(3, "U1/1.1"), *questions(2, "U2/1.1", start=3, enemies=("PG-0003", "PG-0004"))]),
        clashes=[(least("length", "DPT-PG", amount=4), most("enemies", "PG-0002", "PG-0003", amount=1))],
    ),
    Cause(
        "a case brings more items than a line allows",
        problem(
            [*questions(3, "U1/1.1", stimulus="K-1"), *questions(3, "U2/1.1", start=3)],
            lines=[line("unit satu", 1, 2, unit=("U1",))],
        ),
        problem(
            [*questions(3, "U1/1.1", stimulus="K-1"), *questions(3, "U2/1.1", start=3)],
            lines=[line("unit satu", 1, 3, unit=("U1",))],
        ),
        clashes=[
            (
                least("quota_lines", "unit satu", amount=1),
                most("quota_lines", "unit satu", amount=2),
                Condition("stimulus", "K-1", "", Side.WHOLE, 0),
            ),
            (
                least("length", "DPT-PG", amount=4),
                most("quota_lines", "unit satu", amount=2),
                Condition("stimulus", "K-1", "", Side.WHOLE, 0),
            ),
        ],
    ),
    Cause(
        "long cases and short time",
        problem(CASES_AND_SHORT, make_quota(PG, 4, 4, 25), lines=[line("kasus", 3, tag=("kasus",))]),
        problem(CASES_AND_SHORT, make_quota(PG, 4, 4, 31), lines=[line("kasus", 3, tag=("kasus",))]),
        clashes=[(least("quota_lines", "kasus", amount=3), most("minutes", "DPT-PG", amount=25))],
    ),
    Cause(
        "long cases and slightly too short time",
        problem(CASES_AND_SHORT, make_quota(PG, 4, 4, 29.5), lines=[line("kasus", 3, tag=("kasus",))]),
        problem(CASES_AND_SHORT, make_quota(PG, 4, 4, 31), lines=[line("kasus", 3, tag=("kasus",))]),
        clashes=[(least("quota_lines", "kasus", amount=3), most("minutes", "DPT-PG", amount=29.5))],
    ),
    Cause(
        "only difficult questions for an easy paper",
        with_blueprint(problem(EASY_AND_HARD[1:]), targets=(EASY,)),
        with_blueprint(problem(EASY_AND_HARD), targets=(EASY,)),
        clashes=[(least("length", "DPT-PG", amount=4), most("targets", "mudah", "maximum", amount=0))],
    ),
    Cause(
        "the question with the key b is barred",
        with_blueprint(
            problem(
                [*questions(3, "U1/1.1", key=0), *questions(1, "U1/1.1", start=3), BARRED],
                draw=Draw(1, banned=("PG-0004",)),
            ),
            key_positions=KeyPositions.SPREAD,
        ),
        with_blueprint(
            problem([*questions(2, "U1/1.1", key=0), *questions(2, "U1/1.1", start=2, key=1)]),
            key_positions=KeyPositions.SPREAD,
        ),
        [Issue("assembly.too_few_keys", {"instrument": "DPT-PG", "letter": "b", "asked": 1, "found": 0})],
    ),
    Cause(
        "every question is barred",
        problem(questions(4, "U1/1.1"), lines=[UNIT_ONE], draw=Draw(1, banned=ALL_FOUR)),
        problem(questions(4, "U1/1.1"), lines=[UNIT_ONE]),
        [too_few("length", "DPT-PG", asked=4, found=0, used=4)],
    ),
]


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_the_cause_is_named(cause: Cause) -> None:
    with pytest.raises(NoSolutionError) as caught:
        assemble_form(cause.problem)

    told = [issue for issue in caught.value.issues if issue.severity is Severity.ERROR]
    assert told == cause.told or told[0].code == "assembly.clash"


@pytest.mark.parametrize("cause", [c for c in CAUSES if c.clashes], ids=lambda cause: cause.name)
def test_the_lines_that_clash_are_named(cause: Cause) -> None:
    explanation = explain_failure(cause.problem)

    assert [conflict.conditions for conflict in explanation.conflicts] == cause.clashes


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_where_there_is_a_form_nothing_is_told(cause: Cause) -> None:
    assert explain_failure(cause.mended) == Explanation((), is_proved=False)


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_with_the_cause_removed_there_is_a_form(cause: Cause) -> None:
    assert assemble_form(cause.mended).items


def test_a_day_over_the_limit_is_named_beside_everything_else_that_is_short() -> None:
    tight = make_problem(questions(3, "U1/1.1"), [make_quota(PG, 4, 4, 450)], day=(480, 45))

    with pytest.raises(NoSolutionError) as caught:
        assemble_form(tight)

    told = [issue for issue in caught.value.issues if issue.severity is Severity.ERROR]
    assert told == [
        too_few("length", "DPT-PG", asked=4, found=3),
        Issue("assembly.day_too_long", {"minutes": 495, "limit": 480}),
    ]


# Several forms.


def told_of(problem: AssemblyProblem, forms: int) -> list[Issue]:
    return [issue for issue in explain_failure(problem, forms).issues if issue.severity is Severity.ERROR]


def test_for_several_forms_missing_tasks_are_told_by_job_group_alone() -> None:
    problem = make_problem(TASKS, [make_quota(TPD, 2, 2)])

    assert told_of(problem, 2) == [
        Issue("assembly.too_few_tasks", {"job_group": "G1", "forms": 2, "asked": 2, "found": 1})
    ]


def test_for_several_forms_the_shortest_items_of_all_are_added_up() -> None:
    problem = make_problem(
        questions(8, "U1/1.1", minutes=2)[:4] + questions(4, "U1/1.1", start=4, minutes=4),
        [make_quota(PG, 4, 4, 10)],
    )

    assert told_of(problem, 1) == []
    assert told_of(problem, 2) == [
        Issue(
            "assembly.minutes_too_short_for_forms",
            {"instrument": "DPT-PG", "items": 8, "forms": 2, "minutes": 20, "needed": 24},
        )
    ]
    notes = [
        issue for issue in explain_failure(problem, 2).issues if issue.code.endswith("write_timed_items")
    ]
    assert [dict(note.facts) for note in notes] == [{"count": 2, "what": "DPT-PG", "minutes": 2}]


def test_for_several_forms_it_is_told_first_why_there_is_not_even_one() -> None:
    hard = line("C4 ke atas", 3, level=("C4", "C5"))
    items = [
        *questions(6, "U1/1.1", level=CognitiveLevel.C4, minutes=3),
        *questions(6, "U1/1.1", "U2/1.1", start=6, level=CognitiveLevel.C3, minutes=2),
    ]
    problem = make_problem(items, [make_quota(PG, 4, 4, 10)], lines=(hard,))

    single, several = explain_failure(problem, 1), explain_failure(problem, 2)

    assert {conflict.forms for conflict in single.conflicts} == {1}
    assert several == single


def test_an_item_that_has_to_be_used_is_released_where_that_is_cheapest() -> None:
    enemies = [
        make_item("PG-0000", PG, "U1/1.1", enemies=("PG-0001",)),
        make_item("PG-0001", PG, "U1/1.1", enemies=("PG-0000",)),
        *questions(3, "U1/1.1", start=2),
    ]
    asked = with_blueprint(problem(enemies), must_use=("PG-0000", "PG-0001"))

    (note,) = (issue for issue in explain_failure(asked).issues if issue.severity is Severity.NOTE)

    assert note.code == "assembly.repair_release"
    assert note.facts["item"] in {"PG-0000", "PG-0001"}


# What is told is short and true.


def errors_of(problem: AssemblyProblem, forms: int = 1) -> list[tuple[str, dict[str, Fact]]]:
    return [(issue.code.removeprefix("assembly."), dict(issue.facts)) for issue in told_of(problem, forms)]


EACH_CRITERION = QuotaLine("tiap KUK", (PG,), {}, Grouping.CRITERION, 1)


def test_parts_that_are_short_alike_are_told_together_and_what_to_write_for_them() -> None:
    problem = make_problem(questions(4, "U1/1.1"), [make_quota(PG, 4, 4)], lines=(EACH_CRITERION,))

    parts = "U1: 1.2, 2.1; U2: 1.1"
    amounts: dict[str, Fact] = {"forms": 1, "asked": 1, "found": 0, "count": 3, "parts": parts}
    assert errors_of(problem) == [
        ("too_few_in_parts", {"rule": "quota_lines", "line": "tiap KUK", **amounts})
    ]
    notes = {issue.code: dict(issue.facts) for issue in explain_failure(problem).issues}
    assert notes["assembly.write_items_for_parts"] == {"count": 1, "what": "DPT-PG", "parts": parts}


def test_two_short_parts_are_told_one_by_one() -> None:
    problem = make_problem(questions(4, "U1/1.1", "U1/1.2"), [make_quota(PG, 4, 4)], lines=(EACH_CRITERION,))

    assert [facts["part"] for _, facts in errors_of(problem)] == ["U1/2.1", "U2/1.1"]


def test_a_part_without_items_is_not_counted_inside_another_line() -> None:
    tight = line("unit satu", 0, 1, unit=("U1",))
    problem = make_problem(
        questions(6, "U1/1.1", "U1/1.2"), [make_quota(PG, 1, 4)], lines=(tight, EACH_CRITERION)
    )

    (exceeded,) = (facts for code, facts in errors_of(problem) if code == "parts_exceed_line")
    assert (exceeded["most"], exceeded["asked"]) == (1, 2)


def test_minutes_of_questions_of_which_some_are_asked_are_told_as_the_blueprint_gives_them() -> None:
    oral = [make_item(f"LS-{n:04}", LISAN, "U1/1.1", minutes=3) for n in range(4)]
    problem = make_problem(oral, [make_quota(LISAN, 4, 4, 5, asked=2)])

    (step,) = explain_failure(problem).repair.steps

    assert (step.condition.rule, step.condition.amount, step.by) == ("minutes", 5, 1)


def test_how_much_forms_may_share_is_told_once_for_an_instrument() -> None:
    lines = tuple(line(f"unit {n}", 1, unit=(f"U{n}",)) for n in (1, 2))
    items = [*questions(2, "U1/1.1"), *questions(2, "U2/1.1", start=2)]
    problem = make_problem(items, [make_quota(PG, 4, 4, overlap=1)], lines=(*lines, EACH_ELEMENT))

    named = [
        code for code, _ in errors_of(with_blueprint(problem, lines=lines), 2) if code == "clash_overlap"
    ]
    assert named == ["clash_overlap"]
