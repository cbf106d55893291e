"""The day of an assessment: turns that one assessor can keep, breaks, waiting, and who comes when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qbank.domain.assessment_day import Day, Part
from qbank.domain.codes import Instrument
from qbank.domain.day_orders import BREAKS, WRITTEN
from qbank.domain.day_plan import (
    MOST_CANDIDATES,
    DayPlan,
    Slot,
    find_plan,
    most_turns,
    plan_day,
    share_out,
)

TPD, PMO, PG, ESSAY, DPL = (
    Instrument.TPD, Instrument.PMO, Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.DPL
)  # fmt: skip


def task(group: str, minutes: int, watched: int = 0) -> Part:
    return Part(TPD, minutes, TPD, group, watched)


def day(*tasks: Part, limit: int = 480) -> Day:
    """Return a day of tasks, questions and papers, as the starter bank's blueprint has them."""
    return Day(
        Part("opening", 15),
        (
            *tasks,
            Part(PMO, 25, PMO, watched=25),
            Part(PG, 75, PG),
            Part(ESSAY, 55, ESSAY),
            Part(DPL, 20, DPL, watched=20),
        ),
        Part("closing", 30),
        limit,
    )


STARTER = day(task("KP1", 75), task("KP2", 75, 20), task("KP3", 60, 24), task("KP4", 45, 45))
WHOLE = day(task("KP1", 75), task("KP2", 75, 75), task("KP3", 60, 60), task("KP4", 45, 45))
QUIET = day(task("KP1", 75), task("KP2", 75), task("KP3", 60), task("KP4", 45), limit=520)


def plan_of(of: Day, turns: int) -> DayPlan:
    plan = find_plan(of, turns)
    assert plan is not None
    return plan


def rest_of(turn: tuple[Slot, ...]) -> int:
    return sum(slot.part.minutes for slot in turn if slot.part.name in BREAKS)


def watched_times(plan: DayPlan) -> list[tuple[int, int]]:
    """Return from when to when the assessor is with one candidate or rests, reckoned from the parts' minutes alone."""
    watched = [
        (slot.start + slot.part.minutes - slot.part.watched, slot.start + slot.part.minutes)
        for turn in plan.turns
        for slot in turn
        if slot.part.watched
    ]
    rests = [slot for slot in plan.turns[plan.resting - 1] if slot.part.name == "long_break"]
    return sorted([*watched, *((slot.start, slot.start + slot.part.minutes) for slot in rests)])


def faults(plan: DayPlan, of: Day) -> list[str]:
    """Say what is wrong with a plan, without knowing how it was made."""
    found = [fault for turn in plan.turns for fault in faults_of(turn, of)]
    if plan.fits and any(turn[-1].end - rest_of(turn) > of.limit for turn in plan.turns):
        found.append("the day is too long")
    if len({turn[-1] for turn in plan.turns}) > 1:
        found.append("the closing is not common")
    if any(end > start for (_, end), (start, _) in pairwise(watched_times(plan))):
        found.append("the assessor is at two places")
    return found


def faults_of(turn: tuple[Slot, ...], of: Day) -> Iterator[str]:
    """Yield what is wrong with one candidate's day."""
    done = [slot.part for slot in turn if slot.part.name not in BREAKS]
    if any(slot.end > after.start for slot, after in pairwise(turn)):
        yield "a candidate is at two places"
    if Counter(done) != Counter((of.opening, *of.parts, of.closing)):
        yield "a part is missing or done twice"
    observed = [part for part in done if part in of.parts and part.instrument not in WRITTEN]
    if observed != [part for part in of.parts if part.instrument not in WRITTEN]:
        yield "observation is out of order"
    starts = {slot.part.instrument: slot.start for slot in turn}
    if starts.get(DPL, 0) < starts.get(PG, 0):
        yield "oral questions come before the paper that chooses them"


parts = st.integers(5, 120).flatmap(
    lambda minutes: st.builds(task, st.just(""), st.just(minutes), st.integers(0, minutes))
)
days = st.builds(
    lambda tasks, limit: day(*(replace(part, group=f"KP{n}") for n, part in enumerate(tasks)), limit=limit),
    st.lists(parts, max_size=5),
    st.integers(300, 700),
)


@settings(deadline=None)
@given(days, st.integers(1, MOST_CANDIDATES))
def test_no_candidate_and_no_assessor_is_at_two_places(any_day: Day, turns: int) -> None:
    found, plan = find_plan(any_day, turns), plan_day(any_day, turns)

    assert found is None or len(found.turns) == turns
    assert len(plan.turns) <= turns
    assert [faults(one, any_day) for one in (found, plan) if one] == [[]] * (1 + bool(found))


