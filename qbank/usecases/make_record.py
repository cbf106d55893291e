"""Make the record of a set from what assembly tells and what its frozen forms hold."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from qbank.assembly.assembled_set import AssembledSet
from qbank.assembly.explain.capacity import forms_left
from qbank.domain.form_record import describe_form
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.set_record import SetRecord
from qbank.usecases.exam_pool import ExamPool


def make_record(
    pool: ExamPool, seed: int, assembled: AssembledSet, snapshots: Sequence[FormSnapshot]
) -> SetRecord:
    """Return the record; assembled forms and snapshots are the same ones, in the same order."""
    return SetRecord(
        blueprint=pool.blueprint.name,
        blueprint_sha256=pool.blueprint_sha256,
        seed=seed,
        pool_items=len(pool.items),
        pool_sha256=pool.digest,
        program=f"qbank {version('qbank')}",
        solver=assembled.solver,
        lines=assembled.lines,
        targets=assembled.targets,
        forms=tuple(describe_form(snapshot, pool.calibrations) for snapshot in snapshots),
        shared=assembled.shared,
        rest=forms_left(pool.problem(seed, earlier=[form.codes for form in assembled.forms])),
    )
