"""Evidence plans as YAML, in and out: the rule for each way once, then one word for each KUK, or a mapping where it differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeVar

from qbank.domain.codes import CriterionRef
from qbank.domain.evidence_plan import EvidencePlan, PlanLine, Way
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.dump import dump_yaml
from qbank.formats.yaml.load import load_mapping
from qbank.shaping.source import Path, Source
from qbank.shaping.validate import name_of, validate

T = TypeVar("T")
_TOP = ("scheme", "status", "job_groups", "ways", "units", "potential")
_STAND_IN: dict[str, object] = {"kind": "L", "instruments": [], "pieces": "1"}


def read_plan_yaml(data: bytes) -> tuple[EvidencePlan | None, tuple[Issue, ...]]:
    """Read an evidence plan; None where issues forbid one. Whether it fits a scheme is checked later."""
    try:
        top, source = load_mapping(data)
    except InputRefusedError as error:
        return None, error.issues
    reader = _Reader(top, source)
    lines = reader.read_lines()
    raw = {name: top[name] for name in ("scheme", "status", "job_groups", "potential") if name in top}
    plan = reader.checked(EvidencePlan, {"potential": {}} | raw | {"lines": ()}, ())
    if plan is None or reader.issues:
        return None, tuple(reader.issues)
    return replace(plan, lines=tuple(lines)), ()


class _Reader:
    """Reads the rules and lines, which are written shorter than the domain's values, and collects the issues."""

    def __init__(self, top: dict[str, object], source: Source) -> None:
        self._top = top
        self._source = source
        self.issues = [
            Issue("field.unknown", {"name": name}, source.where((name,))) for name in top if name not in _TOP
        ]
        if "units" not in top:
            self.issues.append(Issue("field.missing", {"name": "units"}, source.where(("units",))))

    def read_lines(self) -> list[PlanLine]:
        rules = self._read_rules()
        lines = []
        for unit, criteria in self._mapping(self._top.get("units", {}), ("units",)).items():
            for number, entry in self._mapping(criteria, ("units", unit)).items():
                own = entry if isinstance(entry, dict) else {"way": entry}
                named = {"criterion": {"unit": unit, "criterion": number}}
                default = rules.get(str(own.get("way")), _STAND_IN)
                line = self.checked(PlanLine, default | own | named, ("units", unit, number))
                lines += [line] if line else []
        return lines

    def _read_rules(self) -> dict[str, dict[str, object]]:
        """Return the rule of each way; the stand-in for a faulty one, so that its fault is told once."""
        rules: dict[str, dict[str, object]] = {way: {} for way in Way}
        for way, raw in self._mapping(self._top.get("ways", {}), ("ways",)).items():
            rule = self._mapping(raw, ("ways", way))
            given = {"way": way, "criterion": {"unit": "", "criterion": ""}} | rule
            is_sound = rule is raw and self.checked(PlanLine, given, ("ways", way)) is not None
            rules[way] = rule if is_sound else _STAND_IN
        return rules

    def checked(self, kind: type[T], data: object, path: Path) -> T | None:
        value = validate(kind, data, self._source, path)
        if isinstance(value, list):
            self.issues += value
            return None
        return value

    def _mapping(self, value: object, path: Path) -> dict[str, object]:
        if isinstance(value, dict):
            return value
        facts = {"name": name_of(path), "value": str(value)[:60]}
        self.issues.append(Issue("field.mapping", facts, self._source.where(path)))
        return {}


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
