"""Forms come as near to their targets as swaps bring them, and what can't be nearer is proved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from assembling_banks import make_item, make_problem, make_quota, with_blueprint
from hypothesis import given, settings
from hypothesis import strategies as st
from random_problems import every_form, problems

from qbank.assembly.highs import solve_whole
from qbank.assembly.model import columns_of
from qbank.assembly.nearest import nearest
from qbank.assembly.polish import Polish
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.programme import programme_of
from qbank.assembly.rules import check_form, rows_of
from qbank.assembly.solve import assemble_forms
from qbank.domain.blueprint import Measure, Target
from qbank.domain.codes import Difficulty, Instrument

PG = Instrument.DPT_PG
VALUES = (0.5, 1.0, 2.5, 7.0)


def timed(minutes: list[float], *, start: int = 0, **facts: object) -> list[PoolItem]:
    return [make_item(f"PG-{start + n:04}", PG, "U1/1.1", minutes=m, **facts) for n, m in enumerate(minutes)]


def two_questions(
    minutes: list[float], value: float, tolerance: float = 5.0, **facts: object
) -> AssemblyProblem:
    target = Target("lama", Measure.MINUTES, (PG,), tolerance, value)
    made = make_problem(timed(minutes), [make_quota(PG, 2, 2)], **facts)  # type: ignore[arg-type]
    return with_blueprint(made, targets=(target,))


def far_target(value: float) -> Target:
    """A target that every form meets, some more nearly than others."""
    return Target("lama", Measure.MINUTES, (PG, Instrument.DPL), 20.0, value)


def minutes_of(problem: AssemblyProblem, form: Iterable[str]) -> float:
    items = (problem.items_by_code[code] for code in form)
    return sum(item.minutes for item in items if item.instrument in {PG, Instrument.DPL})


def got(problem: AssemblyProblem, forms: int = 1) -> list[float]:
    return list(assemble_forms(problem, count=forms).targets[0].got)


def polished(problem: AssemblyProblem, form: set[str]) -> set[str]:
    rows = rows_of(problem)
    columns = columns_of(problem, rows)
    codes = [column.name if column.name in problem.items_by_code else None for column in columns]
    programme = programme_of(columns, rows)
    values = np.array([float(code in form) for code in codes])
    is_auxiliary = np.array([code is None for code in codes])
    values[is_auxiliary] = solve_whole(programme.narrowed(is_auxiliary, values)).values
    found = Polish(problem, codes).polished(programme, values)
    return {code for code, value in zip(codes, found, strict=True) if code is not None and value > 0.5}


@pytest.mark.parametrize("seed", range(5))
def test_a_form_has_the_minutes_that_were_asked_for(seed: int) -> None:
    minutes = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 4.5]

    assert got(two_questions(minutes, 5.0, draw=Draw(seed))) == [5.0]


def test_two_swaps_together_do_what_neither_does_alone() -> None:
    problem = two_questions([1.0, 1.0, 3.0, 3.0], 6.0)
    units = [replace(item, criteria=(f"U{n % 2 + 1}/1.1",)) for n, item in enumerate(problem.items)]

    assert polished(replace(problem, items=tuple(units)), {"PG-0000", "PG-0001"}) == {"PG-0002", "PG-0003"}


def test_an_item_that_was_used_takes_no_place_of_a_new_one() -> None:
    minutes = [1.0, 1.5, 4.0]
    fresh, used = (two_questions(minutes, 5.0, draw=Draw(1, uses=uses)) for uses in ({}, {"PG-0002": 1}))

    assert polished(fresh, {"PG-0000", "PG-0001"}) == {"PG-0000", "PG-0002"}
    assert polished(used, {"PG-0000", "PG-0001"}) == {"PG-0000", "PG-0001"}


def test_a_nearer_form_uses_no_item_again_for_it() -> None:
    minutes = [1.0, 1.5, 4.0]

    assert got(two_questions(minutes, 5.0, draw=Draw(1))) == [5.0]
    assert got(two_questions(minutes, 5.0, draw=Draw(1, uses={"PG-0002": 1}))) == [2.5]


def test_an_item_of_another_instrument_takes_no_place() -> None:
    questions = timed([1.0, 1.5])
    spoken = make_item("LS-0000", Instrument.DPL, "U1/1.1", minutes=4.0)
    quotas = [make_quota(PG, 1, 2), make_quota(Instrument.DPL, 0, 1, asked=1)]
    problem = make_problem([*questions, spoken], quotas, draw=Draw(1, uses={"LS-0000": 1}))

    assert polished(with_blueprint(problem, targets=(far_target(5.0),)), {"PG-0000", "PG-0001"}) == {
        "PG-0000",
        "PG-0001",
    }


def test_what_must_be_used_stays() -> None:
    problem = two_questions([1.0, 1.5, 4.0, 3.5], 7.5, draw=Draw(1, pins=("PG-0000",)))

    assert polished(problem, {"PG-0000", "PG-0001"}) == {"PG-0000", "PG-0002"}


@settings(max_examples=100, deadline=None)
@given(problems().filter(every_form), st.sampled_from(VALUES), st.data())
def test_a_polished_form_keeps_every_rule_and_is_no_farther(
    problem: AssemblyProblem, value: float, data: st.DataObject
) -> None:
    asked = with_blueprint(problem, targets=(far_target(value),))
    form = data.draw(st.sampled_from(every_form(asked)))

    found = polished(asked, set(form))

    assert check_form(asked, sorted(found)) == ()
    assert abs(minutes_of(asked, found) - value) <= abs(minutes_of(asked, form) - value) + 1e-6
    uses = problem.draw.uses
    assert sum(uses.get(code, 0) for code in found) <= sum(uses.get(code, 0) for code in form)


# How near it can be at all.


def test_what_cannot_be_nearer_is_proved() -> None:
    short = two_questions([1.0, 1.0, 1.5, 2.0], 5.0)

    (target,) = assemble_forms(short).targets

    assert target.got == (3.5,)
    assert target.bound == pytest.approx(1.5)


def test_a_target_that_is_reached_needs_no_proof() -> None:
    (target,) = assemble_forms(two_questions([1.0, 2.0, 3.0], 5.0)).targets

    assert (target.deviation, target.bound) == (0, 0)


def test_of_a_mean_too() -> None:
    hard = make_problem(timed([2.0] * 4, difficulty=Difficulty.HARD), [make_quota(PG, 2, 2)])
    target = Target("sukar", Measure.DIFFICULTY, (PG,), 1.0, 0.25)

    (found,) = assemble_forms(with_blueprint(hard, targets=(target,))).targets

    assert found.got == (1.0,)
    assert found.bound == pytest.approx(0.75)


@settings(max_examples=60, deadline=None)
@given(problems().filter(every_form), st.sampled_from(VALUES))
def test_no_form_is_nearer_than_what_is_proved(problem: AssemblyProblem, value: float) -> None:
    asked = with_blueprint(problem, targets=(far_target(value),))
    forms = every_form(asked)

    proved = nearest(asked, forms[-1:])["lama"]

    assert proved <= min(abs(minutes_of(asked, form) - value) for form in forms) + 1e-6
