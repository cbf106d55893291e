"""The day of an assessment: turns that one assessor can keep, breaks, and who comes when."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qbank.domain.assessment_day import Day, Part
from qbank.domain.codes import Instrument
from qbank.domain.day_plan import (
    BREAKS,
    MOST_CANDIDATES,
    WRITTEN,
    DayPlan,
    Slot,
    most_turns,
    plan_day,
    share_out,
)

TPD, PMO, PG, ESSAY, DPL = (
    Instrument.TPD, Instrument.PMO, Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.DPL
)  # fmt: skip


def task(group: str, minutes: int, *, alone: bool = False) -> Part:
    return Part(TPD, minutes, TPD, group, alone)


def day(*tasks: Part, limit: int = 480) -> Day:
    """Return a day of tasks, questions and papers, as the starter bank's blueprint has them."""
    return Day(
        Part("opening", 15),
        (
            *tasks,
            Part(PMO, 25, PMO, alone=True),
            Part(PG, 75, PG),
            Part(ESSAY, 55, ESSAY),
            Part(DPL, 20, DPL, alone=True),
        ),
        Part("closing", 30),
        limit,
    )


STARTER = day(
    task("KP1", 75), task("KP2", 75, alone=True), task("KP3", 60, alone=True), task("KP4", 45, alone=True)
)
QUIET = day(task("KP1", 75), task("KP2", 75), task("KP3", 60), task("KP4", 45), limit=520)


def rest_of(turn: tuple[Slot, ...]) -> int:
    return sum(slot.part.minutes for slot in turn if slot.part.name in BREAKS)


def faults(plan: DayPlan, of: Day) -> list[str]:
    """Say what is wrong with a plan, without knowing how it was made."""
    found = []
    for turn in plan.turns:
        if any(slot.end > after.start for slot, after in pairwise(turn)):
            found.append("a candidate is at two places")
        if Counter(s.part for s in turn if s.part.name not in BREAKS) != Counter(
            (of.opening, *of.parts, of.closing)
        ):
            found.append("a part is missing or done twice")
        observed = [
            slot.part for slot in turn if slot.part in of.parts and slot.part.instrument not in WRITTEN
        ]
        if observed != [part for part in of.parts if part.instrument not in WRITTEN]:
            found.append("observation is out of order")
        if plan.fits and turn[-1].end - rest_of(turn) > of.limit:
            found.append("the day is too long")
    if len({turn[-1] for turn in plan.turns}) > 1:
        found.append("the closing is not common")
    rests = [slot for slot in plan.turns[0] if slot.part.name == "long_break"]
    met = sorted([*rests, *(s for turn in plan.turns for s in turn if s.part.alone)], key=lambda s: s.start)
    if any(slot.end > after.start for slot, after in pairwise(met)):
        found.append("the assessor is at two places")
    return found


parts = st.builds(task, st.just(""), st.integers(5, 120), alone=st.booleans())
days = st.lists(parts, max_size=5).map(
    lambda tasks: day(*(replace(part, group=f"KP{n}") for n, part in enumerate(tasks)))
)


@settings(deadline=None)
@given(days, st.integers(1, MOST_CANDIDATES))
def test_no_candidate_and_no_assessor_is_at_two_places(any_day: Day, turns: int) -> None:
    plan = plan_day(any_day, turns)

    assert len(plan.turns) == turns
    assert faults(plan, any_day) == []


def test_a_plan_that_forgets_the_assessor_is_found_out() -> None:
    alone = replace(QUIET, parts=tuple(replace(part, alone=False) for part in QUIET.parts))
    same = plan_day(alone, 2).turns[0]
    doubled = tuple(Slot(replace(s.part, alone=s.part.instrument in (PMO, DPL)), s.start) for s in same)

    assert faults(DayPlan((doubled, doubled), fits=True), QUIET) == ["the assessor is at two places"]
    assert faults(DayPlan((doubled[1:],), fits=True), QUIET) == ["a part is missing or done twice"]
    assert faults(plan_day(QUIET, 2), QUIET) == []


@settings(max_examples=30, deadline=None)
@given(days)
def test_as_many_candidates_as_are_promised_fit_by_hours_and_by_plan(any_day: Day) -> None:
    most = most_turns(any_day)

    assert most * any_day.minutes_alone <= any_day.minutes_there
    assert most == 0 or plan_day(any_day, most).fits
    assert most == MOST_CANDIDATES or not plan_day(any_day, most + 1).fits


def test_one_assessor_sees_one_candidate_of_a_starter_set_and_four_where_nobody_plays() -> None:
    assert (STARTER.minutes_alone, STARTER.minutes_there, most_turns(STARTER)) == (225, 435, 1)
    assert (QUIET.minutes_alone, QUIET.minutes_there, most_turns(QUIET)) == (45, 475, 4)
    assert most_turns(day(task("KP1", 400))) == 0


def test_a_starter_sets_day_begins_at_eight_rests_at_noon_and_ends_within_its_minutes() -> None:
    (turn,) = plan_day(STARTER, 1).turns

    assert [(f"{s.part.name} {s.part.group}".strip(), s.start) for s in turn] == [
        ("opening", 0), ("TPD KP1", 15), ("short_break", 90), ("TPD KP2", 105), ("TPD KP3", 180),
        ("long_break", 240), ("TPD KP4", 300), ("PMO", 345), ("DPT-PG", 370), ("short_break", 445),
        ("DPT-Esai", 460), ("DPL", 515), ("closing", 535),
    ]  # fmt: skip
    assert turn[-1].end - rest_of(turn) == 475


@pytest.mark.parametrize(
    ("minutes", "rests"),
    [
        (50, []),
        (100, ["short_break"]),
        (150, ["short_break", "long_break"]),
        (200, ["short_break", "long_break", "short_break"]),
    ],
)
def test_a_short_day_has_fewer_breaks(minutes: int, rests: list[str]) -> None:
    parts = tuple(task(f"KP{n}", minutes // 4) for n in range(8))
    short = Day(Part("opening", 15), parts, Part("closing", 30), 480)

    (turn,) = plan_day(short, 1).turns

    assert [slot.part.name for slot in turn if slot.part.name in BREAKS] == rests


def test_whoever_waits_rests_near_noon_too() -> None:
    turns = plan_day(replace(STARTER, limit=900), 2).turns

    noon = [slot.start for turn in turns for slot in turn if slot.part.name == "long_break"]
    assert len(noon) == 2
    assert all(abs(start - 240) <= 60 for start in noon)


@pytest.mark.parametrize(
    ("people", "shares"),
    [
        ((5, 1, 1), (((1,),), ((2,),), ((3,),), ((4,),), ((5,),))),
        ((5, 5, 1), (((1,), (2,), (3,), (4,), (5,)),)),
        ((5, 2, 3), (((1, 2, 3), (4, 5)),)),
        ((7, 2, 2), (((1, 2), (3, 4)), ((5, 6), (7,)))),
    ],
)
def test_candidates_come_in_order_day_by_day(
    people: tuple[int, int, int], shares: tuple[tuple[tuple[int, ...], ...], ...]
) -> None:
    assert share_out(*people) == shares


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 9), st.integers(1, 5))
def test_every_candidate_comes_once_and_nobody_has_too_many(
    candidates: int, assessors: int, turns: int
) -> None:
    days_ = share_out(candidates, assessors, turns)

    assert [one for day_ in days_ for each in day_ for one in each] == list(range(1, candidates + 1))
    assert all(len(day_) <= assessors and all(len(each) <= turns for each in day_) for day_ in days_)
