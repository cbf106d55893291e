"""What an explanation says is true: every small problem is judged by trying every form, without rows and without solver."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, combinations_with_replacement

from assembling_banks import make_item, make_problem, make_quota
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from random_problems import every_form, problems

from qbank.assembly.explain.conditions import ROUNDING, Condition, Side
from qbank.assembly.explain.failure import explain_failure
from qbank.assembly.explain.relaxed import relaxed_blueprint
from qbank.assembly.explain.repairs import price_of
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules import check_form
from qbank.assembly.solve import assemble_forms
from qbank.domain.blueprint import Grouping, QuotaLine
from qbank.domain.codes import Instrument
from qbank.errors import Issue

Name = tuple[str, str, str, Side]
OVERLAP: Name = ("overlap", "DPT-PG", "", Side.MOST)
PG = Instrument.DPT_PG
DEAR = 20
"""Less than what it costs to give up an enemy, a case or evidence."""
TASKS = (Instrument.TPD, Instrument.DIT)
WHERE = ("line", "target", "stimulus", "instrument", "criterion", "job_group", "item")
BROKEN: dict[str, tuple[str, str, Side | None]] = {
    "form_has_too_few": ("", "", Side.LEAST),
    "form_has_too_many": ("", "", Side.MOST),
    "day_too_long": ("minutes", "", Side.MOST),
    "form_minutes": ("minutes", "", Side.MOST),
    "form_lacks_evidence": ("coverage", "", Side.LEAST),
    "form_checklist_row": ("coverage", "CL", None),
    "form_task_count": ("tasks", "", None),
    "form_has_enemies": ("enemies", "", Side.MOST),
    "form_splits_stimulus": ("stimulus", "", Side.WHOLE),
    "form_lacks_pin": ("named_items", "", Side.LEAST),
    "form_misses_target": ("targets", "", None),
}


def name_of(condition: Condition) -> Name:
    return condition.rule, condition.line, condition.part, condition.side


def broken_lines(problem: AssemblyProblem, form: Sequence[str]) -> Iterator[Name]:
    """Name every side of a line that a form breaks, as the rules' own checks see it."""
    for issue in check_form(problem, form):
        yield from broken_by(issue)
    if not any(quota.instrument in TASKS for quota in problem.blueprint.instruments):
        return
    tasks = [problem.items_by_code[c] for c in form if problem.items_by_code[c].instrument in TASKS]
    groups = {group.code for group in problem.job_groups}
    if not any({t.job_group for t in tasks if t.paket == paket} >= groups for paket in "AB"):
        yield "tasks", "paket", "", Side.LEAST


def broken_by(issue: Issue) -> list[Name]:
    facts = {name: str(value) for name, value in issue.facts.items()}
    code = issue.code.removeprefix("assembly.")
    if code == "form_mixes_pakets":
        return []
    rule, part, side = BROKEN[code]
    if side is None:
        side = Side.MOST if float(facts["found"]) > float(facts.get("asked", 1)) else Side.LEAST
    line = "day" if code == "day_too_long" else next(facts[name] for name in WHERE if name in facts)
    return [(facts.get("rule", rule), line, facts.get("part", facts.get("enemy", part)), side)]


def breaks_of_every_form(problem: AssemblyProblem) -> list[set[Name]]:
    """What each set of free items breaks: all that can be known of a small problem."""
    codes = [item.code for item in problem.items if item.code not in problem.banned]
    forms = (form for size in range(len(codes) + 1) for form in combinations(codes, size))
    return [set(broken_lines(problem, form)) for form in forms]


def clash(breaks: Sequence[set[Name]], lines: Collection[Name]) -> bool:
    """Whether every form breaks at least one of the lines."""
    return all(not broken.isdisjoint(lines) for broken in breaks)


def is_smallest_clash(breaks: Sequence[set[Name]], lines: Sequence[Name]) -> bool:
    """Whether the lines clash by themselves, and without any one of them the others can be met."""
    dropped = ([other for other in lines if other != line] for line in lines)
    return clash(breaks, lines) and not any(clash(breaks, others) for others in dropped)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_a_form_is_called_impossible_where_there_is_none_and_only_there(problem: AssemblyProblem) -> None:
    explanation = explain_failure(problem)

    has_form = bool(every_form(problem))
    assert (explanation.is_proved, bool(explanation.issues)) == (not has_form, not has_form)


