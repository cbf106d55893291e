"""Where a KUK stands: its unit, its element, and the job group that its unit is assessed in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from qbank.domain.blueprint import Grouping
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.scheme import SchemeDraft

Place = Mapping[Grouping, str]
"""Where one KUK stands: its unit "UNIT", element "UNIT/1", itself "UNIT/1.1", and job group."""

_NUMBER = re.compile(r"\d+(\.\d+)*")


def places_of_scheme(scheme: SchemeDraft, job_groups: Iterable[JobGroup]) -> tuple[Place, ...]:
    """Return where each KUK of the scheme stands, in scheme order."""
    named = (
        (unit.code, f"{unit.code}/{element.number}", f"{unit.code}/{criterion.number}")
        for unit in scheme.units
        for element in unit.elements
        for criterion in element.criteria
    )
    return tuple(places_by_criterion(named, job_groups).values())


def places_by_criterion(
    named: Iterable[tuple[str, str, str]], job_groups: Iterable[JobGroup]
) -> Mapping[str, Place]:
    """Return the place of each KUK, given its unit, element and itself; a unit outside all job groups has "" for one."""
    group_by_unit = {unit: group.code for group in job_groups for unit in group.units}
    return {
        criterion: {
            Grouping.UNIT: unit,
            Grouping.ELEMENT: element,
            Grouping.CRITERION: criterion,
            Grouping.JOB_GROUP: group_by_unit.get(unit, ""),
        }
        for unit, element, criterion in named
    }


def parts_by_unit(parts: Sequence[str]) -> tuple[str, ...]:
    """Write the elements or KUK of each unit behind its code: "J.62.001: 1, 2"; what is neither is left as it is."""
    units = groupby(parts, key=_unit_of)
    return tuple(_unit_parts(unit, tuple(group)) for unit, group in units)


def _unit_of(part: str) -> str:
    unit, _, number = part.rpartition("/")
    return unit if _NUMBER.fullmatch(number) else ""


def _unit_parts(unit: str, parts: Sequence[str]) -> str:
    return f"{unit}: {', '.join(part.rpartition('/')[2] for part in parts)}" if unit else ", ".join(parts)
