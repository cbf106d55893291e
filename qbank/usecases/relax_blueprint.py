"""Write the blueprint with the cheapest repair in it, after trying that it can be assembled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from qbank.assembly.explain.relaxed import relaxed_blueprint
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.solve import assemble_forms
from qbank.domain.actor import Actor
from qbank.domain.blueprint import LONGEST_NAME, Blueprint
from qbank.errors import Issue, NoSolutionError, Severity, Where
from qbank.formats.yaml.blueprint import write_blueprint_yaml
from qbank.store.session import session_scope
from qbank.usecases.assemble_set import SetRequest, read_draw
from qbank.usecases.write_file import write_file

_SUFFIX = "-longgar"


def relax_blueprint(engine: Engine, actor: Actor, request: SetRequest, file: Path) -> Issue:
    """Write the relaxed blueprint of a request that can't be met, and return the note that tells so.

    Nothing is written where no change of the blueprint makes up for what the bank lacks; the note tells that.
    """
    with session_scope(engine, write=isinstance(request.blueprint, Path)) as session:
        draw = read_draw(session, actor, request)
        session.rollback()
    relaxed = _that_can_be_assembled(draw.pool.problem(draw.seed), draw.forms)
    if relaxed is None:
        return Issue("assembly.not_relaxable", severity=Severity.NOTE)
    name = relaxed.name[: LONGEST_NAME - len(_SUFFIX)] + _SUFFIX
    write_file(file, write_blueprint_yaml(replace(relaxed, name=name)))
    return Issue(
        "assembly.relaxed", {"name": name, "forms": relaxed.forms}, Where(file=str(file)), Severity.NOTE
    )


def _that_can_be_assembled(problem: AssemblyProblem, forms: int) -> Blueprint | None:
    """Return the relaxed blueprint, for fewer forms where so many are not found."""
    for count in range(forms, 0, -1):
        relaxed = relaxed_blueprint(problem, count)
        if relaxed is None or relaxed.forms > count:
            continue
        try:
            assemble_forms(replace(problem, blueprint=relaxed))
        except NoSolutionError:
            continue
        return relaxed
    return None
