"""What a blueprint can't mean: names that the scheme doesn't know, bounds the wrong way round, minutes that can't be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from math import inf

from qbank.domain.blueprint import (
    GREATEST_NUMBER,
    LONGEST_NAME,
    MOST_FORMS,
    Blueprint,
    InstrumentQuota,
    QuotaLine,
)
from qbank.domain.check_balance import check_balance
from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Difficulty, Instrument, ItemKind
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Fact, Issue, at


def check_blueprint(
    blueprint: Blueprint, scheme: SchemeDraft, job_groups: Collection[str]
) -> Iterator[Issue]:
    """Yield where the blueprint can't be meant; each issue's field is the path of the part, such as "lines.3.where.unit.1"."""
    yield from _check_greatest(blueprint)
    yield from _check_head(blueprint)
    for index, quota in _repeated([quota.instrument for quota in blueprint.instruments]):
        yield Issue("blueprint.instrument_twice", {"line": str(quota)}, at("instruments", index))
    for index, name in _repeated([line.name for line in blueprint.lines]):
        yield Issue("blueprint.line_twice", {"line": name}, at("lines", index, "name"))
    for index, entry in enumerate(blueprint.instruments):
        yield from _check_quota(entry, index)
    known = _known_values(scheme, job_groups)
    for index, line in enumerate(blueprint.lines):
        yield from _check_line(line, index, blueprint)
        yield from _check_where(line, index, known)
    yield from check_balance(blueprint)


def _check_greatest(part: object, *path: str | int) -> Iterator[Issue]:
    """Yield every number that is too large, wherever it stands."""
    if is_dataclass(part):
        for entry in fields(part):
            yield from _check_greatest(getattr(part, entry.name), *path, entry.name)
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from _check_greatest(value, *path, index)
    elif isinstance(part, int | float) and GREATEST_NUMBER < abs(part) < inf:
        facts: dict[str, Fact] = {"value": str(part)[:20], "most": GREATEST_NUMBER}
        yield Issue("blueprint.too_large", facts, at(*path))


def _check_head(blueprint: Blueprint) -> Iterator[Issue]:
    if not 1 <= len(blueprint.name.strip()) <= LONGEST_NAME:
        facts: dict[str, Fact] = {"name": blueprint.name[:100], "most": LONGEST_NAME}
        yield Issue("blueprint.bad_name", facts, at("name"))
    if not 1 <= blueprint.forms <= MOST_FORMS:
        yield Issue("blueprint.forms", {"forms": blueprint.forms, "most": MOST_FORMS}, at("forms"))
    for name in ("minutes_total", "opening_minutes"):
        minutes = getattr(blueprint, name)
        if not 0 <= minutes < inf:
            yield Issue("blueprint.minutes", {"line": name, "minutes": minutes}, at(name))


def _repeated(names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each name that stood before, with its position."""
    for index, name in enumerate(names):
        if name in names[:index]:
            yield index, name


def _check_quota(quota: InstrumentQuota, index: int) -> Iterator[Issue]:
    name = quota.instrument.value
    yield from _check_bounds(name, quota.minimum, quota.maximum, ("instruments", index))
    if not 0 <= quota.minutes < inf:
        facts: dict[str, Fact] = {"line": name, "minutes": quota.minutes}
        yield Issue("blueprint.minutes", facts, at("instruments", index, "minutes"))
    if quota.asked is not None and not 1 <= quota.asked <= max(quota.maximum, 1):
        facts = {"line": name, "asked": quota.asked, "most": quota.maximum}
        yield Issue("blueprint.asked", facts, at("instruments", index, "asked"))
    if quota.shuffle_options and quota.instrument is not Instrument.DPT_PG:
        facts = {"line": name, "instrument": Instrument.DPT_PG.value}
        yield Issue("blueprint.no_options", facts, at("instruments", index, "shuffle_options"))
    yield from _check_overlap(quota, index)


