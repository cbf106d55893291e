"""Schemes, plans and banks for the tests of assembly: a tiny one to vary, and a synthetic one on the real scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle
from random import Random

from qbank.assembly.build_problem import build_problem
from qbank.assembly.form import AssembledForm
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.solve import assemble_forms
from qbank.domain.blueprint import Blueprint, InstrumentQuota, QuotaLine
from qbank.domain.codes import (
    INSTRUMENT_BY_KIND,
    PREFIX_BY_KIND,
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    Difficulty,
    EvidenceKind,
    Instrument,
)
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus, Way
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.errors import has_errors
from qbank.formats.scheme_text.read import read_scheme_text
from qbank.formats.yaml.blueprint import read_blueprint_yaml
from qbank.formats.yaml.plan import read_plan_yaml
from qbank.resources import seed_folder

SCHEME = "kualifikasi-6-pemasaran-penjualan"
PLAN = "pemasaran-penjualan-kkni6"
FIRST_DRAW = Draw(seed=1)
KIND_BY_INSTRUMENT = {instrument: kind for kind, instrument in INSTRUMENT_BY_KIND.items()}


def assemble_form(problem: AssemblyProblem) -> AssembledForm:
    return assemble_forms(problem, count=1).forms[0]


def make_item(code: str, instrument: Instrument, *criteria: str, **facts: object) -> PoolItem:
    return PoolItem(code, 1, instrument, KIND_BY_INSTRUMENT[instrument], criteria, **facts)  # type: ignore[arg-type]


def make_problem(
    items: Iterable[PoolItem],
    quotas: Iterable[InstrumentQuota],
    *,
    lines: tuple[QuotaLine, ...] = (),
    needs: tuple[PlanLine, ...] = (),
    draw: Draw = FIRST_DRAW,
    day: tuple[float, float] = (480, 0),
) -> AssemblyProblem:
    """A problem on a scheme of units U1 (1.1, 1.2, 2.1) and U2 (1.1), each its own job group; `day` = limit, opening."""
    blueprint = Blueprint("uji", "skema", tuple(quotas), lines, *day)
    groups = (JobGroup("G1", "Kelompok 1", ("U1",), 60), JobGroup("G2", "Kelompok 2", ("U2",), 60))
    plan = EvidencePlan("skema", PlanStatus.PROPOSED, groups, needs, {})
    return build_problem(blueprint, make_scheme({"U1": (2, 1), "U2": (1,)}), plan, items, draw)


def with_blueprint(problem: AssemblyProblem, **facts: object) -> AssemblyProblem:
    return replace(problem, blueprint=replace(problem.blueprint, **facts))  # type: ignore[arg-type]


def make_quota(
    instrument: Instrument, minimum: int, maximum: int, minutes: float = 60, **facts: int
) -> InstrumentQuota:
    return InstrumentQuota(instrument, minimum, maximum, minutes, **facts)  # type: ignore[arg-type]


def make_need(unit: str, criterion: str, pieces: int, *instruments: Instrument) -> PlanLine:
    return PlanLine(CriterionRef(unit, criterion), Way.INDIRECT, EvidenceKind.INDIRECT, instruments, pieces)


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


def read_seed() -> tuple[Blueprint, SchemeDraft, EvidencePlan]:
    """The standard blueprint, and the scheme and the plan that it is made for, as shipped."""
    folder = seed_folder()
    scheme, scheme_issues = read_scheme_text((folder / f"schemes/{SCHEME}.txt").read_bytes())
    plan, plan_issues = read_plan_yaml((folder / f"plans/{PLAN}.yaml").read_bytes())
    blueprint, blueprint_issues = read_blueprint_yaml(
        (folder / f"blueprints/{PLAN}-standar.yaml").read_bytes()
    )
    assert not has_errors([*scheme_issues, *plan_issues, *blueprint_issues])
    assert plan is not None
    assert blueprint is not None
    return blueprint, scheme, plan


class SyntheticBank:
    """A bank on a scheme and plan: `scale` times the first slice, and so many pakets of tasks."""

    def __init__(self, scheme: SchemeDraft, plan: EvidencePlan, *, scale: int = 1, pakets: str = "A") -> None:
        self._scheme, self._plan, self._scale, self._pakets = scheme, plan, scale, pakets
        self._random = Random(scale)
        self._numbers = dict.fromkeys(Instrument, 0)
        self._indirect = [str(line.criterion) for line in plan.lines if line.way is Way.INDIRECT]

    def items(self) -> list[PoolItem]:
        parts = (self._questions(), self._essays(), self._tasks(), self._indirect_items(), self._checklist())
        return [item for part in parts for item in part]

    def _item(self, instrument: Instrument, *criteria: str, **facts: object) -> PoolItem:
        self._numbers[instrument] += 1
        prefix = PREFIX_BY_KIND[KIND_BY_INSTRUMENT[instrument]]
        return make_item(f"{prefix}-{self._numbers[instrument]:04}", instrument, *criteria, **facts)

    def _questions(self) -> Iterator[PoolItem]:
        """For each element two multiple choice (one a case), one oral and one supporting question."""
        dimensions = cycle(CompetencyDimension)
        bands = cycle([Difficulty.MEDIUM, Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD])
        levels = cycle(
            [CognitiveLevel.C3, CognitiveLevel.C4, CognitiveLevel.C2, CognitiveLevel.C3, CognitiveLevel.C5]
        )
        for unit in self._scheme.units:
            for element in unit.elements:
                names = [f"{unit.code}/{criterion.number}" for criterion in element.criteria]
                for _ in range(self._scale):
                    for minutes, tags in ((2.5, ("kasus",)), (1.5, ())):
                        name = self._random.choice(names)
                        yield self._item(
                            Instrument.DPT_PG,
                            name,
                            minutes=minutes,
                            tags=tags,
                            level=next(levels),
                            difficulty=next(bands),
                        )
                    yield self._item(Instrument.DPL, self._random.choice(names), minutes=3)
                    name, dimension = self._random.choice(names), next(dimensions)
                    yield self._item(Instrument.PMO, name, minutes=2.5, dimension=dimension)

    def _essays(self) -> Iterator[PoolItem]:
        for group in self._plan.job_groups:
            names = [str(reference) for reference in self._scheme.references if reference.unit in group.units]
            for _ in range(self._scale):
                yield self._item(Instrument.DPT_ESAI, self._random.choice(names), minutes=10)

    def _tasks(self) -> Iterator[PoolItem]:
        for paket in self._pakets:
            for group in self._plan.job_groups:
                names = [str(ref) for ref in self._scheme.references if ref.unit in group.units]
                shown = [name for name in names if name not in self._indirect]
                facts = {"minutes": group.minutes, "paket": paket, "job_group": group.code}
                yield self._item(Instrument.TPD, *shown, **facts)

    def _indirect_items(self) -> Iterator[PoolItem]:
        for instrument, count in ((Instrument.PW, 12), (Instrument.VPK, 14), (Instrument.CVP, 12)):
            for _ in range(self._scale):
                for start in range(count):
                    minutes = 4 if instrument is Instrument.PW else 0
                    yield self._item(instrument, *self._indirect[start::count], minutes=minutes)

    def _checklist(self) -> Iterator[PoolItem]:
        for reference in self._scheme.references:
            yield self._item(Instrument.CL, str(reference))
