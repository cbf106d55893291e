"""What the file of a run can't mean: parts that stand twice, names that it doesn't know, numbers that can't be."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, ProblemUnit
from qbank.assembly.run import FOUND, AssemblyRun
from qbank.domain.blueprint import GREATEST_NUMBER, MOST_FORMS
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.codes import INSTRUMENT_BY_KIND, ItemKind, is_item_code
from qbank.domain.items import CALIBRATION_LIMITS, MOST_OPTIONS
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.errors import Issue, at

Path = tuple[str | int, ...]
_GREATEST_SEED = 2**31 - 1
_GREATEST_AMOUNT = sys.float_info.max
"""What an item may say of its minutes and points is as wide as the bank takes it."""


def check_run(run: AssemblyRun) -> Iterator[Issue]:
    """Yield what of a run can't be; the field of each issue is its path, such as "problem.items.3.criteria.1"."""
    yield from _check_number(run.forms, 1, MOST_FORMS, ("forms",))
    asked = run.forms if run.outcome.status in FOUND else 0
    if len(run.outcome.forms) != asked:
        facts = {"found": len(run.outcome.forms), "asked": asked}
        yield Issue("run.outcome", facts, at("outcome", "forms"))
    yield from _check_units(run.problem)
    yield from _check_job_groups(run.problem)
    yield from _check_blueprint(run.problem)
    yield from _check_needs(run.problem)
    yield from _check_items(run.problem)
    yield from _check_draw(run.problem)


def _check_units(problem: AssemblyProblem) -> Iterator[Issue]:
    path = ("problem", "units")
    yield from _check_once(((unit.code, (*path, n, "code")) for n, unit in enumerate(problem.units)))
    for number, unit in enumerate(problem.units):
        parts = tuple(_parts(unit, (*path, number)))
        yield from _check_once(parts)
        for code, place in parts:
            if not code.startswith(f"{unit.code}/"):
                yield Issue("run.part_elsewhere", {"part": code[:80], "unit": unit.code[:80]}, at(*place))


def _parts(unit: ProblemUnit, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield elements and KUK of a unit with their places; an element "U/1" and a KUK "U/1.1" are never the same."""
    for number, element in enumerate(unit.elements):
        place = (*path, "elements", number)
        yield element.code, (*place, "code")
        for index, criterion in enumerate(element.criteria):
            yield criterion, (*place, "criteria", index)


def _check_job_groups(problem: AssemblyProblem) -> Iterator[Issue]:
    path, groups = ("problem", "job_groups"), problem.job_groups
    yield from _check_once((group.code, (*path, n, "code")) for n, group in enumerate(groups))
    units = [
        (unit, (*path, number, "units", index))
        for number, group in enumerate(groups)
        for index, unit in enumerate(group.units)
    ]
    yield from _check_once(units)
    known = {unit.code for unit in problem.units}
    for unit, place in units:
        yield from _check_known(unit, known, place)


def _check_blueprint(problem: AssemblyProblem) -> Iterator[Issue]:
    scheme = SchemeDraft(tuple(_draft(unit) for unit in problem.units))
    for issue in check_blueprint(problem.blueprint, scheme, [group.code for group in problem.job_groups]):
        field = f"problem.blueprint.{issue.where.field}"
        yield replace(issue, where=replace(issue.where, field=field))


def _draft(unit: ProblemUnit) -> UnitDraft:
    """Return the unit as a scheme has it, without the texts, which no rule of assembly reads."""
    elements = (
        ElementDraft(
            _number(element.code), "", tuple(CriterionDraft(_number(name), "") for name in element.criteria)
        )
        for element in unit.elements
    )
    return UnitDraft(unit.code, "", tuple(elements))


def _number(code: str) -> str:
    return code.rpartition("/")[2]


def _check_needs(problem: AssemblyProblem) -> Iterator[Issue]:
    path = ("problem", "needs")
    yield from _check_once((need.criterion, (*path, n, "criterion")) for n, need in enumerate(problem.needs))
    for number, need in enumerate(problem.needs):
        yield from _check_known(need.criterion, problem.places, (*path, number, "criterion"))
        yield from _check_number(need.pieces, 1, len(need.instruments), (*path, number, "pieces"))


def _check_items(problem: AssemblyProblem) -> Iterator[Issue]:
    path = ("problem", "items")
    yield from _check_once((item.code, (*path, n, "code")) for n, item in enumerate(problem.items))
    groups = {"", *(group.code for group in problem.job_groups)}
    for number, item in enumerate(problem.items):
        for issue in _check_item(item, problem, groups, (*path, number)):
            yield replace(issue, where=replace(issue.where, item=item.code[:20]))


def _check_item(
    item: PoolItem, problem: AssemblyProblem, groups: Collection[str], path: Path
) -> Iterator[Issue]:
    if not is_item_code(item.code, item.kind) or item.instrument is not INSTRUMENT_BY_KIND[item.kind]:
        facts = {"item": item.code[:20], "kind": str(item.kind), "instrument": str(item.instrument)}
        yield Issue("run.item_kind", facts, at(*path, "kind"))
    if not item.criteria:
        yield Issue("run.without_criterion", {"item": item.code[:20]}, at(*path, "criteria"))
    for index, criterion in enumerate(item.criteria):
        yield from _check_known(criterion, problem.places, (*path, "criteria", index))
    yield from _check_known(item.job_group, groups, (*path, "job_group"))
    yield from _check_number(item.version, 1, GREATEST_NUMBER, (*path, "version"))
    yield from _check_number(item.minutes, 0, _GREATEST_AMOUNT, (*path, "minutes"))
    yield from _check_number(item.points, 0, _GREATEST_AMOUNT, (*path, "points"))
    most_keys = MOST_OPTIONS if item.kind is ItemKind.MULTIPLE_CHOICE else 0
    yield from _check_number(item.key, 0, most_keys - 1, (*path, "key"))
    for name, (least, most) in CALIBRATION_LIMITS.items() if item.calibration else ():
        yield from _check_number(getattr(item.calibration, name), least, most, (*path, "calibration", name))


def _check_draw(problem: AssemblyProblem) -> Iterator[Issue]:
    path = ("problem", "draw")
    yield from _check_number(problem.draw.seed, 0, _GREATEST_SEED, (*path, "seed"))
    for code, count in problem.draw.uses.items():
        yield from _check_number(count, 0, GREATEST_NUMBER, (*path, "uses", code))
    for number, form in enumerate(problem.draw.earlier):
        for index, code in enumerate(form):
            yield from _check_known(code, problem.items_by_code, (*path, "earlier", number, index))


def _check_once(named: Iterable[tuple[str, Path]]) -> Iterator[Issue]:
    seen: set[str] = set()
    for name, place in named:
        if name in seen:
            yield Issue("run.twice", {"name": name[:80]}, at(*place))
        seen.add(name)


def _check_known(name: str, known: Collection[str], place: Path) -> Iterator[Issue]:
    if name not in known:
        yield Issue("run.unknown_name", {"name": name[:80]}, at(*place))


def _check_number(value: float | None, least: float, most: float, place: Path) -> Iterator[Issue]:
    if value is not None and not least <= value <= most:
        facts = {"value": str(value)[:20], "least": f"{least:g}", "most": f"{most:g}"}
        yield Issue("run.number", facts, at(*place))