def _check_overlap(quota: InstrumentQuota, index: int) -> Iterator[Issue]:
    name, overlap, percent = quota.instrument.value, quota.overlap, quota.overlap_percent
    if overlap is not None and percent is not None:
        yield Issue("blueprint.overlap_twice", {"line": name}, at("instruments", index, "overlap_percent"))
    if overlap is not None and not 0 <= overlap <= quota.maximum:
        facts: dict[str, Fact] = {"line": name, "overlap": overlap, "most": quota.maximum}
        yield Issue("blueprint.overlap", facts, at("instruments", index, "overlap"))
    if percent is not None and not 0 <= percent <= 100:
        facts = {"line": name, "percent": percent}
        yield Issue("blueprint.overlap_percent", facts, at("instruments", index, "overlap_percent"))


def _check_bounds(name: str, minimum: int, maximum: float, path: tuple[str, int]) -> Iterator[Issue]:
    if not 0 <= minimum <= maximum:
        wrong = "minimum" if minimum < 0 or maximum >= 0 else "maximum"
        facts: dict[str, Fact] = {"line": name, "minimum": minimum, "maximum": maximum}
        yield Issue("blueprint.bounds", facts, at(*path, wrong))


def _check_line(line: QuotaLine, index: int, blueprint: Blueprint) -> Iterator[Issue]:
    if not line.name.strip():
        yield Issue("blueprint.line_without_name", {"number": index + 1}, at("lines", index, "name"))
    most = inf if line.maximum is None else line.maximum
    yield from _check_bounds(line.name, line.minimum, most, ("lines", index))
    if not line.instruments:
        yield Issue("blueprint.without_instrument", {"line": line.name}, at("lines", index, "instruments"))
    for place, name in _repeated(line.instruments):
        facts = {"line": line.name, "instrument": str(name)}
        yield Issue("blueprint.instrument_repeated", facts, at("lines", index, "instruments", place))
    for place, instrument in enumerate(line.instruments):
        if blueprint.quota(instrument) is None:
            facts = {"line": line.name, "instrument": instrument.value}
            yield Issue("blueprint.instrument_not_listed", facts, at("lines", index, "instruments", place))


def _check_where(line: QuotaLine, index: int, known: Mapping[str, Collection[str] | None]) -> Iterator[Issue]:
    for name, values in line.where.items():
        where = at("lines", index, "where", name)
        if name not in known:
            facts: dict[str, Fact] = {"line": line.name, "field": name, "known": ", ".join(known)}
            yield Issue("blueprint.unknown_field", facts, where)
            continue
        if not values:
            yield Issue("blueprint.empty_where", {"line": line.name, "field": name}, where)
        allowed = known[name]
        for place, value in enumerate(values):
            if allowed is not None and value not in allowed:
                yield _unknown_value(line.name, name, value, allowed, ("lines", index, "where", name, place))


def _unknown_value(
    line: str, name: str, value: str, allowed: Collection[str], path: tuple[str | int, ...]
) -> Issue:
    """Return the issue, with the value that is meant where one is written nearly the same."""
    facts: dict[str, Fact] = {"line": line, "field": name, "value": value}
    if name == "job_group" and not allowed:
        return Issue("blueprint.no_job_groups", {"line": line}, at(*path))
    near, known = _meant(value, allowed)
    if near:
        return Issue("blueprint.unknown_value_near", facts | {"near": near}, at(*path))
    return Issue("blueprint.unknown_value", facts | {"known": _some(known)}, at(*path))


def _meant(value: str, allowed: Collection[str]) -> tuple[str, Collection[str]]:
    """Return the value that is meant, empty where none is near, and those to choose from.

    Of an element or KUK ("UNIT/1.1") the unit comes first: one of another unit is never near.
    """
    unit, slash, number = value.rpartition("/")
    if not slash:
        return _near(value, allowed), allowed
    inside = [known for known in allowed if known.startswith(f"{unit}/")]
    if inside:
        return "", inside
    corrected = f"{_near(unit, {known.rpartition('/')[0] for known in allowed})}/{number}"
    return (corrected if corrected in allowed else ""), allowed


def _near(value: str, allowed: Collection[str]) -> str:
    """Return the value that differs by a letter or two, empty where there is none."""
    return next(iter(get_close_matches(value, sorted(allowed), n=1, cutoff=0.9)), "")


def _some(values: Collection[str]) -> str:
    """Name the first eight of the values that are allowed."""
    named = sorted(values)
    return ", ".join(named[:8]) + (" …" if len(named) > 8 else "")


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
