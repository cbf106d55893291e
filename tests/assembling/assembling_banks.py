"""Schemes, plans and banks for the tests of assembly: a tiny one to vary, and a synthetic one on the real scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random

import yaml
from pydantic import TypeAdapter

from qbank.assembly.problem import PoolItem
from qbank.domain.blueprint import Blueprint
from qbank.domain.codes import (
    INSTRUMENT_BY_KIND,
    PREFIX_BY_KIND,
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    Difficulty,
    EvidenceKind,
    Instrument,
    ItemKind,
)
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus, Way
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.resources import seed_folder

PUBLISHED_SCHEME = Path(__file__).parents[3] / "shared/scheme/kualifikasi-6-pemasaran-penjualan.txt"
SEED_BLUEPRINT = "pemasaran-penjualan-kkni6-standar"
KIND_BY_INSTRUMENT = {instrument: kind for kind, instrument in INSTRUMENT_BY_KIND.items()}

INDIRECT = {
    "041.2": "1.3 1.4 1.5 2.5 2.6 3.1 3.2 3.3 3.4 3.5 4.4 5.1 5.3",
    "042.2": "1.5 2.3",
    "043.2": "2.1 2.2 3.1 3.4 3.5 3.7",
    "045.1": "1.4 2.3 2.4",
    "046.1": "1.3 1.4 2.3 2.6 3.2 3.3",
    "048.1": "3.2 3.3 3.4",
}
JOB_GROUPS = {
    "KP1": ("003.2", "004.1"),
    "KP2": ("047.1", "048.1"),
    "KP3": ("043.2", "045.1", "046.1"),
    "KP4": ("042.2", "041.2"),
}
TASK_MINUTES = {"KP1": 75, "KP2": 75, "KP3": 60, "KP4": 45}


def make_item(code: str, instrument: Instrument, *criteria: str, **facts: object) -> PoolItem:
    return PoolItem(code, 1, instrument, KIND_BY_INSTRUMENT[instrument], criteria, **facts)  # type: ignore[arg-type]


def make_scheme(shape: dict[str, tuple[int, ...]]) -> SchemeDraft:
    """A scheme from unit code → number of KUK of each element."""
    return SchemeDraft(
        tuple(
            UnitDraft(
                unit,
                f"Unit {unit}",
                tuple(
                    ElementDraft(
                        str(element),
                        "Elemen",
                        tuple(CriterionDraft(f"{element}.{n}", "Kriteria") for n in range(1, count + 1)),
                    )
                    for element, count in enumerate(counts, start=1)
                ),
            )
            for unit, counts in shape.items()
        )
    )


def read_published_scheme() -> SchemeDraft:
    """Units, elements and KUK numbers of the published text, by three patterns; its texts are not needed here."""
    shape: dict[str, list[tuple[str, tuple[CriterionDraft, ...]]]] = {}
    for line in PUBLISHED_SCHEME.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"Kode unit: (\S+)", line):
            elements = shape.setdefault(match[1], [])
        elif re.match(r"\d\.\d+\. ", line):
            numbers = re.findall(r"(?<!\S)(\d\.\d+)\. ", line)
            criteria = tuple(CriterionDraft(number, "Kriteria") for number in numbers)
            elements.append((numbers[0].split(".")[0], criteria))
    return SchemeDraft(
        tuple(
            UnitDraft(unit, "Unit", tuple(ElementDraft(number, "Elemen", kuk) for number, kuk in elements))
            for unit, elements in shape.items()
        )
    )


def read_seed_blueprint() -> Blueprint:
    path = seed_folder() / "blueprints" / f"{SEED_BLUEPRINT}.yaml"
    return TypeAdapter(Blueprint).validate_python(
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    )


def make_plan(scheme: SchemeDraft) -> EvidencePlan:
    """The plan that the domain page proposes for the published scheme."""
    full = {unit.code[-5:]: unit.code for unit in scheme.units}
    groups = tuple(
        JobGroup(code, code, tuple(full[unit] for unit in units), TASK_MINUTES[code])
        for code, units in JOB_GROUPS.items()
    )
    lines = tuple(_plan_line(reference) for reference in scheme.references)
    return EvidencePlan("pemasaran-penjualan-kkni6", PlanStatus.PROPOSED, groups, lines, {})


def _plan_line(reference: CriterionRef) -> PlanLine:
    if is_indirect(reference):
        instruments = (Instrument.CVP, Instrument.PW, Instrument.VPK)
        return PlanLine(reference, Way.INDIRECT, EvidenceKind.INDIRECT, instruments, 2)
    return PlanLine(reference, Way.PRODUCT, EvidenceKind.DIRECT, (Instrument.CL, Instrument.TPD), 2)


def is_indirect(reference: CriterionRef) -> bool:
    return reference.criterion in INDIRECT.get(reference.unit[-5:], "").split()


class SyntheticBank:
    """A bank on the published scheme: so many items of each kind for each element, and so many pakets."""

    def __init__(self, scheme: SchemeDraft, *, scale: int = 1, pakets: str = "A", seed: int = 0) -> None:
        self._scheme, self._scale, self._pakets = scheme, scale, pakets
        self._random = Random(seed)
        self._numbers = dict.fromkeys(ItemKind, 0)

    def items(self) -> list[PoolItem]:
        return [*self._questions(), *self._essays(), *self._tasks(), *self._indirect(), *self._checklist()]

    def _item(self, instrument: Instrument, *criteria: str, **facts: object) -> PoolItem:
        kind = KIND_BY_INSTRUMENT[instrument]
        self._numbers[kind] += 1
        return make_item(
            f"{PREFIX_BY_KIND[kind]}-{self._numbers[kind]:04}", instrument, *criteria, **facts
        )

    def _levelled(self) -> dict[str, object]:
        draw = self._random.choice
        return {
            "level": draw([CognitiveLevel.C2, *[CognitiveLevel.C3] * 2, CognitiveLevel.C4, CognitiveLevel.C5]),
            "difficulty": draw(list(Difficulty)),
        }

    def _questions(self) -> Iterator[PoolItem]:
        dimensions = cycle(CompetencyDimension)
        for unit in self._scheme.units:
            for element in unit.elements:
                names = [f"{unit.code}/{criterion.number}" for criterion in element.criteria]
                for number in range(2 * self._scale):
                    case = number % 2 == 0
                    facts = {"minutes": 2.5 if case else 1.5, "tags": ("kasus",) if case else ()}
                    yield self._item(
                        Instrument.DPT_PG, self._random.choice(names), **facts, **self._levelled()
                    )
                for _ in range(self._scale):
                    minutes = self._random.choice([2, 3, 3, 4])
                    yield self._item(Instrument.DPL, self._random.choice(names), minutes=minutes)
                    dimension = next(dimensions)
                    name = self._random.choice(names)
                    yield self._item(Instrument.PMO, name, minutes=2.5, dimension=dimension)

    def _essays(self) -> Iterator[PoolItem]:
        for units in JOB_GROUPS.values():
            for _ in range(self._scale):
                unit = next(unit for unit in self._scheme.units if unit.code.endswith(units[0]))
                names = [f"{unit.code}/{criterion.number}" for criterion in unit.criteria]
                yield self._item(Instrument.DPT_ESAI, self._random.choice(names), minutes=10)

    def _tasks(self) -> Iterator[PoolItem]:
        for paket in self._pakets:
            for group, units in JOB_GROUPS.items():
                references = [ref for ref in self._scheme.references if ref.unit[-5:] in units]
                names = [str(reference) for reference in references if not is_indirect(reference)]
                facts = {"minutes": TASK_MINUTES[group], "paket": paket, "job_group": group}
                yield self._item(Instrument.TPD, *names, **facts)

    def _indirect(self) -> Iterator[PoolItem]:
        names = [str(reference) for reference in self._scheme.references if is_indirect(reference)]
        for instrument, count in ((Instrument.PW, 12), (Instrument.VPK, 14), (Instrument.CVP, 12)):
            for _ in range(self._scale):
                for start in range(count):
                    minutes = 4 if instrument is Instrument.PW else 0
                    yield self._item(instrument, *names[start::count], minutes=minutes)

    def _checklist(self) -> Iterator[PoolItem]:
        for reference in self._scheme.references:
            yield self._item(Instrument.CL, str(reference))
