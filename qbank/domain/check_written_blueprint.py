"""What can't be right in a blueprint that is written for a scheme and its evidence plan, before any item is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from qbank.domain.blueprint import (
    LONGEST_DAY_MINUTES,
    Amount,
    Blueprint,
    Grouping,
    InstrumentQuota,
    Measure,
    QuotaLine,
    Session,
    Target,
)
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.check_quota_sums import check_quota_sums
from qbank.domain.codes import INSTRUMENT_BY_KIND, Instrument, ItemKind
from qbank.domain.evidence_plan import JobGroup, PlanLine
from qbank.domain.places import Place, places_of_scheme
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Fact, Issue, at

LEAST_MINUTES = {
    Instrument.DPT_PG: 0.5,
    Instrument.DPL: 1.0,
    Instrument.PMO: 1.0,
    Instrument.PW: 1.0,
    Instrument.DPT_ESAI: 3.0,
    Instrument.TPD: 5.0,
    Instrument.DIT: 5.0,
}
"""Minutes below which one item can't be done: a stem with its options is read in half a minute, a spoken question put and
answered in one. The bank knows the real minutes; this only finds slips of the pen."""
_SPOKEN = frozenset({Instrument.DPL, Instrument.PMO, Instrument.PW})


def check_written_blueprint(
    blueprint: Blueprint, scheme: SchemeDraft, job_groups: Sequence[JobGroup], plan: Sequence[PlanLine]
) -> Iterator[Issue]:
    """Yield every mistake that the blueprint alone shows; sums only where all names and bounds are sound."""
    issues = list(check_blueprint(blueprint, scheme, [group.code for group in job_groups]))
    yield from issues
    yield from _check_day(blueprint)
    for index, quota in enumerate(blueprint.instruments):
        yield from _check_quota(quota, index)
    for index, line in enumerate(blueprint.lines):
        yield from _check_line(line, index, blueprint, job_groups)
    yield from check_target_reach(blueprint, blueprint.targets)
    yield from _check_checklist(blueprint, scheme)
    yield from _check_plan(blueprint, plan)
    if not issues:
        places = places_of_scheme(scheme, job_groups)
        yield from _check_places(blueprint, places)
        yield from check_quota_sums(blueprint, places)


def _check_day(blueprint: Blueprint) -> Iterator[Issue]:
    limit, minutes = blueprint.minutes_total, blueprint.day_minutes
    if limit > LONGEST_DAY_MINUTES:
        facts: dict[str, Fact] = {"minutes": limit, "most": LONGEST_DAY_MINUTES}
        yield Issue("blueprint.day_over_limit", facts, at("minutes_total"))
    if minutes > limit:
        on_the_day = [quota for quota in blueprint.instruments if quota.session is Session.DAY]
        by_minutes = {quota.instrument.value: quota.minutes for quota in on_the_day}
        longest = max(by_minutes, key=lambda name: by_minutes[name], default="opening_minutes")
        facts = {"minutes": minutes, "most": limit, "over": minutes - limit, "longest": longest}
        yield Issue("blueprint.day_too_long", facts, at("minutes_total"))


def _check_quota(quota: InstrumentQuota, index: int) -> Iterator[Issue]:
    name = quota.instrument.value
    if quota.instrument not in INSTRUMENT_BY_KIND.values():
        yield Issue("blueprint.no_items", {"line": name}, at("instruments", index, "instrument"))
    least = LEAST_MINUTES.get(quota.instrument, 0)
    count = quota.minimum if quota.asked is None else min(quota.minimum, quota.asked)
    if 0 <= quota.minutes < least * count:
        facts: dict[str, Fact] = {
            "line": name,
            "items": count,
            "minutes": quota.minutes,
            "least": least * count,
        }
        yield Issue("blueprint.minutes_too_few", facts, at("instruments", index, "minutes"))
    if quota.asked is not None and quota.instrument not in _SPOKEN:
        facts = {"line": name, "spoken": ", ".join(sorted(_SPOKEN))}
        yield Issue("blueprint.asked_in_writing", facts, at("instruments", index, "asked"))


def _check_line(
    line: QuotaLine, index: int, blueprint: Blueprint, job_groups: Sequence[JobGroup]
) -> Iterator[Issue]:
    if line.minimum == 0 and line.maximum is None:
        yield Issue("blueprint.line_asks_nothing", {"line": line.name}, at("lines", index))
    if line.each is Grouping.JOB_GROUP and not job_groups:
        yield Issue("blueprint.no_job_groups", {"line": line.name}, at("lines", index, "each"))
    feeding = {INSTRUMENT_BY_KIND[ItemKind(kind)].value for kind in _kinds(line)}
    if feeding and feeding.isdisjoint(line.instruments):
        kinds = ", ".join(_kinds(line))
        facts = {"line": line.name, "kinds": kinds, "instruments": ", ".join(sorted(feeding))}
        yield Issue("blueprint.kind_of_another", facts, at("lines", index, "where", "kind"))
    if line.amount is Amount.MINUTES and line.instruments:
        most = _minutes_of(blueprint, line.instruments)
        if line.minimum > most:
            lengths: dict[str, Fact] = {"line": line.name, "asked": line.minimum, "most": most}
            yield Issue("blueprint.line_over_minutes", lengths, at("lines", index, "minimum"))


def _kinds(line: QuotaLine) -> list[str]:
    return [kind for kind in line.where.get("kind", ()) if kind in set(ItemKind)]


def check_target_reach(blueprint: Blueprint, targets: Sequence[Target]) -> Iterator[Issue]:
    """Yield the blueprint's targets, with the values that they come to, which need more minutes than there are."""
    for index, target in enumerate(targets):
        if target.measure is not Measure.MINUTES or target.value is None or not target.instruments:
            continue
        most = _minutes_of(blueprint, target.instruments)
        if target.value - target.tolerance > most:
            facts: dict[str, Fact] = {"line": target.name, "value": round(target.value, 1), "most": most}
            yield Issue("blueprint.target_over_minutes", facts, at("targets", index, "value"))


