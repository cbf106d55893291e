"""Editing the job groups (kelompok pekerjaan) of a plan: a decision on values, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qbank.domain.evidence_plan import EvidencePlan, JobGroup


@dataclass(frozen=True, slots=True)
class JobGroupChange:
    """What is to change in one job group; None leaves a fact as it is. A code that the plan lacks makes a new group."""

    code: str
    title: str | None = None
    minutes: int | None = None
    units: tuple[str, ...] | None = None


def with_job_group(plan: EvidencePlan, change: JobGroupChange) -> EvidencePlan:
    """Return the plan with the changed group.

    Units that it names leave the groups they were in; a group without units goes, and its ticks on FR.MAPA.02 with it.
    """
    groups = {group.code: group for group in plan.job_groups}
    if change.units is not None:
        groups = {code: _without(group, change.units) for code, group in groups.items()}
    groups[change.code] = _changed(groups.get(change.code, JobGroup(change.code, "", (), 0)), change)
    kept = tuple(group for group in groups.values() if group.units)
    codes = {group.code for group in kept}
    potential = {code: row for code, row in plan.potential.items() if code in codes}
    return replace(plan, job_groups=kept, potential=potential)


def _without(group: JobGroup, units: tuple[str, ...]) -> JobGroup:
    return replace(group, units=tuple(unit for unit in group.units if unit not in units))


def _changed(group: JobGroup, change: JobGroupChange) -> JobGroup:
    return JobGroup(
        group.code,
        group.title if change.title is None else change.title,
        group.units if change.units is None else change.units,
        group.minutes if change.minutes is None else change.minutes,
    )
