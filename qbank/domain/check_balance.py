"""What the balance of a set can't mean: its targets, its rules of reuse, items by name, and parts of cases."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from qbank.domain.blueprint import Blueprint, Measure, Reuse, Target
from qbank.domain.codes import INSTRUMENT_BY_KIND, PREFIX_BY_KIND, Instrument, ItemKind, is_item_code
from qbank.errors import Fact, Issue, at

_INSTRUMENT_BY_PREFIX = {PREFIX_BY_KIND[kind]: INSTRUMENT_BY_KIND[kind] for kind in ItemKind}


def check_balance(blueprint: Blueprint) -> Iterator[Issue]:
    """Yield where a target, reuse, an item by name or the parts of cases can't be meant."""
    names = [target.name for target in blueprint.targets]
    for index, target in enumerate(blueprint.targets):
        if not target.name.strip():
            yield Issue("blueprint.target_without_name", {"number": index + 1}, at("targets", index, "name"))
        if target.name in names[:index]:
            yield Issue("blueprint.target_twice", {"line": target.name}, at("targets", index, "name"))
        yield from _check_target(target, index, blueprint)
    yield from _check_reuse(blueprint.reuse)
    yield from _check_named_items(blueprint)
    if (cases := blueprint.cases) and not 1 <= cases.minimum <= cases.maximum:
        facts = {"minimum": cases.minimum, "maximum": cases.maximum}
        yield Issue("blueprint.cases", facts, at("cases", "minimum"))


def _check_target(target: Target, index: int, blueprint: Blueprint) -> Iterator[Issue]:
    if not target.instruments:
        where = at("targets", index, "instruments")
        yield Issue("blueprint.without_instrument", {"line": target.name}, where)
    for place, instrument in enumerate(target.instruments):
        if blueprint.quota(instrument) is None:
            facts: dict[str, Fact] = {"line": target.name, "instrument": instrument.value}
            yield Issue("blueprint.instrument_not_listed", facts, at("targets", index, "instruments", place))
    if not 0 < target.tolerance < inf:
        facts = {"line": target.name, "tolerance": target.tolerance}
        yield Issue("blueprint.tolerance", facts, at("targets", index, "tolerance"))
    least = -inf if target.measure is Measure.DIFFICULTY else 0
    if target.value is not None and not (least <= target.value and -inf < target.value < inf):
        facts = {"line": target.name, "value": target.value}
        yield Issue("blueprint.target_value", facts, at("targets", index, "value"))
    yield from _check_ability(target, index)


def _check_ability(target: Target, index: int) -> Iterator[Issue]:
    needs_ability = target.measure is Measure.INFORMATION
    facts: dict[str, Fact] = {"line": target.name, "measure": target.measure.value}
    if needs_ability and target.ability is None:
        yield Issue("blueprint.ability_missing", facts, at("targets", index))
    if not needs_ability and target.ability is not None:
        yield Issue("blueprint.ability_given", facts, at("targets", index, "ability"))
    if target.ability is not None and not -inf < target.ability < inf:
        facts = {"line": target.name, "ability": target.ability}
        yield Issue("blueprint.ability", facts, at("targets", index, "ability"))


def _check_reuse(reuse: Reuse) -> Iterator[Issue]:
    for name in ("exposure", "exposure_months", "cooldown_days", "cooldown_sets"):
        value = getattr(reuse, name)
        if value is not None and value < 1:
            yield Issue("blueprint.reuse", {"name": name, "value": value}, at("reuse", name))
    if reuse.exposure_months is not None and reuse.exposure is None:
        yield Issue("blueprint.months_without_exposure", {}, at("reuse", "exposure_months"))


def _check_named_items(blueprint: Blueprint) -> Iterator[Issue]:
    for name, codes in (("must_use", blueprint.must_use), ("never_use", blueprint.never_use)):
        for index, code in enumerate(codes):
            if code in codes[:index]:
                yield Issue("blueprint.item_twice", {"item": code, "name": name}, at(name, index))
            elif instrument_of_code(code) is None:
                yield Issue("blueprint.item_code", {"item": code[:80]}, at(name, index))
    for index, code in enumerate(blueprint.must_use):
        if code in blueprint.never_use:
            place = blueprint.never_use.index(code)
            yield Issue("blueprint.must_and_never", {"item": code}, at("never_use", place))
        yield from _check_must_use(blueprint, code, index)


def _check_must_use(blueprint: Blueprint, code: str, index: int) -> Iterator[Issue]:
    instrument = instrument_of_code(code)
    if instrument is None:
        return
    quota = blueprint.quota(instrument)
    if quota is None:
        facts: dict[str, Fact] = {"item": code, "instrument": instrument.value}
        yield Issue("blueprint.must_use_not_listed", facts, at("must_use", index))
        return
    alike = [c for c in blueprint.must_use[: index + 1] if instrument_of_code(c) is instrument]
    if len(alike) == quota.maximum + 1:
        facts = {"instrument": instrument.value, "most": quota.maximum}
        yield Issue("blueprint.must_use_too_many", facts, at("must_use", index))


def instrument_of_code(code: str) -> Instrument | None:
    """Return the instrument of an item by its code's prefix; None where it is no item code."""
    is_sound = any(is_item_code(code, kind) for kind in ItemKind)
    return _INSTRUMENT_BY_PREFIX[code[:2]] if is_sound else None
