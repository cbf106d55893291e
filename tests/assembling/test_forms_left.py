"""How many forms the bank can still give is never more than it says, and the line that runs out first is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from assembling_banks import FIRST_DRAW, make_item, make_problem, make_quota
from hypothesis import assume, given, settings
from random_problems import every_form, problems
from synthetic_problems import synthetic_bank

from qbank.assembly.explain.capacity import MOST_FORMS, forms_left
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.solve import assemble_forms
from qbank.domain.blueprint import Grouping, QuotaLine
from qbank.domain.codes import Instrument
from qbank.domain.set_record import BankRest
from qbank.errors import NoSolutionError

PG, PMO, TPD = Instrument.DPT_PG, Instrument.PMO, Instrument.TPD
KUK = ("U1/1.1", "U1/2.1", "U2/1.1")
EACH_ELEMENT = QuotaLine("tiap elemen", (PG,), {}, Grouping.ELEMENT, 1)


def questions(count: int, *criteria: str, start: int = 0) -> list[PoolItem]:
    return [make_item(f"PG-{start + n:04}", PG, criteria[n % len(criteria)], minutes=2) for n in range(count)]


def bank(count: int, *, draw: Draw = FIRST_DRAW, **quota: int) -> AssemblyProblem:
    """Forms of three questions, one for each of three elements; the element U1/2 has only two questions."""
    items = [*questions(count, "U1/1.1", "U2/1.1"), *questions(2, "U1/2.1", start=count)]
    return make_problem(items, [make_quota(PG, 3, 3, **quota)], lines=(EACH_ELEMENT,), draw=draw)


def test_the_scarcest_element_runs_out_first() -> None:
    assert forms_left(bank(40)) == BankRest(2, "tiap elemen", "U1/2", is_proved=True)


def test_the_number_of_questions_runs_out_first_where_there_are_few() -> None:
    assert forms_left(bank(3)) == BankRest(1, "DPT-PG", "", is_proved=True)


def test_the_forms_that_stand_are_taken_off() -> None:
    problem = bank(40)
    standing = assemble_forms(problem, count=1).forms[0].codes

    rest = forms_left(replace(problem, draw=Draw(1, earlier=(standing,))))

    assert rest == BankRest(1, "tiap elemen", "U1/2", is_proved=True)


def test_banned_items_are_taken_off() -> None:
    assert forms_left(bank(4, draw=Draw(1, banned=("PG-0004", "PG-0005")))).forms == 0


@pytest.mark.parametrize(("overlap", "forms"), [(0, 1), (1, 1), (2, 2), (3, 100)])
def test_an_overlap_lets_the_bank_give_more(overlap: int, forms: int) -> None:
    """Each form needs the only two questions of U1/1 and U2/1, and one of two of U1/2: a third form would share all three."""
    assert forms_left(bank(2, overlap=overlap)).forms == forms


def test_lines_that_clash_leave_no_form() -> None:
    whole = QuotaLine("unit satu", (PG,), {"unit": ("U1",)}, None, 0, 1)
    problem = make_problem(questions(30, *KUK), [make_quota(PG, 3, 3)], lines=(EACH_ELEMENT, whole))

    assert forms_left(problem).forms == 0


def test_the_time_counts() -> None:
    """Two questions of two minutes fit four minutes; three don't, however many the bank has."""
    assert forms_left(make_problem(questions(30, *KUK), [make_quota(PG, 3, 3, 6)])).forms == 10
    assert forms_left(make_problem(questions(30, *KUK), [make_quota(PG, 3, 3, 5)])).forms == 0


def test_each_form_takes_a_whole_paket() -> None:
    tasks = [
        make_item(f"TP-{paket}{group}", TPD, "U1/1.1", paket=paket, job_group=group)
        for paket in "ABC"
        for group in ("G1", "G2")
    ]

    assert forms_left(make_problem(tasks, [make_quota(TPD, 2, 2)])).forms == 3
    assert forms_left(make_problem(tasks[1:], [make_quota(TPD, 2, 2)])).forms == 2


def test_what_may_be_used_again_never_runs_out() -> None:
    supporting = [make_item("PM-0001", PMO, "U1/1.1")]

    assert forms_left(make_problem(supporting, [make_quota(PMO, 1, 1)])) == BankRest(
        MOST_FORMS, "", "", is_proved=False
    )


def test_the_published_bank_gives_so_many(shared: Path) -> None:
    bank = synthetic_bank(shared, 1_000)

    rest = forms_left(bank.problem())

    assert rest == BankRest(10, "tiap elemen", "M.70.MKT00.003.2/1", is_proved=True)
    assert forms_left(bank.case("C")[0]).forms == 4


@settings(max_examples=60, deadline=None)
@given(problems())
def test_it_is_never_more_than_said(problem: AssemblyProblem) -> None:
    problem = replace(problem, draw=replace(problem.draw, pins=()))
    most = forms_left(problem).forms
    assume(most < 4)

    forms = every_form(problem)

    assert not compatible(problem, forms[:20], most + 1)


@settings(max_examples=20, deadline=None)
@given(problems())
def test_assembly_finds_no_more_either(problem: AssemblyProblem) -> None:
    most = forms_left(problem).forms
    assume(most < MOST_FORMS)

    with pytest.raises(NoSolutionError):
        assemble_forms(problem, count=most + 1)


def compatible(problem: AssemblyProblem, forms: Sequence[tuple[str, ...]], count: int) -> bool:
    """Whether so many of the forms, the same one twice included, share no more than they may."""
    if count == 0:
        return True
    for index, form in enumerate(forms):
        fitting = [other for other in forms[index:] if not shares_too_much(problem, form, other)]
        if compatible(problem, fitting, count - 1):
            return True
    return False


def shares_too_much(problem: AssemblyProblem, first: Sequence[str], second: Sequence[str]) -> bool:
    both = [problem.items_by_code[code].instrument for code in {*first} & {*second}]
    return any(both.count(instrument) > most for instrument, most in problem.shared_limits.items())