def asked_first(turn: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return the turn with oral questions where the papers began, and the papers behind them."""
    place = next(at for at, slot in enumerate(turn) if slot.part.instrument is PG)
    oral = next(slot for slot in turn if slot.part.instrument is DPL)
    papers = [slot for slot in turn[place:-1] if slot != oral]
    later = [replace(slot, start=slot.start + oral.part.minutes) for slot in papers]
    return (*turn[:place], replace(oral, start=turn[place].start), *later, turn[-1])


def test_a_plan_that_forgets_the_assessor_is_found_out() -> None:
    (turn,) = plan_of(STARTER, 1).turns
    begins = next(slot for slot in turn if slot.part.group == "KP2")
    early = tuple(replace(s, start=s.start - 1) if s == begins else s for s in turn)

    assert faults(DayPlan((turn, turn), fits=True), STARTER) == ["the assessor is at two places"]
    assert faults(DayPlan((turn[1:],), fits=True), STARTER) == ["a part is missing or done twice"]
    assert faults(DayPlan((early,), fits=True), STARTER) == ["a candidate is at two places"]
    assert faults(DayPlan((asked_first(turn),), fits=True), STARTER) == [
        "oral questions come before the paper that chooses them"
    ]
    assert faults(DayPlan((turn,), fits=True), STARTER) == []


def test_a_plan_without_order_or_measure_is_found_out() -> None:
    (turn,) = plan_of(STARTER, 1).turns
    plan = plan_of(STARTER, 2)
    first, (*others, closing) = plan.turns
    late = (*others, replace(closing, start=closing.start + 1))
    one, two = (next(slot for slot in turn if slot.part.group == group) for group in ("KP1", "KP2"))
    other = {one: two.part, two: one.part}
    swapped = tuple(replace(slot, part=other.get(slot, slot.part)) for slot in turn)

    assert faults(DayPlan((turn,), fits=True), replace(STARTER, limit=474)) == ["the day is too long"]
    assert faults(replace(plan, turns=(first, late), fits=False), STARTER) == ["the closing is not common"]
    assert faults(DayPlan((swapped,), fits=True), STARTER) == ["observation is out of order"]


def test_a_plan_in_which_a_scene_begins_while_the_assessor_is_with_another_is_found_out() -> None:
    plan = plan_of(STARTER, 2)
    first, second = plan.turns
    scene = next(slot for slot in second if slot.part.group == "KP2")
    early = tuple(replace(s, start=s.start - 5) if s == scene else s for s in second)

    assert faults(replace(plan, turns=(first, early)), STARTER) == ["the assessor is at two places"]
    assert faults(plan, STARTER) == []


@settings(max_examples=30, deadline=None)
@given(days)
def test_as_many_candidates_as_are_promised_fit_by_hours_and_by_plan(any_day: Day) -> None:
    most = most_turns(any_day)

    assert most * any_day.minutes_alone <= any_day.minutes_there
    assert most == 0 or plan_of(any_day, most).fits
    assert most == MOST_CANDIDATES or find_plan(any_day, most + 1) is None


def test_one_assessor_sees_two_candidates_of_a_starter_set_one_who_watches_all_and_four_where_nobody_plays() -> (
    None
):
    assert (STARTER.minutes_alone, STARTER.minutes_there, most_turns(STARTER)) == (134, 435, 2)
    assert (WHOLE.minutes_alone, WHOLE.minutes_there, most_turns(WHOLE)) == (225, 435, 1)
    assert (QUIET.minutes_alone, QUIET.minutes_there, most_turns(QUIET)) == (45, 475, 4)
    assert most_turns(day(task("KP1", 400))) == 0


def test_two_candidates_of_a_starter_set_meet_the_assessor_one_after_the_other_and_wait_five_minutes() -> (
    None
):
    plan = plan_of(STARTER, 2)

    scenes = [
        (number, slot.part.group, slot.comes, slot.end)
        for number, turn in enumerate(plan.turns, start=1)
        for slot in turn
        if slot.part.instrument is TPD and slot.part.watched
    ]
    assert sorted(scenes, key=lambda scene: scene[2]) == [
        (1, "KP2", 145, 165), (2, "KP2", 165, 185), (2, "KP3", 221, 245), (2, "KP4", 305, 350),
        (1, "KP3", 351, 375), (1, "KP4", 375, 420),
    ]  # fmt: skip
    assert (plan.waiting, plan.resting) == (5, 2)
    assert all(turn[-1].end - rest_of(turn) == STARTER.limit for turn in plan.turns)


@pytest.mark.parametrize(("turns", "minutes"), [(1, 251), (2, 117)])
def test_the_minutes_for_marking_before_the_last_oral_questions_are_those_with_nobody(
    turns: int, minutes: int
) -> None:
    plan = plan_of(STARTER, turns)

    taken = {minute for start, end in watched_times(plan) for minute in range(start, end)}
    asked = max(slot.start for turn in plan.turns for slot in turn if slot.part.instrument is DPL)
    assert plan.marking == minutes == len(set(range(90, asked)) - taken)


@settings(max_examples=50, deadline=None)
@given(days, st.integers(2, MOST_CANDIDATES))
def test_nobody_waits_longer_than_the_day_has_minutes_left(any_day: Day, turns: int) -> None:
    plan = find_plan(any_day, turns)

    work = sum(part.minutes for part in (any_day.opening, *any_day.parts, any_day.closing))
    assert plan is None or plan.waiting <= any_day.limit - work


def test_a_starter_sets_day_begins_at_eight_rests_at_noon_and_ends_within_its_minutes() -> None:
    (turn,) = plan_of(STARTER, 1).turns

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

    (turn,) = plan_of(short, 1).turns

    assert [slot.part.name for slot in turn if slot.part.name in BREAKS] == rests


def test_whoever_waits_rests_near_noon_too() -> None:
    turns = plan_of(replace(WHOLE, limit=900), 2).turns

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
