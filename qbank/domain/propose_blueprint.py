"""Propose a blueprint for a scheme from its evidence plan: how many items of what, within one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from qbank.domain.blueprint import (
    LONGEST_DAY_MINUTES,
    LONGEST_NAME,
    Blueprint,
    Grouping,
    InstrumentQuota,
    KeyPositions,
    Measure,
    QuotaLine,
    Session,
    Target,
)
from qbank.domain.check_written_blueprint import LEAST_MINUTES
from qbank.domain.codes import TASK_INSTRUMENTS, Instrument
from qbank.domain.day_lengths import (
    ESSAY,
    ORAL,
    PG,
    SUPPORTING,
    DayLengths,
    element_count,
    fitted_lengths,
    planned_instruments,
    to_five,
    wanted_lengths,
)
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, Way
from qbank.domain.level_shares import LEVEL_SHARES, kkni_level
from qbank.domain.question_shares import UnitShare, share_questions
from qbank.domain.scheme import SchemeDraft
from qbank.errors import InputRefusedError, Issue

INTERVIEW_MINUTES = 4
INDIRECT_SHARES = {
    Instrument.PW: (Fraction(12, 33), Fraction(16, 33)),
    Instrument.VPK: (Fraction(12, 33), Fraction(20, 33)),
    Instrument.CVP: (Fraction(12, 33), Fraction(20, 33)),
}
UNTIMED_TASK_MINUTES = 45
OPENING_MINUTES, LEAST_OPENING_MINUTES, FULL_DAY_CRITERIA = 45, 15, 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed blueprint and what its numbers come from.

    `lengths` are `wanted`, shortened to fit the day; `level` is the scheme's KKNI level, if it states one.
    """

    blueprint: Blueprint
    shares: tuple[UnitShare, ...]
    wanted: DayLengths
    lengths: DayLengths
    level: int | None


def propose_blueprint(scheme: SchemeDraft, plan: EvidencePlan, forms: int = 1) -> Proposal:
    """Return a blueprint that fits the scheme, its plan and one day.

    Raises InputRefusedError where the tasks of the plan alone fill the day.
    """
    opening = _opening_minutes(scheme)
    tasks = sum(_task_minutes(group) for group in plan.job_groups)
    left = LONGEST_DAY_MINUTES - opening - (tasks if _task_instrument(plan) else 0)
    if left < 0:
        facts = {"minutes": LONGEST_DAY_MINUTES - left, "most": LONGEST_DAY_MINUTES}
        raise InputRefusedError(Issue("blueprint.tasks_fill_the_day", facts))
    wanted = wanted_lengths(scheme, plan)
    lengths = fitted_lengths(wanted, scheme, plan, left)
    shares = share_questions(scheme, lengths.questions)
    blueprint = Blueprint(
        f"{scheme.code}-usulan"[:LONGEST_NAME],
        scheme.code,
        tuple(_instruments(scheme, plan, lengths, tasks)),
        tuple(_lines(scheme, plan, lengths, shares)),
        LONGEST_DAY_MINUTES,
        opening,
        forms,
        tuple(_targets(lengths)),
        key_positions=KeyPositions.SPREAD if lengths.questions else KeyPositions.AS_WRITTEN,
    )
    return Proposal(blueprint, shares, wanted, lengths, kkni_level(scheme.level))


def _opening_minutes(scheme: SchemeDraft) -> int:
    share = min(1, len(scheme.references) / FULL_DAY_CRITERIA)
    return to_five(LEAST_OPENING_MINUTES + (OPENING_MINUTES - LEAST_OPENING_MINUTES) * share)


def _task_minutes(group: JobGroup) -> int:
    """Return the minutes that the plan gives a task; fewer than a task can take are none given."""
    is_timed = group.minutes >= LEAST_MINUTES[Instrument.TPD]
    return group.minutes if is_timed else UNTIMED_TASK_MINUTES


def _task_instrument(plan: EvidencePlan) -> Instrument | None:
    """Return what the tasks of the job groups are: practical tasks, else projects, else nothing."""
    planned = planned_instruments(plan)
    return next((name for name in TASK_INSTRUMENTS if name in planned), None)


def _instruments(
    scheme: SchemeDraft, plan: EvidencePlan, lengths: DayLengths, tasks: int
) -> Iterator[InstrumentQuota]:
    criteria, groups, planned = len(scheme.references), len(plan.job_groups), planned_instruments(plan)
    minutes = lengths.minutes
    if Instrument.CL in planned:
        yield InstrumentQuota(Instrument.CL, criteria, criteria, 0)
    if task := _task_instrument(plan):
        yield InstrumentQuota(task, groups, groups, tasks)
    for instrument, count in (
        (SUPPORTING, lengths.supporting),
        (PG, lengths.questions),
        (ESSAY, lengths.essays),
    ):
        if count:
            shuffles = instrument is PG
            yield InstrumentQuota(instrument, count, count, minutes[instrument], shuffle_options=shuffles)
    if lengths.asked:
        least = max(lengths.asked, _least_oral(scheme) * len(scheme.units))
        yield InstrumentQuota(ORAL, least, criteria, minutes[ORAL], asked=lengths.asked)
    yield from _indirect(plan)


