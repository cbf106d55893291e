"""Evidence plans as YAML, in and out: the rule for each way once, then one word for each KUK, or a mapping where it differs."""

from __future__ import annotations

from collections import Counter

from qbank.domain.codes import CriterionRef
from qbank.domain.evidence_plan import EvidencePlan, PlanLine, Way
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.dump import dump_yaml
from qbank.formats.yaml.load import Path, Source, load_yaml
from qbank.formats.yaml.validate import validate

_TOP = ("scheme", "status", "job_groups", "ways", "units", "potential")


def read_plan_yaml(data: bytes) -> tuple[EvidencePlan | None, tuple[Issue, ...]]:
    """Read an evidence plan; None where issues forbid one. Whether it fits a scheme is checked later."""
    try:
        source = load_yaml(data)
    except InputRefusedError as error:
        return None, error.issues
    if not isinstance(source.data, dict):
        return None, (Issue("field.mapping", {"name": "", "value": ""}, source.where(())),)
    top = source.data
    issues = [
        Issue("field.unknown", {"name": name}, source.where((name,))) for name in top if name not in _TOP
    ]
    lines = _read_lines(top, source, issues)
    raw = {name: top[name] for name in ("scheme", "status", "job_groups", "potential") if name in top}
    plan = validate(EvidencePlan, {"potential": {}} | raw | {"lines": ()}, source)
    if isinstance(plan, list):
        return None, (*issues, *plan)
    if issues:
        return None, tuple(issues)
    return EvidencePlan(plan.scheme, plan.status, plan.job_groups, tuple(lines), plan.potential), ()


def _read_lines(top: dict[str, object], source: Source, issues: list[Issue]) -> list[PlanLine]:
    lines = []
    for unit, criteria in _mapping(top, "units").items():
        for number, entry in (criteria if isinstance(criteria, dict) else {}).items():
            path: Path = ("units", unit, number)
            rule = entry if isinstance(entry, dict) else {"way": entry}
            default = _mapping(top, "ways").get(str(rule.get("way")), {})
            merged = (default if isinstance(default, dict) else {}) | rule
            merged["criterion"] = {"unit": unit, "criterion": number}
            line = validate(PlanLine, merged, source, path)
            if isinstance(line, list):
                issues.extend(line)
            else:
                lines.append(line)
    return lines


def _mapping(top: dict[str, object], name: str) -> dict[str, object]:
    value = top.get(name)
    return value if isinstance(value, dict) else {}


def write_plan_yaml(plan: EvidencePlan) -> bytes:
    """Write a plan so that reading it gives the same plan."""
    defaults = {way: _commonest_rule(plan, way) for way in Way}
    ways = {str(way): rule for way, rule in defaults.items() if rule}
    units: dict[str, dict[str, object]] = {}
    for line in plan.lines:
        rule = _rule(line)
        entry = {name: value for name, value in rule.items() if value != ways[str(line.way)][name]}
        short = {"way": str(line.way)} | entry if entry else str(line.way)
        units.setdefault(line.criterion.unit, {})[line.criterion.criterion] = short
    data: dict[str, object] = {"scheme": plan.scheme, "status": str(plan.status)}
    data["job_groups"] = [
        {"code": g.code, "title": g.title, "minutes": str(g.minutes), "units": list(g.units)}
        for g in plan.job_groups
    ]
    data |= {"ways": ways, "units": units}
    if plan.potential:
        data["potential"] = {
            group: {str(i): [str(n) for n in ticks] for i, ticks in row.items()}
            for group, row in plan.potential.items()
        }
    return dump_yaml(data)


def _rule(line: PlanLine) -> dict[str, object]:
    return {
        "kind": str(line.kind),
        "instruments": [str(i) for i in line.instruments],
        "pieces": str(line.pieces),
        "supplementary": [str(i) for i in line.supplementary],
    }


def _commonest_rule(plan: EvidencePlan, way: Way) -> dict[str, object]:
    shapes = Counter(
        (line.kind, line.instruments, line.pieces, line.supplementary)
        for line in plan.lines
        if line.way is way
    )
    if not shapes:
        return {}
    shape = min(shapes, key=lambda s: (-shapes[s], repr(s)))
    return _rule(PlanLine(CriterionRef("", ""), way, shape[0], shape[1], shape[2], shape[3]))
