"""All of the bank that decides a set, read at one moment: blueprint, scheme, plan, items and what earlier sets forbid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from qbank.assembly.build_problem import build_problem
from qbank.assembly.pool import pool_item
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.domain.blueprint import Blueprint
from qbank.domain.codes import INSTRUMENT_BY_KIND
from qbank.domain.evidence_plan import EvidencePlan
from qbank.domain.items import Calibration
from qbank.domain.reuse import barred_items, use_counts
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, NotAllowedError
from qbank.formats.json.canonical import canonical_json, digest, to_data
from qbank.store import use_history
from qbank.store.models import StoredBlueprint
from qbank.usecases.bank_items import BankItem, pool_items
from qbank.usecases.get_evidence_plan import get_evidence_plan
from qbank.usecases.import_blueprint import read_blueprint


@dataclass(frozen=True)
class ExamPool:
    """What a set is drawn from; `barred` items may not be drawn for what earlier sets did, `uses` are those sets by item."""

    blueprint: Blueprint
    blueprint_sha256: str
    scheme: SchemeDraft
    plan: EvidencePlan
    items: Mapping[str, BankItem]
    barred: tuple[str, ...] = ()
    uses: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def calibrations(self) -> Mapping[str, Calibration]:
        """Field data of the items that have some."""
        return {code: item.draft.calibration for code, item in self.items.items() if item.draft.calibration}

    @cached_property
    def digest(self) -> str:
        """Hash of everything in the pool that a form may depend on."""
        items = [_identity(item) for item in self.items.values()]
        source = [
            self.blueprint_sha256,
            to_data(self.scheme),
            to_data(self.plan),
            items,
            self.barred,
            self.uses,
        ]
        return digest(canonical_json(source))

    def problem(
        self,
        seed: int,
        *,
        bans: Iterable[str] = (),
        pins: Iterable[str] = (),
        earlier: Collection[Collection[str]] = (),
    ) -> AssemblyProblem:
        """Return what is to be assembled; `earlier` are the items of sister forms that stand."""
        draw = Draw(
            seed,
            banned=(*self.barred, *bans),
            pins=tuple(pins),
            uses=self.uses,
            earlier=tuple(tuple(sorted(form)) for form in earlier),
        )
        items = [pool_item(item.draft, item.version) for item in self.items.values()]
        return build_problem(self.blueprint, self.scheme, self.plan, items, draw)


def read_pool(session: Session, stored: StoredBlueprint, set_date: date, *, include_drafts: bool) -> ExamPool:
    """Read what a set of this blueprint and date is drawn from; raises NotAllowedError where no item may be used."""
    blueprint = read_blueprint(stored.source.encode(), stored.name)
    pool = pool_for(session, blueprint, stored.sha256, set_date, include_drafts=include_drafts)
    if not pool.items:
        raise NotAllowedError(Issue("set.empty_pool", {"scheme": blueprint.scheme}))
    return pool


def pool_for(
    session: Session, blueprint: Blueprint, sha256: str, set_date: date, *, include_drafts: bool
) -> ExamPool:
    """Read what a set of a blueprint, in the bank or not, would be drawn from; it may be empty."""
    scheme, plan = get_evidence_plan(session, blueprint.scheme)
    items = {item.draft.code: item for item in pool_items(session, include_drafts=include_drafts)}
    barred, uses = past_of(session, blueprint, set_date)
    return ExamPool(blueprint, sha256, scheme, plan, items, barred, uses)


def wholly_barred(pool: ExamPool) -> tuple[Issue, ...]:
    """Say which instruments that the blueprint asks for have items, but only such as earlier sets bar."""
    issues = []
    for quota in pool.blueprint.instruments:
        codes = [
            code
            for code, item in pool.items.items()
            if INSTRUMENT_BY_KIND[item.draft.kind] is quota.instrument
        ]
        if quota.minimum and codes and set(codes) <= set(pool.barred):
            facts = {"instrument": quota.instrument.value, "count": len(codes)}
            issues.append(Issue("set.all_barred", facts))
    return tuple(issues)


def past_of(
    session: Session, blueprint: Blueprint, set_date: date
) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Return the items that earlier issued sets bar from a set of this blueprint and date, and the uses of all."""
    history = use_history.past_uses(session)
    barred = barred_items(history, blueprint.reuse, scheme=blueprint.scheme, set_date=set_date)
    return barred, use_counts(history)


def _identity(item: BankItem) -> list[object]:
    """Return all that a form can take from an item: its version, and what stands beside the version."""
    draft = item.draft
    stimulus = to_data(item.stimulus) if item.stimulus else None
    calibration = to_data(draft.calibration) if draft.calibration else None
    return [
        draft.code, item.version, item.digest, item.status, sorted(draft.tags), sorted(draft.enemies), stimulus,
        calibration,
    ]  # fmt: skip