@settings(max_examples=30, deadline=None)
@given(problems().filter(lambda problem: not every_form(problem)))
def test_the_named_lines_clash_and_without_any_one_of_them_the_others_can_be_met(
    problem: AssemblyProblem,
) -> None:
    conflicts = explain_failure(problem).conflicts

    breaks = breaks_of_every_form(problem)
    assert conflicts
    assert [c for c in conflicts if not is_smallest_clash(breaks, list(map(name_of, c.conditions)))] == []


@settings(max_examples=30, deadline=None)
@given(problems().filter(lambda problem: not every_form(problem)))
def test_the_repair_is_enough(problem: AssemblyProblem) -> None:
    repair = explain_failure(problem).repair

    breaks = breaks_of_every_form(problem)
    steps = {name_of(step.condition) for step in repair.steps}
    assert repair.is_enough
    assert any(broken <= steps for broken in breaks)


def cost_of(issue: Issue) -> float:
    """What a repair of one broken line costs, by the prices of the lines; endless where its amount isn't a plain number."""
    facts = issue.facts

    def fact(name: str) -> float:
        return float(str(facts[name]))

    match issue.code.removeprefix("assembly."):
        case "form_has_too_few":
            by = fact("asked") - fact("found")
        case "form_has_too_many":
            by = fact("found") - fact("most")
        case "form_minutes":
            by = fact("found") - fact("minutes")
        case "day_too_long":
            by = fact("minutes") - fact("limit")
        case "form_misses_target":
            by = abs(fact("found") - fact("asked")) - fact("tolerance")
        case "form_lacks_pin":
            by = 1
        case _:
            return math.inf
    ((rule, line, part, side),) = broken_by(issue)
    return by * price_of(Condition(rule, line, part, side, 0))


@settings(max_examples=60, deadline=None)
@given(problems().filter(lambda problem: not every_form(problem)))
def test_no_form_needs_a_cheaper_repair(problem: AssemblyProblem) -> None:
    codes = [item.code for item in problem.items if item.code not in problem.banned]
    forms = (form for size in range(len(codes) + 1) for form in combinations(codes, size))
    cheapest = min(sum(map(cost_of, check_form(problem, form))) for form in forms)
    assume(cheapest < DEAR)

    steps = explain_failure(problem).repair.steps

    cost = sum(step.by * price_of(step.condition) for step in steps)
    # Minutes are rounded up to whole ones.
    rounding = sum(
        price_of(step.condition) for step in steps if step.condition.rule in {"minutes", "targets"}
    )
    assert cheapest - ROUNDING <= cost < cheapest + rounding + ROUNDING


@settings(max_examples=30, deadline=None)
@given(problems().filter(lambda problem: not every_form(problem)))
def test_the_relaxed_blueprint_can_be_assembled(problem: AssemblyProblem) -> None:
    relaxed = relaxed_blueprint(problem, 1)
    assume(relaxed is not None)

    assert relaxed is not None
    assert relaxed != problem.blueprint
    assert every_form(replace(problem, blueprint=relaxed))


@st.composite
def sets_of_forms(draw: st.DrawFn) -> tuple[AssemblyProblem, int]:
    """So many forms of one or two questions that share none, or one, from a bank of six at most."""
    criteria = st.sampled_from(("U1/1.1", "U1/2.1", "U2/1.1"))
    items = [
        make_item(
            f"PG-{number:04}",
            PG,
            draw(criteria),
            enemies=tuple(f"PG-{n:04}" for n in draw(st.sets(st.integers(0, 5), max_size=1))),
        )
        for number in range(draw(st.integers(2, 6)))
    ]
    each = draw(st.sampled_from(tuple(Grouping)))
    lines = (
        QuotaLine("tiap bagian", (PG,), {}, each, 0, 1),
        QuotaLine("unit dua", (PG,), {"unit": ("U2",)}, None, draw(st.integers(0, 1)), None),
        QuotaLine("elemen satu", (PG,), {"element": ("U1/1",)}, None, draw(st.integers(0, 1)), 1),
    )
    length, shared = draw(st.integers(1, 2)), draw(st.sampled_from((0, 0, 1)))
    quota = make_quota(PG, length, length, overlap=shared)
    return make_problem(items, [quota], lines=lines), draw(st.integers(2, 3))


