"""Assemble an exam set: read the bank, solve without holding it, store the frozen forms."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.blueprint import Blueprint
from qbank.domain.evidence_plan import EvidencePlan
from qbank.domain.lifecycle import SetStatus
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, NotAllowedError
from qbank.formats.json.canonical import canonical_json, digest, to_data
from qbank.formats.json.snapshot import write_snapshot
from qbank.store import schemes, sets
from qbank.store.audit import record_event
from qbank.store.models import ExamForm, ExamSet, FormItem
from qbank.store.session import session_scope
from qbank.usecases.bank_items import BankItem, pool_items
from qbank.usecases.freeze_form import FormSource, freeze_form
from qbank.usecases.get_evidence_plan import get_evidence_plan
from qbank.usecases.import_blueprint import import_blueprint, read_blueprint

if TYPE_CHECKING:
    from qbank.assembly.assembled_set import AssembledSet

LABELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class SetRequest:
    """What a user asks for; `blueprint` is a name in the bank, or a file.

    Without a seed a random one is drawn and stored, since a known one leaks the paper.
    """

    blueprint: str | Path
    set_date: date
    seed: int | None = None
    include_drafts: bool = False


@dataclass(frozen=True, slots=True)
class _Pool:
    blueprint_sha256: str
    blueprint: Blueprint
    scheme: SchemeDraft
    plan: EvidencePlan
    items: dict[str, BankItem]
    digest: str
    seed: int


def assemble_set(engine: Engine, actor: Actor, request: SetRequest) -> str:
    """Return the code of a draft set that meets the blueprint.

    The same blueprint, pool and seed give the set that stands already. Raises NoSolutionError with the reasons.
    """
    with session_scope(engine, write=isinstance(request.blueprint, Path)) as session:
        pool = _read_pool(session, request, _blueprint_name(session, actor, request))
        same = _same_set(session, request, pool)
        # A blueprint that was read from a file is stored together with its set, or not at all.
        session.rollback()
    if same:
        return same
    assembled = _solve(pool)
    with session_scope(engine, write=True) as session:
        _blueprint_name(session, actor, request)
        return _same_set(session, request, pool) or _store(session, actor, request, pool, assembled)


def _blueprint_name(session: Session, actor: Actor, request: SetRequest) -> str:
    """Return the name of the blueprint, after importing it where a file is named."""
    if isinstance(request.blueprint, Path):
        return import_blueprint(session, actor, request.blueprint).name
    return request.blueprint


def _read_pool(session: Session, request: SetRequest, blueprint_name: str) -> _Pool:
    stored = sets.get_blueprint(session, blueprint_name)
    blueprint = read_blueprint(stored.source.encode(), stored.name)
    scheme, plan = get_evidence_plan(session, blueprint.scheme)
    pool = {item.draft.code: item for item in pool_items(session, include_drafts=request.include_drafts)}
    if not pool:
        raise NotAllowedError(Issue("set.empty_pool", {"scheme": blueprint.scheme}))
    source = [stored.sha256, to_data(scheme), to_data(plan), [_identity(item) for item in pool.values()]]
    seed = secrets.randbelow(2**31) if request.seed is None else request.seed
    return _Pool(stored.sha256, blueprint, scheme, plan, pool, digest(canonical_json(source)), seed)


def _identity(item: BankItem) -> list[object]:
    """Return all that a form can take from an item: its version, and what stands beside the version."""
    draft = item.draft
    stimulus = to_data(item.stimulus) if item.stimulus else None
    calibration = to_data(draft.calibration) if draft.calibration else None
    return [
        draft.code, item.version, item.digest, item.status, sorted(draft.tags), sorted(draft.enemies), stimulus,
        calibration,
    ]  # fmt: skip


def _same_set(session: Session, request: SetRequest, pool: _Pool) -> str | None:
    blueprint = sets.get_blueprint(session, pool.blueprint.name)
    found = sets.find_same_draft(session, blueprint, pool.digest, pool.seed, request.set_date)
    return found.code if found else None


def _solve(pool: _Pool) -> AssembledSet:
    from qbank.assembly.pool import pool_item
    from qbank.assembly.problem import Draw, build_problem
    from qbank.assembly.solve import assemble_forms

    items_in_pool = [pool_item(item.draft, item.version) for item in pool.items.values()]
    return assemble_forms(
        build_problem(pool.blueprint, pool.scheme, pool.plan, items_in_pool, Draw(pool.seed)), count=1
    )


def _store(session: Session, actor: Actor, request: SetRequest, pool: _Pool, assembled: AssembledSet) -> str:
    form = assembled.forms[0]
    scheme = schemes.get_scheme(session, pool.scheme.code)
    code = sets.next_set_code(session, scheme)
    source = FormSource(
        set_code=code,
        label=LABELS[0],
        seed=pool.seed,
        set_date=request.set_date,
        scheme=pool.scheme,
        revisions={row.unit.code: row.unit.revision for row in scheme.units},
        plan=pool.plan,
        blueprint=pool.blueprint,
        items=pool.items,
    )
    snapshot = write_snapshot(freeze_form(source, form))
    exam_set = ExamSet(
        code=code,
        scheme_id=scheme.id,
        blueprint_id=sets.get_blueprint(session, pool.blueprint.name, pool.blueprint_sha256).id,
        seed=pool.seed,
        pool_hash=pool.digest,
        set_date=request.set_date,
        status=SetStatus.DRAFT,
        record=_record(assembled),
    )
    rows = [
        FormItem(instrument=item.instrument, number=item.number, version_id=pool.items[item.code].version_id)
        for item in form.items
    ]
    stored_form = ExamForm(label=source.label, snapshot=snapshot, snapshot_sha256=digest(snapshot))
    sets.add_set(session, exam_set, [(stored_form, rows)])
    after = {"seed": pool.seed, "pool": pool.digest, "forms": {source.label: stored_form.snapshot_sha256}}
    record_event(session, actor, "set.assemble", code, after=after)
    return code


def _record(assembled: AssembledSet) -> dict[str, Any]:
    lines = [{**to_data(line), "got": line.got[0]} for line in assembled.lines]
    return {"solver": to_data(assembled.solver), "lines": lines}
