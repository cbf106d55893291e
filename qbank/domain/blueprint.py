"""The blueprint (kisi-kisi): how many items of which instrument a form holds, and how they are balanced."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from qbank.domain.codes import (
    CognitiveLevel,
    CompetencyDimension,
    Difficulty,
    Instrument,
    ItemKind,
)
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, Where

LONGEST_NAME = 80


class Session(StrEnum):
    """When an instrument is used: on the day of the assessment, or before it (portfolio, third party)."""

    DAY = "hari_asesmen"
    BEFORE = "sebelum_hari_asesmen"


class Grouping(StrEnum):
    """What a quota line may be repeated for."""

    UNIT = "unit"
    ELEMENT = "element"
    CRITERION = "criterion"
    JOB_GROUP = "job_group"


@dataclass(frozen=True, slots=True)
class InstrumentQuota:
    """Length of one instrument in a form.

    `minutes` is the candidate's time for it; `asked` = how many of the listed questions are put at most.
    """

    instrument: Instrument
    minimum: int
    maximum: int
    minutes: float
    session: Session = Session.DAY
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """Between `minimum` and `maximum` items of `instruments` that match `where` (field → allowed values).

    With `each` the line stands once for every such part of the scheme.
    """

    name: str
    instruments: tuple[Instrument, ...]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: Grouping | None = None
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """All that a form must meet; `minutes_total` is the limit of a candidate's day, `opening_minutes` goes to opening and closing."""

    name: str
    scheme: str
    instruments: tuple[InstrumentQuota, ...]
    lines: tuple[QuotaLine, ...] = ()
    minutes_total: float = 480
    opening_minutes: float = 0
    forms: int = 1

    @property
    def day_minutes(self) -> float:
        """A candidate's minutes on the day, opening and closing included."""
        on_the_day = (q.minutes for q in self.instruments if q.session is Session.DAY)
        return self.opening_minutes + sum(on_the_day)


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
