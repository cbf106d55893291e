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

from qbank.assembly.build_problem import build_problem
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw, EvidenceNeed
from qbank.domain.blueprint import (
    Blueprint,
    CaseItems,
    Grouping,
    InstrumentQuota,
    KeyPositions,
    Measure,
    QuotaLine,
    Target,
)
from qbank.domain.codes import CognitiveLevel, Difficulty, Instrument, ItemKind
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanStatus
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


def own_cases(bank: SyntheticBank) -> dict[str, tuple[AssemblyProblem, int]]:
    """Ten more problems that can't be met, on the same bank, with the number of forms that each asks for."""
    free = bank.problem()
    blueprint, (quota,) = free.blueprint, free.blueprint.instruments
    first, second = next((item.code, item.enemies[0]) for item in bank.items if item.enemies)
    unit = bank.items[0].criteria[0].split("/")[0]
    trio = [item.code for item in bank.items if item.criteria[0].startswith(f"{unit}/")][:3]
    reduced = tuple(
        replace(item, stimulus="K-1" if item.code in trio else None, enemies=())
        for item in bank.items
        if item.code in trio or not item.criteria[0].startswith(f"{unit}/")
    )
    few_lines = tuple(line for line in bank.loose if line.each is None and f"unit {unit}" != line.name)
    three_of_unit = QuotaLine(f"unit {unit}", (PG,), {"unit": (unit,)}, None, 3, 5)
    no_hard = QuotaLine("tanpa sukar", (PG,), {"difficulty": ("sukar",)}, None, 0, 5)
    beginner = QuotaLine("C9", (PG,), {"tag": ("tidak ada",)}, None, 2, None)
    evidence = (EvidenceNeed(bank.items[0].criteria[0], (Instrument.PW, Instrument.VPK), 2),)
    interview = PoolItem("PW-0001", 1, Instrument.PW, ItemKind.INTERVIEW, (bank.items[0].criteria[0],))
    spoken = InstrumentQuota(Instrument.PW, 0, 5, 60)

    scarce, _ = bank.case("C")
    element = bank.cases["C"]["reason"].split()[0]

    def with_blueprint(**facts: Any) -> AssemblyProblem:
        return replace(free, blueprint=replace(blueprint, **facts))

    keys = tuple(replace(item, key=0 if index > 7 else index % 4) for index, item in enumerate(bank.items))
    return {
        "minutes too short": (with_blueprint(instruments=(replace(quota, minutes=20),)), 1),
        "enemies that must be used": (with_blueprint(must_use=(first, second)), 1),
        "forms that may share one item": (
            replace(
                scarce,
                blueprint=replace(
                    blueprint,
                    instruments=(replace(quota, overlap=1),),
                    lines=(QuotaLine("elemen langka", (PG,), {"element": (element,)}, None, 3),),
                ),
            ),
            2,
        ),
        "target out of reach": (
            with_blueprint(targets=(Target("lama pengerjaan", Measure.MINUTES, (PG,), 1, 300.0),)),
            1,
        ),
        "keys on one letter": (
            replace(free, items=keys, blueprint=replace(blueprint, key_positions=KeyPositions.SPREAD)),
            1,
        ),
        "evidence with one piece": (
            replace(
                free,
                needs=evidence,
                items=(interview, *bank.items),
                blueprint=replace(blueprint, instruments=(quota, spoken)),
            ),
            1,
        ),
        "paket incomplete": (paket_problem(free, quota), 1),
        "two of a case at most": (
            replace(
                bank.problem(lines=(*few_lines, three_of_unit), items=reduced),
                blueprint=replace(blueprint, lines=(*few_lines, three_of_unit), cases=CaseItems(1, 2)),
            ),
            1,
        ),
        "every item is barred": (
            replace(free, draw=Draw(1, banned=tuple(item.code for item in bank.items))),
            1,
        ),
        "two clashes at once": (with_blueprint(lines=(*bank.loose, no_hard, beginner)), 1),
    }


def paket_problem(free: AssemblyProblem, quota: InstrumentQuota) -> AssemblyProblem:
    """Two job groups, and tasks of two pakets that each lack one."""
    groups = (
        JobGroup("G1", "Satu", (free.units[0].code,), 60),
        JobGroup("G2", "Dua", (free.units[1].code,), 60),
    )
    tasks = tuple(
        PoolItem(
            f"TP-000{number}",
            1,
            Instrument.TPD,
            ItemKind.PRACTICAL_TASK,
            free.items[0].criteria,
            paket=paket,
            job_group=group,
        )
        for number, (paket, group) in enumerate((("A", "G1"), ("B", "G2")))
    )
    quotas = (quota, InstrumentQuota(Instrument.TPD, 2, 2, 120))
    return replace(
        free,
        job_groups=groups,
        items=(*free.items, *tasks),
        blueprint=replace(free.blueprint, instruments=quotas),
    )
