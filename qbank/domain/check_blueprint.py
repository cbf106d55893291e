"""What a blueprint can't mean: names that the scheme doesn't know, bounds the wrong way round, minutes that can't be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import inf

from qbank.domain.blueprint import LONGEST_NAME, Blueprint, InstrumentQuota, QuotaLine
from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Difficulty, ItemKind
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, Where


def check_blueprint(
    blueprint: Blueprint, scheme: SchemeDraft, job_groups: Collection[str]
) -> Iterator[Issue]:
    """Yield where the blueprint can't be meant: a name that the scheme doesn't know, or bounds the wrong way round."""
    listed = [quota.instrument for quota in blueprint.instruments]
    known = _known_values(scheme, job_groups)
    yield from _check_head(blueprint)
    yield from _check_repeated("blueprint.instrument_twice", listed)
    yield from _check_repeated("blueprint.line_twice", [line.name for line in blueprint.lines])
    for quota in blueprint.instruments:
        yield from _check_quota(quota)
    for line in blueprint.lines:
        yield from _check_bounds(line.name, line.minimum, inf if line.maximum is None else line.maximum)
        yield from _check_where(line, known)
        for instrument in line.instruments:
            if instrument not in listed:
                yield _issue("blueprint.instrument_not_listed", line.name, instrument=instrument.value)


def _check_head(blueprint: Blueprint) -> Iterator[Issue]:
    if not 1 <= len(blueprint.name.strip()) <= LONGEST_NAME:
        yield _issue("blueprint.bad_name", "name", name=blueprint.name[:100], most=LONGEST_NAME)
    if blueprint.forms < 1:
        yield _issue("blueprint.forms", "forms", forms=blueprint.forms)
    for name in ("minutes_total", "opening_minutes"):
        minutes = getattr(blueprint, name)
        if not 0 <= minutes < inf:
            yield _issue("blueprint.minutes", name, minutes=minutes)


def _check_repeated(code: str, names: Sequence[str]) -> Iterator[Issue]:
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield _issue(code, str(name))


def _check_quota(quota: InstrumentQuota) -> Iterator[Issue]:
    name = quota.instrument.value
    yield from _check_bounds(name, quota.minimum, quota.maximum)
    if not 0 <= quota.minutes < inf:
        yield _issue("blueprint.minutes", name, minutes=quota.minutes)
    if quota.asked is not None and quota.asked < 1:
        yield _issue("blueprint.asked", name, asked=quota.asked)


def _check_bounds(name: str, minimum: int, maximum: float) -> Iterator[Issue]:
    if not 0 <= minimum <= maximum:
        yield _issue("blueprint.bounds", name, minimum=minimum, maximum=maximum)


def _check_where(line: QuotaLine, known: Mapping[str, Collection[str] | None]) -> Iterator[Issue]:
    for field_name, values in line.where.items():
        if field_name not in known:
            facts = {"field": field_name, "known": ", ".join(known)}
            yield _issue("blueprint.unknown_field", line.name, **facts)
            continue
        allowed = known[field_name]
        for value in values:
            if allowed is not None and value not in allowed:
                yield _issue("blueprint.unknown_value", line.name, field=field_name, value=value)


def _known_values(scheme: SchemeDraft, job_groups: Collection[str]) -> Mapping[str, Collection[str] | None]:
    """Return the values that each field of `where` may have; None = any."""
    return {
        "unit": {unit.code for unit in scheme.units},
        "element": {f"{unit.code}/{element.number}" for unit in scheme.units for element in unit.elements},
        "criterion": {str(reference) for reference in scheme.references},
        "job_group": set(job_groups),
        "level": set(CognitiveLevel),
        "dimension": set(CompetencyDimension),
        "difficulty": set(Difficulty),
        "kind": set(ItemKind),
        "author": None,
        "tag": None,
    }


def _issue(code: str, line: str, **facts: str | float) -> Issue:
    return Issue(code, {"line": line, **facts}, Where(field=line))
