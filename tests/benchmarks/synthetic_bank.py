"""A synthetic bank of multiple choice on the seed scheme, with a loose and a tight blueprint for forms of 45 items.

Uneven numbers of items per KUK, levels C1–C6, calibrated difficulty in logits, three bands, three types (as tags),
seconds (as minutes), points, N/10 enemy pairs (80 % within a KUK), 2 % of the items in cases of three. "loose": ranges;
"tight": exact quotas and unit × level, unit × band cells. Targets: |Σb| ≤ 0.05 logit, |Σ seconds − 4600| ≤ 10.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from qbank.assembly.build_problem import build_problem
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.domain.blueprint import Amount, Blueprint, InstrumentQuota, Measure, QuotaLine, Session, Target
from qbank.domain.codes import CognitiveLevel, Difficulty, Instrument, ItemKind
from qbank.domain.evidence_plan import EvidencePlan, PlanStatus
from qbank.domain.items import Calibration
from qbank.domain.scheme import SchemeDraft
from qbank.formats.scheme_text.read import read_scheme_text
from qbank.resources import seed_folder

LENGTH = 45
SEED = 20261130
LEVELS = tuple(CognitiveLevel)
BANDS = tuple(Difficulty)
TYPES = ("single", "scenario", "true_false")
TYPE_TAGS = {name: (name,) for name in TYPES}
PG = (Instrument.DPT_PG,)


@dataclass(frozen=True, slots=True)
class Place:
    unit: str
    element: str
    criterion: str


@cache
def read_scheme() -> tuple[SchemeDraft, tuple[Place, ...]]:
    (file,) = (seed_folder() / "schemes").glob("*.txt")
    scheme, _ = read_scheme_text(file.read_bytes())
    places = [
        Place(unit.code, f"{unit.code}/{element.number}", f"{unit.code}/{criterion.number}")
        for unit in scheme.units
        for element in unit.elements
        for criterion in element.criteria
    ]
    return scheme, tuple(places)


def write_bank(size: int, path: Path) -> None:
    """Write one item a line, so that it can be read without holding a second copy in memory."""
    rng = np.random.default_rng([SEED, size])
    _, places = read_scheme()
    weight = rng.gamma(4.0, size=len(places))
    base = min(4, size // len(places) // 2 or 1)
    rest = rng.choice(len(places), size - base * len(places), p=weight / weight.sum())
    place = np.concatenate([np.repeat(np.arange(len(places)), base), rest])
    rng.shuffle(place)
    level = rng.choice(6, size, p=[0.14, 0.24, 0.26, 0.20, 0.10, 0.06])
    logits = np.round(np.clip(rng.normal(0, 1, size) + (level - 2) * 0.12, -3, 3), 2)
    drawn = np.round(rng.lognormal(np.log(85), 0.3, size) / 5) * 5 + level * 5
    seconds = np.maximum(30, drawn).astype(int)
    kind = rng.choice(3, size, p=[0.7, 0.2, 0.1])
    enemies = _enemies(rng, place)
    cases = _cases(rng, [places[index].unit for index in place], {code for pair in enemies for code in pair})
    named: dict[int, list[str]] = {}
    for first, second in enemies:
        named.setdefault(first, []).append(_code(second))
    with path.open("w") as lines:
        for i in range(size):
            row = [int(place[i]), int(level[i]), float(logits[i]), int(seconds[i]), int(kind[i])]
            lines.write(json.dumps([*row, named.get(i, []), cases.get(i)]) + "\n")


def _code(index: int) -> str:
    return f"PG-{index:06d}"


def _enemies(
    rng: np.random.Generator, place: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> list[tuple[int, int]]:
    size = len(place)
    order = np.argsort(place, kind="stable")
    position = np.empty(size, int)
    position[order] = np.arange(size)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < size // 10:
        first = int(rng.integers(size))
        near = int(order[min(size - 1, max(0, position[first] + int(rng.integers(-6, 7))))])
        second = near if rng.random() < 0.8 else int(rng.integers(size))
        if first != second:
            pairs.add((min(first, second), max(first, second)))
    return sorted(pairs)


def _cases(rng: np.random.Generator, units: Sequence[str], busy: set[int]) -> dict[int, str]:
    cases: dict[int, str] = {}
    for unit in dict.fromkeys(place.unit for place in read_scheme()[1]):
        free = [i for i, of in enumerate(units) if of == unit and i not in busy]
        rng.shuffle(free)
        for number in range(max(1, len(units) // 150 // 9)):
            trio = free[3 * number : 3 * number + 3]
            cases |= dict.fromkeys(trio if len(trio) == 3 else [], f"{unit}#{number}")
    return cases


def read_items(path: Path) -> Iterator[PoolItem]:
    _, places = read_scheme()
    criteria = [(place.criterion,) for place in places]
    with path.open() as lines:
        for index, text in enumerate(lines):
            place, level, logits, seconds, kind, enemies, case = json.loads(text)
            band = 0 if logits < -0.6 else 1 if logits <= 0.6 else 2
            yield PoolItem(
                code=_code(index),
                version=1,
                instrument=Instrument.DPT_PG,
                kind=ItemKind.MULTIPLE_CHOICE,
                criteria=criteria[place],
                level=LEVELS[level],
                difficulty=BANDS[band],
                minutes=float(seconds),
                points=2.0 if kind == 1 else 1.0,
                tags=TYPE_TAGS[TYPES[kind]],
                enemies=tuple(enemies),
                stimulus=case,
                calibration=Calibration(logits),
            )


def make_problem(path: Path, *, tight: bool, forms: int, overlap: int = 0) -> AssemblyProblem:
    scheme, _ = read_scheme()
    lines = _tight_lines() if tight else _loose_lines()
    targets = (
        Target("kesukaran", Measure.DIFFICULTY, PG, 0.05 / LENGTH, 0.0),
        Target("detik", Measure.MINUTES, PG, 10.0, 4600.0),
    )
    quota = InstrumentQuota(
        Instrument.DPT_PG, LENGTH, LENGTH, 5400, session=Session.BEFORE, overlap=overlap or None
    )
    blueprint = Blueprint("sintetis", "sintetis", (quota,), tuple(lines), forms=forms, targets=targets)
    plan = EvidencePlan("sintetis", PlanStatus.PROPOSED, (), (), {})
    return build_problem(blueprint, scheme, plan, read_items(path), Draw(SEED))


def _line(name: str, low: int, high: int, **where: Sequence[str]) -> QuotaLine:
    return QuotaLine(name, PG, {key: tuple(allowed) for key, allowed in where.items()}, None, low, high)


def _common_lines() -> list[QuotaLine]:
    places = read_scheme()[1]
    elements = dict.fromkeys(place.element for place in places)
    lines = [_line(f"element {element}", 1, LENGTH, element=[element]) for element in elements]
    lines += [_line(f"criterion {p.criterion}", 0, 1, criterion=[p.criterion]) for p in places]
    return [*lines, replace(_line("points", 50, 57), amount=Amount.POINTS)]


def _shares() -> tuple[dict[str, float], dict[str, int], dict[str, int]]:
    """Unit → its share of the form by number of KUK, its elements, and the least that both allow."""
    places = read_scheme()[1]
    units = [place.unit for place in places]
    share = {unit: LENGTH * units.count(unit) / len(places) for unit in units}
    elements = {unit: len({place.element for place in places if place.unit == unit}) for unit in share}
    return share, elements, {unit: max(int(share[unit]), elements[unit]) for unit in share}


def _loose_lines() -> list[QuotaLine]:
    _, _, floor = _shares()
    lines = [*_common_lines(), *(_line(f"unit {u}", n, n + 2, unit=[u]) for u, n in floor.items())]
    lines += [
        _line("C1-C2", 14, 20, level=LEVELS[:2]),
        _line("C3", 9, 15, level=["C3"]),
        _line("C4", 8, 12, level=["C4"]),
        _line("C5-C6", 5, 9, level=LEVELS[4:]),
    ]
    lines += [_line("single", 25, 40, tag=["single"]), _line("scenario", 5, 12, tag=["scenario"])]
    lines += [_line("true_false", 0, 6, tag=["true_false"]), _line("mudah", 10, 14, difficulty=["mudah"])]
    return [
        *lines,
        _line("sedang", 18, 24, difficulty=["sedang"]),
        _line("sukar", 10, 14, difficulty=["sukar"]),
    ]


def _tight_lines() -> list[QuotaLine]:
    share, elements, floor = _shares()
    exact = dict(floor)
    for unit in sorted(share, key=lambda u: exact[u] - share[u]):
        exact[unit] += sum(exact.values()) < LENGTH
    for unit in sorted(share, key=lambda u: share[u] - exact[u]):
        exact[unit] -= max(0, min(exact[unit] - elements[unit], sum(exact.values()) - LENGTH))
    lines = [*_common_lines(), *(_line(f"unit {u}", n, n, unit=[u]) for u, n in exact.items())]
    lines += [
        _line("C1-C2", 17, 17, level=LEVELS[:2]),
        _line("C3", 12, 12, level=["C3"]),
        _line("C4", 9, 9, level=["C4"]),
        _line("C5-C6", 7, 7, level=LEVELS[4:]),
    ]
    lines += [_line(name, n, n, tag=[name]) for name, n in zip(TYPES, (32, 9, 4), strict=True)]
    lines += [_line(band, n, n, difficulty=[band]) for band, n in zip(BANDS, (12, 21, 12), strict=True)]
    for unit in share:
        lines.append(_line(f"{unit} C4+", 1, LENGTH, unit=[unit], level=LEVELS[3:]))
        lines.append(_line(f"{unit} C1-C2", 1, LENGTH, unit=[unit], level=LEVELS[:2]))
        lines.append(_line(f"{unit} sukar", 0, 3, unit=[unit], difficulty=["sukar"]))
    return lines
