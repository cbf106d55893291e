"""The blueprint with the cheapest repair in it, so that it can be assembled."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from qbank.assembly.explain.conditions import Side
from qbank.assembly.explain.failure import Explanation, explain_failure
from qbank.assembly.explain.repairs import RepairStep, value_after
from qbank.assembly.problem import AssemblyProblem
from qbank.domain.blueprint import Blueprint, InstrumentQuota, KeyPositions, QuotaLine

_MOST_ROUNDS = 8


def relaxed_blueprint(problem: AssemblyProblem, forms: int) -> Blueprint | None:
    """Return the blueprint with what clashes relaxed as little as can be, or for fewer forms where these are too many.

    None where a blueprint can't mend it: evidence that nobody has written, items that exclude each other.
    """
    for _ in range(_MOST_ROUNDS):
        explanation = explain_failure(problem, forms)
        if not explanation.conflicts:
            return replace(problem.blueprint, forms=forms)
        if explanation.rest is not None:
            forms = max(1, min(forms - 1, explanation.rest.forms))
            continue
        relaxed = _with_steps(problem, explanation)
        if relaxed is None:
            return None
        problem = replace(problem, blueprint=relaxed)
    return None


def _with_steps(problem: AssemblyProblem, explanation: Explanation) -> Blueprint | None:
    blueprint = problem.blueprint
    for step in explanation.repair.steps if explanation.repair.is_enough else ():
        changed = _with_step(problem, blueprint, step)
        if changed is None:
            return None
        blueprint = changed
    return None if blueprint == problem.blueprint else blueprint


def _with_step(problem: AssemblyProblem, blueprint: Blueprint, step: RepairStep) -> Blueprint | None:
    condition = step.condition
    match condition.rule:
        case "length" | "minutes" if any(q.instrument == condition.line for q in blueprint.instruments):
            quotas = (_relaxed_quota(quota, step) for quota in blueprint.instruments)
            return replace(blueprint, instruments=tuple(quotas))
        case "quota_lines":
            lines = (new for line in blueprint.lines for new in _relaxed_lines(problem, line, step))
            return replace(blueprint, lines=tuple(lines))
        case "targets":
            asked = next(target for target in problem.targets if target.name == condition.line)
            moved = replace(asked, value=value_after(blueprint, asked, step))
            targets = (moved if target.name == moved.name else target for target in blueprint.targets)
            return replace(blueprint, targets=tuple(targets))
        case "key_positions":
            return replace(blueprint, key_positions=KeyPositions.AS_WRITTEN)
        case "named_items" if condition.line in blueprint.must_use:
            left = (code for code in blueprint.must_use if code != condition.line)
            return replace(blueprint, must_use=tuple(left))
        case _:
            return None


def _relaxed_quota(quota: InstrumentQuota, step: RepairStep) -> InstrumentQuota:
    if quota.instrument != step.condition.line:
        return quota
    if step.condition.rule == "minutes":
        return replace(quota, minutes=quota.minutes + step.by)
    if step.condition.side is Side.LEAST:
        return replace(quota, minimum=quota.minimum - round(step.by))
    return replace(quota, maximum=quota.maximum + round(step.by))


def _relaxed_lines(problem: AssemblyProblem, line: QuotaLine, step: RepairStep) -> Sequence[QuotaLine]:
    """Return the line relaxed; where one of its parts has to be, that part stands as a line of its own."""
    part = step.condition.part
    if line.each is None and line.name in {step.condition.line, f"{step.condition.line} {part}"}:
        return (_relaxed_line(line, step),)
    if line.each is None or line.name != step.condition.line:
        return (line,)
    grouping = line.each
    parts = dict.fromkeys(place[grouping] for place in problem.places.values())
    allowed = line.where.get(grouping.value, tuple(parts))
    if part not in allowed:
        return (line,)
    others = tuple(name for name in allowed if name != part)
    own = replace(line, name=f"{line.name} {part}", where={**line.where, grouping.value: (part,)}, each=None)
    rest = replace(line, where={**line.where, grouping.value: others})
    return (*([rest] if others else []), _relaxed_line(own, step))


def _relaxed_line(line: QuotaLine, step: RepairStep) -> QuotaLine:
    if step.condition.side is Side.LEAST:
        return replace(line, minimum=line.minimum - math.ceil(step.by))
    return replace(line, maximum=(line.maximum or 0) + math.ceil(step.by))