@settings(max_examples=40, deadline=None)
@given(sets_of_forms())
def test_several_forms_are_called_impossible_only_where_they_are(case: tuple[AssemblyProblem, int]) -> None:
    problem, forms = case
    explanation = explain_failure(problem, forms)

    if explanation.is_proved:
        breaks = [(form, set(broken)) for form, broken in breaks_by_form(problem)]
        shared = problem.shared_limits[PG]
        assert not can_be_met(breaks, set(), forms, shared)
        for conflict in explanation.conflicts:
            lines = list(map(name_of, conflict.conditions))
            assert clash_in_forms(breaks, lines, conflict.forms, shared)
            dropped = ([other for other in lines if other != line] for line in lines)
            assert not any(clash_in_forms(breaks, others, conflict.forms, shared) for others in dropped)


def breaks_by_form(problem: AssemblyProblem) -> Iterator[tuple[frozenset[str], Iterator[Name]]]:
    codes = [item.code for item in problem.items]
    for size in range(4):
        for form in combinations(codes, size):
            yield frozenset(form), broken_lines(problem, form)


def clash_in_forms(
    breaks: Sequence[tuple[frozenset[str], set[Name]]], lines: Collection[Name], forms: int, shared: int
) -> bool:
    others = {name for _, broken in breaks for name in broken} - set(lines)
    is_sharing_free = shared > 0 and OVERLAP not in lines
    return not can_be_met(breaks, others, forms, 99 if is_sharing_free else shared)


def can_be_met(
    breaks: Sequence[tuple[frozenset[str], set[Name]]], but: Collection[Name], forms: int, shared: int
) -> bool:
    """Whether so many forms, two of which share so many items at most, break no line but these."""
    fitting = [form for form, broken in breaks if broken <= set(but)]
    return any(
        all(len(first & second) <= shared for first, second in combinations(group, 2))
        for group in combinations_with_replacement(fitting, forms)
    )


# The judge itself: it has to see what is not so.

TWO_LINES = (
    QuotaLine("unit satu", (PG,), {"unit": ("U1",)}, None, 2),
    QuotaLine("unit dua", (PG,), {"unit": ("U2",)}, None, 2),
    QuotaLine("bebas", (PG,), {}, None, 1),
)
TOO_MUCH = make_problem(
    [make_item(f"PG-{n:04}", PG, ("U1/1.1", "U2/1.1")[n % 2]) for n in range(6)],
    [make_quota(PG, 3, 3)],
    lines=TWO_LINES,
)
REAL = [
    ("length", "DPT-PG", "", Side.MOST),
    ("quota_lines", "unit satu", "", Side.LEAST),
    ("quota_lines", "unit dua", "", Side.LEAST),
]


def test_the_judge_agrees_with_a_true_clash_only() -> None:
    breaks = breaks_of_every_form(TOO_MUCH)

    assert is_smallest_clash(breaks, REAL)
    assert not is_smallest_clash(breaks, REAL[1:])
    assert not is_smallest_clash(breaks, [*REAL, ("quota_lines", "bebas", "", Side.LEAST)])


def test_the_judge_of_several_forms_sees_a_bank_that_is_enough() -> None:
    problem = make_problem(TOO_MUCH.items, [make_quota(PG, 2, 2)])
    breaks = [(form, set(broken)) for form, broken in breaks_by_form(problem)]

    assert can_be_met(breaks, set(), 3, 0)
    assert not can_be_met(breaks, set(), 4, 0)
    assert can_be_met(breaks, set(), 4, 1)


def test_half_a_repair_is_not_enough() -> None:
    two = replace(TOO_MUCH.blueprint, lines=tuple(replace(line, minimum=3) for line in TWO_LINES[:2]))
    repair = explain_failure(replace(TOO_MUCH, blueprint=two)).repair

    assert sum(step.by for step in repair.steps) == 3
    halved = replace(two, lines=(replace(two.lines[0], minimum=2), two.lines[1]))
    assert every_form(replace(TOO_MUCH, blueprint=halved)) == []


def test_relaxing_for_too_many_forms_asks_for_fewer() -> None:
    problem = make_problem(TOO_MUCH.items, [make_quota(PG, 2, 2)])

    relaxed = relaxed_blueprint(problem, 5)

    assert relaxed == replace(problem.blueprint, forms=3)
    assert len(assemble_forms(replace(problem, blueprint=relaxed)).forms) == 3