def _minutes_of(blueprint: Blueprint, instruments: Sequence[Instrument]) -> float:
    return sum(quota.minutes for quota in blueprint.instruments if quota.instrument in instruments)


def _check_checklist(blueprint: Blueprint, scheme: SchemeDraft) -> Iterator[Issue]:
    """Yield a length of the observation checklist that isn't one row for each KUK."""
    count = len(scheme.references)
    for index, quota in enumerate(blueprint.instruments):
        if quota.instrument is Instrument.CL and not quota.minimum <= count <= quota.maximum:
            facts = {"minimum": quota.minimum, "maximum": quota.maximum, "count": count}
            wrong = "maximum" if quota.maximum < count else "minimum"
            yield Issue("blueprint.checklist", facts, at("instruments", index, wrong))


def _check_plan(blueprint: Blueprint, plan: Sequence[PlanLine]) -> Iterator[Issue]:
    """Yield, once for each kind of plan line, KUK that the listed instruments can't evidence as the plan asks."""
    listed = {quota.instrument for quota in blueprint.instruments if quota.maximum > 0}

    def demand(line: PlanLine) -> tuple[tuple[Instrument, ...], int]:
        return line.instruments, line.pieces

    unmet = [line for line in plan if len(listed.intersection(line.instruments)) < line.pieces]
    for (instruments, pieces), lines in groupby(sorted(unmet, key=demand), key=demand):
        short = list(lines)
        facts: dict[str, Fact] = {
            "count": len(short),
            "first": str(short[0].criterion),
            "pieces": pieces,
            "instruments": ", ".join(instruments),
            "missing": ", ".join(name for name in instruments if name not in listed),
        }
        yield Issue("blueprint.plan_instruments", facts, at("instruments"))


def _check_places(blueprint: Blueprint, places: Sequence[Place]) -> Iterator[Issue]:
    """Yield lines whose unit, element, KUK and job group together fit no KUK of the scheme."""
    for index, line in enumerate(blueprint.lines):
        wanted = {Grouping(name): values for name, values in line.where.items() if name in set(Grouping)}
        if not any(all(place[name] in values for name, values in wanted.items()) for place in places):
            facts = {"line": line.name, "fields": ", ".join(wanted)}
            yield Issue("blueprint.where_fits_nothing", facts, at("lines", index, "where"))
