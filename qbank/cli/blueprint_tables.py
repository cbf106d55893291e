"""A blueprint as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qbank.cli.state import State
from qbank.text.bounds import say_bounds
from qbank.text.numbers import written_exactly

if TYPE_CHECKING:
    from qbank.domain.blueprint import Blueprint, InstrumentQuota, QuotaLine, Target
    from qbank.domain.scheme import SchemeDraft


def print_blueprint(state: State, blueprint: Blueprint, scheme: SchemeDraft) -> None:
    """Print all that a blueprint says: instruments, units, lines, targets, and what earlier sets forbid."""
    state.say(
        "blueprint.head",
        name=blueprint.name,
        scheme=blueprint.scheme,
        forms=blueprint.forms,
        day=f"{blueprint.day_minutes:g}",
        limit=f"{blueprint.minutes_total:g}",
    )
    columns = ["instruments", "items", "minutes", "session", "remarks"]
    state.print_table(columns, [_instrument_row(state, quota) for quota in blueprint.instruments])
    _print_units(state, blueprint, scheme)
    rows = [
        [
            line.name,
            ", ".join(line.instruments),
            "; ".join(_conditions(state, line)),
            state.phrase(f"blueprint.each_{line.each}") if line.each else "",
            _bounds(state, line),
        ]
        for line in blueprint.lines
    ]
    state.print_table(["line", "instruments", "where", "each", "asked"], rows)
    _print_targets(state, blueprint)
    for name, value in _rules(blueprint):
        state.say("blueprint.rule", name=name, value=value)
    state.say(f"blueprint.keys_{'as_written' if blueprint.leaves_keys else 'spread'}")


def _conditions(state: State, line: QuotaLine) -> Iterator[str]:
    from qbank.domain.places import parts_by_unit

    for name, values in line.where.items():
        yield f"{state.phrase(f'blueprint.field_{name}')} {'; '.join(parts_by_unit(values))}"


def _bounds(state: State, line: QuotaLine) -> str:
    bounds = say_bounds(line.minimum, line.maximum, lambda amount: written_exactly(amount, state.language))
    return bounds if line.amount == "items" else f"{bounds} {state.phrase(f'blueprint.amount_{line.amount}')}"


def _instrument_row(state: State, quota: InstrumentQuota) -> list[str]:
    remarks = []
    if quota.asked is not None:
        remarks.append(state.phrase("blueprint.asked", asked=quota.asked))
    elif quota.most_shared is not None:
        shared = "shared" if quota.most_shared else "disjoint"
        remarks.append(state.phrase(f"blueprint.{shared}", most=quota.most_shared))
    remarks.append(state.phrase(f"blueprint.order_{quota.order}"))
    remarks += [state.phrase("blueprint.shuffled")] if quota.shuffle_options else []
    bounds, minutes = say_bounds(quota.minimum, quota.maximum), written_exactly(quota.minutes, state.language)
    session = state.phrase(f"blueprint.session_{quota.session}")
    return [quota.instrument, bounds, minutes, session, "; ".join(remarks)]


def _print_units(state: State, blueprint: Blueprint, scheme: SchemeDraft) -> None:
    from qbank.domain.unit_quotas import unit_quotas

    quotas = unit_quotas(blueprint, scheme)
    asked = {instrument for row in quotas.values() for instrument in row}
    instruments = [quota.instrument for quota in blueprint.instruments if quota.instrument in asked]
    rows = []
    for unit in scheme.units:
        cells = (quotas[unit.code].get(instrument) for instrument in instruments)
        bounds = [say_bounds(quota.minimum, quota.maximum) if quota else "" for quota in cells]
        rows.append([unit.code, unit.title, str(len(unit.elements)), str(len(unit.criteria)), *bounds])
    if instruments:
        state.print_table(["unit", "title", "elements", "criteria"], rows, labels=instruments)


def _print_targets(state: State, blueprint: Blueprint) -> None:
    rows = [
        [
            target.name,
            _measure(state, target),
            ", ".join(target.instruments),
            state.phrase("blueprint.bank_average")
            if target.value is None
            else written_exactly(target.value, state.language),
            f"± {written_exactly(target.tolerance, state.language)}",
        ]
        for target in blueprint.targets
    ]
    if rows:
        state.print_table(["target", "measure", "instruments", "value", "tolerance"], rows)


def _measure(state: State, target: Target) -> str:
    measure = state.phrase(f"blueprint.measure_{target.measure}")
    if target.ability is None:
        return measure
    return state.phrase(
        "blueprint.at_ability", measure=measure, ability=written_exactly(target.ability, state.language)
    )


def _rules(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    """Yield what else is set, by the names that the file uses."""
    reuse = blueprint.reuse
    for name in ("exposure", "exposure_months", "cooldown_days", "cooldown_sets"):
        if getattr(reuse, name) is not None:
            yield f"reuse.{name}", f"{getattr(reuse, name)} ({', '.join(reuse.instruments)})"
    for name in ("must_use", "never_use"):
        if getattr(blueprint, name):
            yield name, ", ".join(getattr(blueprint, name))
    if blueprint.cases:
        yield "cases", say_bounds(blueprint.cases.minimum, blueprint.cases.maximum)
