"""Assemble an exam set: read the bank, solve without holding it, store the frozen forms."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from qbank.assembly.assembled_set import AssembledSet, form_label
from qbank.assembly.solve import assemble_forms
from qbank.domain.actor import Actor
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.lifecycle import SetStatus
from qbank.errors import NoSolutionError
from qbank.formats.json.canonical import digest
from qbank.formats.json.record import write_record
from qbank.formats.json.snapshot import write_snapshot
from qbank.store import schemes, sets
from qbank.store.audit import record_event
from qbank.store.models import ExamForm, ExamSet, FormItem
from qbank.store.session import session_scope
from qbank.usecases.exam_pool import ExamPool, read_pool, wholly_barred
from qbank.usecases.freeze_form import FormSource, freeze_form
from qbank.usecases.import_blueprint import import_blueprint
from qbank.usecases.make_record import make_record
from qbank.usecases.record_run import assemble_recorded


@dataclass(frozen=True, slots=True)
class SetRequest:
    """What a user asks for; `blueprint` is a name in the bank, or a file; `forms` is the blueprint's number without it.

    Without a seed a random one is drawn and stored, since a known one leaks the paper. With a `run_file` the run is
    written there, whatever came of it, and made even where its set stands already.
    """

    blueprint: str | Path
    set_date: date
    seed: int | None = None
    include_drafts: bool = False
    forms: int | None = None
    run_file: Path | None = None


@dataclass(frozen=True, slots=True)
class SetDraw:
    """What is drawn from which pool: the same draw gives the same set."""

    pool: ExamPool
    seed: int
    set_date: date
    forms: int


def assemble_set(engine: Engine, actor: Actor, request: SetRequest) -> str:
    """Return the code of a draft set that meets the blueprint.

    The same blueprint, pool, seed and number of forms give the set that stands already. Raises NoSolutionError with
    the reasons.
    """
    with session_scope(engine, write=isinstance(request.blueprint, Path)) as session:
        draw = read_draw(session, actor, request)
        same = _same_set(session, draw)
        # A blueprint that was read from a file is stored together with its set, or not at all.
        session.rollback()
    if same and request.run_file is None:
        return same
    assembled = _assemble(draw, request.run_file)
    with session_scope(engine, write=True) as session:
        _blueprint_name(session, actor, request)
        return _same_set(session, draw) or _store(session, actor, draw, assembled)


def _assemble(draw: SetDraw, run_file: Path | None) -> AssembledSet:
    """Assemble; where all items of an instrument rest after earlier sets, that is told before the lines that miss them."""
    try:
        return _solve(draw, run_file)
    except NoSolutionError as error:
        raise NoSolutionError(*wholly_barred(draw.pool), *error.issues) from error


def _solve(draw: SetDraw, run_file: Path | None) -> AssembledSet:
    problem = draw.pool.problem(draw.seed)
    if run_file is None:
        return assemble_forms(problem, count=draw.forms)
    sha256 = draw.pool.blueprint_sha256
    return assemble_recorded(problem, count=draw.forms, blueprint_sha256=sha256, file=run_file)


def _blueprint_name(session: Session, actor: Actor, request: SetRequest) -> str:
    """Return the name of the blueprint, after importing it where a file is named."""
    if isinstance(request.blueprint, Path):
        return import_blueprint(session, actor, request.blueprint).name
    return request.blueprint


def read_draw(session: Session, actor: Actor, request: SetRequest) -> SetDraw:
    """Return what a request draws from; a blueprint of a file is imported, which the caller stores or undoes."""
    stored = sets.get_blueprint(session, _blueprint_name(session, actor, request))
    pool = read_pool(session, stored, request.set_date, include_drafts=request.include_drafts)
    seed = secrets.randbelow(2**31) if request.seed is None else request.seed
    return SetDraw(pool, seed, request.set_date, request.forms or pool.blueprint.forms)


def _same_set(session: Session, draw: SetDraw) -> str | None:
    blueprint = sets.get_blueprint(session, draw.pool.blueprint.name)
    found = sets.find_same_draft(
        session, blueprint, draw.pool.digest, seed=draw.seed, set_date=draw.set_date, forms=draw.forms
    )
    return found.code if found else None


def _store(session: Session, actor: Actor, draw: SetDraw, assembled: AssembledSet) -> str:
    pool = draw.pool
    scheme = schemes.get_scheme(session, pool.scheme.code)
    code = sets.next_set_code(session, scheme)
    revisions = {row.unit.code: row.unit.revision for row in scheme.units}
    snapshots = _freeze(draw, code, revisions, assembled)
    exam_set = ExamSet(
        code=code,
        scheme_id=scheme.id,
        blueprint_id=sets.get_blueprint(session, pool.blueprint.name, pool.blueprint_sha256).id,
        seed=draw.seed,
        pool_hash=pool.digest,
        set_date=draw.set_date,
        status=SetStatus.DRAFT,
        record=write_record(make_record(pool, draw.seed, assembled, snapshots)),
    )
    forms = [_stored_form(pool, snapshot) for snapshot in snapshots]
    sets.add_set(session, exam_set, forms)
    hashes = {form.label: form.snapshot_sha256 for form, _ in forms}
    after = {"seed": draw.seed, "pool": pool.digest, "forms": hashes}
    record_event(session, actor, "set.assemble", code, after=after)
    return code


def _freeze(
    draw: SetDraw, set_code: str, revisions: dict[str, int], assembled: AssembledSet
) -> list[FormSnapshot]:
    return [
        freeze_form(
            FormSource(
                set_code=set_code,
                label=form_label(index),
                seed=draw.seed,
                set_date=draw.set_date,
                scheme=draw.pool.scheme,
                revisions=revisions,
                plan=draw.pool.plan,
                blueprint=draw.pool.blueprint,
                items=draw.pool.items,
            ),
            form,
        )
        for index, form in enumerate(assembled.forms)
    ]


def _stored_form(pool: ExamPool, snapshot: FormSnapshot) -> tuple[ExamForm, list[FormItem]]:
    text = write_snapshot(snapshot)
    rows = [
        FormItem(instrument=item.instrument, number=item.number, version_id=pool.items[item.code].version_id)
        for item in snapshot.items
    ]
    return ExamForm(label=snapshot.label, snapshot=text, snapshot_sha256=digest(text)), rows