def _least_oral(scheme: SchemeDraft) -> int:
    """Return how many oral questions every unit has: two, or one where a unit has a single KUK."""
    return min(2, *(len(unit.criteria) for unit in scheme.units))


def _indirect(plan: EvidencePlan) -> Iterator[InstrumentQuota]:
    for instrument, (least_share, most_share) in INDIRECT_SHARES.items():
        count = sum(line.way is Way.INDIRECT and instrument in line.instruments for line in plan.lines)
        if count:
            least, most = ceil(count * least_share), max(ceil(count * most_share), min(count, 6))
            minutes = INTERVIEW_MINUTES * most if instrument is Instrument.PW else 0
            yield InstrumentQuota(instrument, least, most, minutes, Session.BEFORE)


def _lines(
    scheme: SchemeDraft, plan: EvidencePlan, lengths: DayLengths, shares: tuple[UnitShare, ...]
) -> Iterator[QuotaLine]:
    questions, groups = lengths.questions, len(plan.job_groups)
    if questions:
        yield from _unit_lines(scheme, questions, shares)
        if questions >= element_count(scheme):
            yield QuotaLine("PG setiap elemen", (PG,), each=Grouping.ELEMENT, minimum=1)
        yield from _level_lines(scheme, questions)
        yield from _case_lines(lengths)
    if groups and lengths.essays == groups:
        yield QuotaLine("Esai setiap kelompok pekerjaan", (ESSAY,), {}, Grouping.JOB_GROUP, 1, 1)
    yield from _supporting_lines(lengths.supporting, groups)
    if lengths.asked:
        least = _least_oral(scheme)
        yield QuotaLine("Lisan setiap unit", (ORAL,), each=Grouping.UNIT, minimum=least)


def _unit_lines(scheme: SchemeDraft, questions: int, shares: tuple[UnitShare, ...]) -> Iterator[QuotaLine]:
    """Yield the share of every unit; a paper with fewer questions than units only takes none twice."""
    if questions < len(scheme.units):
        yield QuotaLine("PG paling banyak satu per unit", (PG,), each=Grouping.UNIT, maximum=1)
        return
    for share in shares:
        where = {"unit": (share.unit,)}
        yield QuotaLine(f"PG unit {share.unit}", (PG,), where, None, share.questions, share.questions)


def _level_lines(scheme: SchemeDraft, questions: int) -> Iterator[QuotaLine]:
    level = kkni_level(scheme.level)
    if level is None:
        return
    shares = LEVEL_SHARES[level]
    low, high = {"level": ("C1", "C2")}, {"level": ("C4", "C5", "C6")}
    if shares.low_most < 1:
        yield QuotaLine("PG jenjang C1-C2", (PG,), low, maximum=ceil(questions * shares.low_most))
    least, most = ceil(questions * shares.high_least), ceil(questions * shares.high_most)
    if least or most < questions:
        yield QuotaLine("PG jenjang C4-C6", (PG,), high, None, least, most if most < questions else None)


def _case_lines(lengths: DayLengths) -> Iterator[QuotaLine]:
    """Yield that about half of the questions are cases, a ninth more or less; too short a paper is left free."""
    cases, slack = min(lengths.cases, lengths.questions // 2), max(1, lengths.questions // 9)
    if cases > slack:
        where = {"tag": ("kasus",)}
        yield QuotaLine("PG berbasis kasus", (PG,), where, None, cases - slack, cases + slack)


def _supporting_lines(supporting: int, groups: int) -> Iterator[QuotaLine]:
    """Spread the supporting questions over job groups, and over what is hard to see while somebody works."""
    if groups and supporting >= groups:
        least = min(2, supporting // groups)
        name = "PMO setiap kelompok pekerjaan"
        yield QuotaLine(name, (SUPPORTING,), each=Grouping.JOB_GROUP, minimum=least)
    hidden = {"CMS": "menangani hal tak terduga", "JRES": "lingkungan kerja", "TRS": "alih keterampilan"}
    if supporting >= len(hidden):
        for dimension, title in hidden.items():
            where = {"dimension": (dimension,)}
            yield QuotaLine(
                f"PMO {title} ({dimension})", (SUPPORTING,), where, minimum=min(2, supporting // 5) or 1
            )


def _targets(lengths: DayLengths) -> Iterator[Target]:
    """Keep parallel papers alike: in mean difficulty to a twentieth of a logit, in length to 3 of 72 minutes.

    A short paper may be off by one step of difficulty in one question. The length is the model's, not the bank's
    average, which may be more than the instrument is given.
    """
    if lengths.questions:
        minutes = lengths.question_minutes
        yield Target("Tingkat kesukaran PG", Measure.DIFFICULTY, (PG,), max(0.05, 1 / lengths.questions))
        yield Target("Lama pengerjaan PG", Measure.MINUTES, (PG,), max(1, round(minutes / 24)), minutes)
