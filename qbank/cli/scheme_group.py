"""Job groups of a scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command

if TYPE_CHECKING:
    from qbank.domain.evidence_plan import JobGroup


@click.command(cls=Command)
@click.argument("scheme")
@click.argument("code", required=False)
@click.option("--title", default=None)
@click.option("--minutes", type=int, default=None)
@click.option("--units", "units", multiple=True, metavar="UNIT")
@pass_state
def group(
    state: State,
    scheme: str,
    code: str | None,
    title: str | None,
    minutes: int | None,
    units: tuple[str, ...],
) -> None:
    """List the job groups of a scheme, or change one."""
    from qbank.usecases.set_job_group import get_job_groups

    is_change = title is not None or minutes is not None or bool(units)
    if is_change and code is None:
        raise click.MissingParameter(param_hint="CODE", param_type="argument")
    if code is not None and is_change:
        groups = _change(state, scheme, code, (title, minutes, units or None))
    else:
        with state.session() as session:
            groups = get_job_groups(session, scheme, code)
    _show(state, scheme, groups)


def _change(
    state: State,
    scheme: str,
    code: str,
    facts: tuple[str | None, int | None, tuple[str, ...] | None],
) -> tuple[JobGroup, ...]:
    from qbank.domain.job_groups import JobGroupChange
    from qbank.usecases.set_job_group import set_job_group

    with state.session(write=True) as session:
        return set_job_group(session, state.actor, scheme, JobGroupChange(code, *facts))


def _show(state: State, scheme: str, groups: tuple[JobGroup, ...]) -> None:
    if state.is_json:
        names = ("code", "title", "minutes", "units")
        rows = [{name: getattr(one, name) for name in names} for one in groups]
        state.print_json({"scheme": scheme, "job_groups": rows})
        return
    table = [[one.code, one.title, str(one.minutes), "\n".join(one.units)] for one in groups]
    state.print_table(["code", "title", "minutes", "unit"], table)
