"""Problems on the synthetic certification bank of the published benchmarks, and its five impossible cases A–E."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from assembling_banks import SCHEME

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw, build_problem
from qbank.domain.blueprint import Blueprint, Grouping, InstrumentQuota, QuotaLine
from qbank.domain.codes import CognitiveLevel, Difficulty, Instrument, ItemKind
from qbank.domain.evidence_plan import EvidencePlan, PlanStatus
from qbank.formats.scheme_text.read import read_scheme_text
from qbank.resources import seed_folder

PG = Instrument.DPT_PG
LENGTH = 45
DAY_MINUTES = 90
EACH_ELEMENT = QuotaLine("tiap elemen", (PG,), {}, Grouping.ELEMENT, 1)
EACH_CRITERION = QuotaLine("tiap KUK", (PG,), {}, Grouping.CRITERION, 0, 1)
FIELDS = {"band": "difficulty", "type": "tag"}


@dataclass(frozen=True)
class SyntheticBank:
    """One published bank: its items and lines as the file gives them, and its five cases."""

    items: tuple[PoolItem, ...]
    loose: tuple[QuotaLine, ...]
    cases: dict[str, dict[str, Any]]

    def problem(
        self, *, lines: tuple[QuotaLine, ...] | None = None, items: tuple[PoolItem, ...] | None = None
    ) -> AssemblyProblem:
        """One form of 45 questions under the loose blueprint, or under other lines or on other items."""
        quota = InstrumentQuota(PG, LENGTH, LENGTH, DAY_MINUTES)
        blueprint = Blueprint("uji", "skema", (quota,), self.loose if lines is None else lines)
        scheme, _ = read_scheme_text((seed_folder() / f"schemes/{SCHEME}.txt").read_bytes())
        assert scheme is not None
        plan = EvidencePlan("skema", PlanStatus.PROPOSED, (), (), {})
        return build_problem(blueprint, scheme, plan, self.items if items is None else items, Draw(1))

    def case(self, name: str) -> tuple[AssemblyProblem, int]:
        """One of the cases A–E, with the number of forms that it asks for."""
        case = self.cases[name]
        dropped, enemies = set(case["drop"]), defaultdict(list)
        for first, second in case.get("add_enemies", ()):
            enemies[first].append(second)
        items = [
            replace(item, enemies=(*item.enemies, *enemies[item.code]))
            for item in self.items
            if item.code not in dropped
        ]
        for number, codes in enumerate(case.get("sets", ())):
            items = [
                replace(item, stimulus=f"K-{number}", enemies=()) if item.code in codes else item
                for item in items
            ]
        gone = case.get("drop_lines", ())
        kept = [line for line in self.loose if line.name not in gone]
        if "element *" in gone:
            kept = [line for line in kept if line not in [EACH_ELEMENT, EACH_CRITERION]]
        lines = (*kept, *(quota_line(line) for line in case["add_lines"]))
        return self.problem(lines=lines, items=tuple(items)), case["forms"]


@cache
def synthetic_bank(shared: Path, count: int, seed: int = 1) -> SyntheticBank:
    """Read the published generator and make a bank of so many items."""
    module = load_generator(shared)
    items, enemies = module.make_items(count, seed)
    loose, _, units, elements = module.blueprints(items)
    named: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in enemies:
        named[first].append(second)
    singles = [
        line
        for line in loose
        if not line["name"].startswith(("length", "element", "criterion", "points", "seconds"))
    ]
    return SyntheticBank(
        tuple(pool_item(item, tuple(named[item["code"]])) for item in items),
        (*(quota_line(line) for line in singles), EACH_ELEMENT, EACH_CRITERION),
        module.cases(items, units, elements),
    )


def load_generator(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "published_bank", shared / "benchmarks" / "synthetic_bank.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pool_item(item: dict[str, Any], enemies: tuple[str, ...]) -> PoolItem:
    return PoolItem(
        code=item["code"],
        version=1,
        instrument=PG,
        kind=ItemKind.MULTIPLE_CHOICE,
        criteria=(item["criterion"],),
        level=CognitiveLevel(item["level"]),
        difficulty=Difficulty(item["band"]),
        minutes=item["seconds"] / 60,
        points=item["points"],
        tags=(item["type"],),
        enemies=enemies,
        stimulus=item["set"],
    )


def quota_line(line: dict[str, Any]) -> QuotaLine:
    where = {FIELDS.get(name, name): tuple(values) for name, values in line["where"].items()}
    return QuotaLine(line["name"], (PG,), where, None, line["min"], line["max"])
