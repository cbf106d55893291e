"""How many items the paper and the talks of one day hold: a printed set as the model, scaled and made to fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import EvidencePlan, Way
from qbank.domain.scheme import SchemeDraft

PG, ESSAY, ORAL, SUPPORTING = Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.DPL, Instrument.PMO

# The model is a set that was printed and sat: 132 KUK, 33 of them indirect, in a day of 475 minutes.
QUESTIONS_PER_CRITERION = Fraction(36, 132)
FEWEST_QUESTIONS = 3
SHORT_MINUTES, CASE_MINUTES = 1.5, 2.5
ESSAY_MINUTES = 13.75
SUPPORTING_PER_CRITERION, SUPPORTING_MINUTES = Fraction(10, 99), 2.5
MOST_ASKED, ORAL_MINUTES = 6, 3.3


@dataclass(frozen=True, slots=True)
class DayLengths:
    """How many items the paper and the talks hold; `cases` of the questions are cases, which take longer."""

    questions: int
    cases: int
    essays: int
    supporting: int
    asked: int

    @property
    def question_minutes(self) -> float:
        """Minutes that the questions take, cases and short ones together."""
        cases = min(self.cases, self.questions // 2)
        return SHORT_MINUTES * self.questions + (CASE_MINUTES - SHORT_MINUTES) * cases

    @property
    def minutes(self) -> dict[Instrument, int]:
        """Minutes of each instrument, rounded up to five."""
        exact = {
            PG: self.question_minutes,
            ESSAY: ESSAY_MINUTES * self.essays,
            SUPPORTING: SUPPORTING_MINUTES * self.supporting,
            ORAL: ORAL_MINUTES * self.asked,
        }
        return {instrument: to_five(minutes) for instrument, minutes in exact.items()}


def wanted_lengths(scheme: SchemeDraft, plan: EvidencePlan) -> DayLengths:
    """Return the lengths that the model asks for, scaled to the scheme."""
    criteria = len(scheme.references)
    direct = sum(line.way is not Way.INDIRECT for line in plan.lines)
    questions = max(
        round(criteria * QUESTIONS_PER_CRITERION),
        element_count(scheme),
        min(FEWEST_QUESTIONS, 3 * criteria),
    )
    planned = planned_instruments(plan)
    return DayLengths(
        questions=questions if PG in planned else 0,
        cases=questions // 2,
        essays=len(plan.job_groups) if ESSAY in planned else 0,
        supporting=max(1, round(direct * SUPPORTING_PER_CRITERION)) if SUPPORTING in planned else 0,
        asked=min(MOST_ASKED, criteria) if ORAL in planned else 0,
    )


def fitted_lengths(wanted: DayLengths, scheme: SchemeDraft, plan: EvidencePlan, left: float) -> DayLengths:
    """Return the lengths shortened until they fit the minutes left, the most dispensable first."""
    elements = element_count(scheme)
    steps = (
        ("questions", elements), ("asked", 3), ("supporting", len(plan.job_groups)), ("essays", 0), ("cases", 0),
        ("asked", 0), ("supporting", 0), ("questions", 0),
    )  # fmt: skip
    lengths = wanted
    for name, floor in steps:
        while sum(lengths.minutes.values()) > left and getattr(lengths, name) > floor:
            lengths = replace(lengths, **{name: getattr(lengths, name) - 1})
    return lengths


def element_count(scheme: SchemeDraft) -> int:
    """Return the number of elements of all units."""
    return sum(len(unit.elements) for unit in scheme.units)


def planned_instruments(plan: EvidencePlan) -> set[Instrument]:
    """Return every instrument that the plan names, supplementary ones included."""
    return {name for line in plan.lines for name in (*line.instruments, *line.supplementary)}


def to_five(minutes: float) -> int:
    """Round minutes up to a multiple of five."""
    return 5 * ceil(minutes / 5)
