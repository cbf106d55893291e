"""The evidence plan (FR.MAPA.01 bagian 2): how each KUK can be shown, by which instruments, in how many pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from qbank.domain.codes import (
    EVIDENCE_KIND_BY_INSTRUMENT,
    CriterionRef,
    EvidenceKind,
    Instrument,
)
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, Where

LONGEST_GROUP_CODE = 20
LONGEST_TASK_MINUTES = 480
POTENTIALS = range(1, 6)


class Way(StrEnum):
    """How a KUK can be shown on the day: a product, a behaviour in role play, or only indirectly."""

    PRODUCT = "product"
    ROLE_PLAY = "role_play"
    INDIRECT = "indirect"


class PlanStatus(StrEnum):
    """A plan is a proposal until the body adopts it."""

    PROPOSED = "usulan"
    ADOPTED = "ditetapkan"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The plan for one KUK: at least `pieces` different instruments of `instruments` must evidence it; `supplementary` come on top."""

    criterion: CriterionRef
    way: Way
    kind: EvidenceKind
    instruments: tuple[Instrument, ...]
    pieces: int
    supplementary: tuple[Instrument, ...] = ()


@dataclass(frozen=True, slots=True)
class JobGroup:
    """Units assessed together (kelompok pekerjaan); `minutes` is the time of its practical task."""

    code: str
    title: str
    units: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class EvidencePlan:
    """Job groups and one line for each KUK; `potential` ticks FR.MAPA.02: job group → instrument → potensi 1–5."""

    scheme: str
    status: PlanStatus
    job_groups: tuple[JobGroup, ...]
    lines: tuple[PlanLine, ...]
    potential: Mapping[str, Mapping[Instrument, tuple[int, ...]]]


def check_plan(plan: EvidencePlan, scheme: SchemeDraft) -> Iterator[Issue]:
    """Yield where the plan does not fit the scheme: every KUK once, every unit in one job group, pieces that can be met."""
    known = {str(ref): ref for ref in scheme.references}
    planned: set[str] = set()
    for line in plan.lines:
        name = str(line.criterion)
        where = Where(field=name)
        if name not in known:
            yield Issue("plan.unknown_criterion", {"criterion": name}, where)
        if name in planned:
            yield Issue("plan.criterion_twice", {"criterion": name}, where)
        planned.add(name)
        yield from _check_line(line, where)
    for name in known:
        if name not in planned:
            yield Issue("plan.criterion_missing", {"criterion": name})
    yield from _check_job_groups(plan)
    yield from _check_units(plan, scheme)
    yield from _check_potential(plan)


def _check_line(line: PlanLine, where: Where) -> Iterator[Issue]:
    named = [*line.instruments, *line.supplementary]
    for instrument in dict.fromkeys(named):
        if named.count(instrument) > 1:
            yield Issue("plan.instrument_twice", {"instrument": str(instrument)}, where)
    if not 1 <= line.pieces <= len(line.instruments):
        yield Issue("plan.pieces", {"pieces": line.pieces, "count": len(line.instruments)}, where)
    for instrument in line.instruments:
        if EVIDENCE_KIND_BY_INSTRUMENT[instrument] is not line.kind:
            facts = {"instrument": str(instrument), "kind": str(line.kind)}
            yield Issue("plan.kind_mismatch", facts, where)


def _check_job_groups(plan: EvidencePlan) -> Iterator[Issue]:
    codes = [group.code for group in plan.job_groups]
    for code in dict.fromkeys(codes):
        if codes.count(code) > 1:
            yield _group_issue("plan.job_group_twice", code)
        if not 1 <= len(code.strip()) <= LONGEST_GROUP_CODE:
            yield _group_issue("plan.bad_job_group", code, most=LONGEST_GROUP_CODE)
    for group in plan.job_groups:
        if not 0 <= group.minutes <= LONGEST_TASK_MINUTES:
            yield _group_issue("plan.minutes", group.code, minutes=group.minutes, most=LONGEST_TASK_MINUTES)


def _check_potential(plan: EvidencePlan) -> Iterator[Issue]:
    codes = {group.code for group in plan.job_groups}
    for group, row in plan.potential.items():
        if group not in codes:
            yield _group_issue("plan.unknown_job_group", group)
        for instrument, ticks in row.items():
            for tick in ticks:
                if tick not in POTENTIALS:
                    yield _group_issue("plan.potential", group, instrument=str(instrument), potential=tick)


def _group_issue(code: str, group: str, **facts: str | int) -> Issue:
    return Issue(code, {"group": group[:80], **facts}, Where(field=group[:80]))


def _check_units(plan: EvidencePlan, scheme: SchemeDraft) -> Iterator[Issue]:
    grouped = [unit for group in plan.job_groups for unit in group.units]
    codes = [unit.code for unit in scheme.units]
    for unit in dict.fromkeys(grouped):
        if unit not in codes:
            yield Issue("plan.unknown_unit", {"unit": unit})
        if grouped.count(unit) > 1:
            yield Issue("plan.unit_twice", {"unit": unit})
    for unit in codes:
        if unit not in grouped:
            yield Issue("plan.unit_without_group", {"unit": unit})
