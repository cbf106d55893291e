"""The day by the clock: assessors' hours needed and there, each turn's times, and which candidates take turns with whom."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from qbank.documents.cells import centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.model import Block, Cell, Grid, Heading, Paragraph, Row
from qbank.documents.sections.facts import facts_table
from qbank.documents.styles import Look
from qbank.domain.assessment_day import Day, Part, day_of
from qbank.domain.blueprint import Session
from qbank.domain.codes import Instrument
from qbank.domain.day_plan import DayPlan, Slot, most_turns, plan_day, share_out
from qbank.text.rich_text import Alignment, Span

WIDEST_NAME, MINUTES_WIDTH, TIMES_WIDTH, ALL_WIDTH = 8.0, 1.4, 1.92, 17.0
START = 8 * 60
"""The clock time, in minutes, that the table counts from."""


def day_timetable(context: FormContext) -> Iterator[Block]:
    """Yield what an assessor's hours allow, the timetable of one day, and the candidates by day, assessor and turn."""
    day, people = day_of(context.exam_set.snapshots), context.exam_set.attendance
    each = math.ceil(people.candidates / people.assessors)
    most = most_turns(day)
    plan = plan_day(day, each)
    yield Heading(context.text("day_timetable.heading"))
    yield facts_table(context, "day_timetable", _facts(context, day, each, most, plan.marking))
    yield _times(context, plan)
    yield words(_note(context, day, plan), Look.NOTE)
    yield Heading(context.text("day_timetable.people"), new_page=True)
    shares = share_out(people.candidates, people.assessors, len(plan.turns))
    yield _shares(context, shares)
    if len(shares) > 1:
        yield words(context.text("day_timetable.several_days"))
    if again := _forms_of_several_days(context, shares):
        yield words(context.text("day_timetable.again", forms="; ".join(again)), bold=True)


def _note(context: FormContext, day: Day, plan: DayPlan) -> str:
    notes = [context.text("day_timetable.note", start=_clock(0), limit=day.limit)]
    # A short day has no rest at noon.
    if any(slot.part.name == "long_break" for turn in plan.turns for slot in turn):
        notes.append(context.text("day_timetable.resting", turn=plan.resting))
    if plan.waiting:
        notes.append(context.text("day_timetable.waiting", minutes=plan.waiting, limit=day.limit))
    return " ".join(notes)


def _facts(context: FormContext, day: Day, each: int, most: int, marking: int) -> Mapping[str, str]:
    alone = ", ".join(f"{_short(part)} {part.watched}" for part in day.parts if part.watched)
    before = sum(q.minutes for q in context.snapshot.instruments if q.session is Session.BEFORE)
    with_one = _duration(context, day.minutes_alone)
    return {
        "alone": context.text("day_timetable.alone_value", time=with_one, parts=alone) if alone else with_one,
        "needed": context.text(
            "day_timetable.needed_value", time=_duration(context, each * day.minutes_alone), each=each
        ),
        "there": context.text(
            "day_timetable.there_value", time=_duration(context, day.minutes_there), limit=day.limit
        ),
        "verdict": _verdict(context, day, each, most),
        "outside": _outside(context, math.ceil(before), marking),
    }


def _outside(context: FormContext, before: int, minutes: int) -> str:
    marking = context.text("day_timetable.marking")
    if context.snapshot.items_of(Instrument.DPL):
        marking = context.text("day_timetable.marking_before_oral", time=_duration(context, minutes))
    if not before:
        return marking
    return context.text("day_timetable.outside_value", time=_duration(context, before), marking=marking)


def _verdict(context: FormContext, day: Day, each: int, most: int) -> str:
    people = context.exam_set.attendance
    if not most:
        return context.text("day_timetable.never", limit=day.limit)
    if each <= most:
        return context.text("day_timetable.enough", each=each, most=most)
    lacks_hours = each * day.minutes_alone > day.minutes_there
    return context.text(
        f"day_timetable.{'short_of_hours' if lacks_hours else 'short_of_turns'}",
        each=each,
        most=most,
        limit=day.limit,
        candidates=people.candidates,
        wanted=math.ceil(people.candidates / most),
        days=math.ceil(people.candidates / (most * people.assessors)),
        assessors=people.assessors,
    )


def _times(context: FormContext, plan: DayPlan) -> Grid:
    numbers = range(1, len(plan.turns) + 1)
    turns = (context.text("day_timetable.turn", number=number) for number in numbers)
    name_width = min(WIDEST_NAME, ALL_WIDTH - MINUTES_WIDTH - TIMES_WIDTH * len(plan.turns))
    width = (ALL_WIDTH - name_width - MINUTES_WIDTH) / len(plan.turns)
    head = head_row(*context.lines("day_timetable.table_head"), *turns)
    # Breaks of the same kind are told apart by their order, whenever a turn has them.
    slots = [_by_place(turn) for turn in plan.turns]
    rows = (_row(context, key[0], [turn.get(key) for turn in slots]) for key in slots[0])
    return Grid((name_width, MINUTES_WIDTH, *(width,) * len(plan.turns)), (head, *rows))


def _by_place(turn: tuple[Slot, ...]) -> dict[tuple[Part, int], Slot]:
    found: dict[tuple[Part, int], Slot] = {}
    for slot in turn:
        place = sum(part == slot.part for part, _ in found)
        found[slot.part, place] = slot
    return found


def _row(context: FormContext, part: Part, slots: list[Slot | None]) -> Row:
    cells = (_time(context, slot) if slot else Cell() for slot in slots)
    name = _name(context, part)
    shown = context.text("day_timetable.mark", name=name) if part.watched else name
    minutes = centred_cell(str(part.minutes), Look.CELL_SMALL)
    return Row((text_cell(shown, Look.CELL_SMALL, bold=part.instrument is not None), minutes, *cells))


def _time(context: FormContext, slot: Slot) -> Cell:
    lines = [f"{_clock(slot.start)}–{_clock(slot.end)}"]
    if slot.start < slot.comes < slot.end:
        lines.append(context.text("day_timetable.comes", comes=_clock(slot.comes)))
    return Cell(tuple(Paragraph((Span(line),), Look.CELL_SMALL, Alignment.CENTRE) for line in lines))


def _name(context: FormContext, part: Part) -> str:
    if part.instrument is None:
        return context.text(f"day_timetable.{part.name}")
    name = context.text(f"instrument.{part.instrument}")
    return f"{name} · {part.group}" if part.group else name


def _short(part: Part) -> str:
    return f"{part.name} {part.group}".strip()


def _shares(context: FormContext, days: tuple[tuple[tuple[int, ...], ...], ...]) -> Paragraph:
    named = (
        context.text("day_timetable.day", number=number, shares="; ".join(_assessors(context, day)))
        for number, day in enumerate(days, start=1)
    )
    label = Span(f"{context.text('day_timetable.shares')} ", bold=True)
    return Paragraph((label, Span(" ".join(named))))


def _forms_of_several_days(context: FormContext, days: tuple[tuple[tuple[int, ...], ...], ...]) -> list[str]:
    """Name the forms that candidates of different days get: what the first have seen, the next may hear of."""
    used: dict[str, list[str]] = {}
    for number, day in enumerate(days, start=1):
        for label in dict.fromkeys(context.exam_set.form_by_seat[seat] for seats in day for seat in seats):
            used.setdefault(label, []).append(str(number))
    return [
        context.text("day_timetable.again_form", form=label, days=", ".join(numbers))
        for label, numbers in sorted(used.items())
        if len(numbers) > 1
    ]


def _assessors(context: FormContext, day: tuple[tuple[int, ...], ...]) -> Iterator[str]:
    for number, candidates in enumerate(day, start=1):
        numbers = ", ".join(map(str, candidates))
        yield context.text("day_timetable.assessor", number=number, candidates=numbers)


def _duration(context: FormContext, minutes: int) -> str:
    """Write minutes as hours and minutes: "3 jam 45 menit"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return context.text("day_timetable.minutes", minutes=rest)
    key = "hours" if rest else "whole_hours"
    facts = {"hours": hours, "minutes": rest} if rest else {"hours": hours}
    return context.text(f"day_timetable.{key}", **facts)


def _clock(minute: int) -> str:
    hours, minutes = divmod(START + minute, 60)
    return f"{hours:02d}.{minutes:02d}"
