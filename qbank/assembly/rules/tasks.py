"""Tasks: each job group has exactly one practical task (TPD) or project (DIT), and all are of one paket."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.codes import TASK_INSTRUMENTS
from qbank.errors import Issue


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one task for each job group, and one paket that has a chosen task in every group.

    One company runs through the tasks of a paket; a mixture would contradict itself on the candidate's table.
    """
    if not _has_tasks(problem):
        return
    codes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for item in problem.items:
        if item.instrument in TASK_INSTRUMENTS:
            codes[item.paket, item.job_group].append(item.code)
    pakets = sorted({paket for paket, _ in codes})
    for group in (group.code for group in problem.job_groups):
        tasks = tuple((code, 1.0) for paket in pakets for code in codes[paket, group])
        yield Row("tasks", group, lower=1, upper=1, terms=tasks)
        for paket in pakets:
            chosen = tuple((code, -1.0) for code in codes[paket, group])
            terms = ((f"paket {paket}", 1.0), *chosen)
            yield Row("tasks", group, paket, upper=0, terms=terms, is_definition=True)
    yield Row("tasks", "paket", lower=1, terms=tuple((f"paket {paket}", 1.0) for paket in pakets))


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each job group without exactly one task, and a mixture of pakets."""
    if not _has_tasks(problem):
        return
    tasks = [item for item in form if item.instrument in TASK_INSTRUMENTS]
    for group in problem.job_groups:
        found = sum(task.job_group == group.code for task in tasks)
        if found != 1:
            yield Issue("assembly.form_task_count", {"job_group": group.code, "found": found})
    pakets = sorted({task.paket for task in tasks})
    if len(pakets) > 1:
        yield Issue("assembly.form_mixes_pakets", {"pakets": ", ".join(pakets)})


def check_pakets(problem: AssemblyProblem) -> Iterator[Issue]:
    """Yield the missing tasks of every paket, when no paket has a free task for each job group."""
    if not _has_tasks(problem):
        return
    tasks = [item for item in problem.items if item.instrument in TASK_INSTRUMENTS]
    free = {(task.paket, task.job_group) for task in tasks if task.code not in problem.banned}
    pakets = sorted({task.paket for task in tasks})
    groups = [group.code for group in problem.job_groups]
    missing = {paket: [group for group in groups if (paket, group) not in free] for paket in pakets}
    if all(missing.values()):
        for paket, lacking in missing.items():
            facts = {"paket": paket, "job_groups": ", ".join(lacking)}
            yield Issue("assembly.paket_incomplete", facts)


def _has_tasks(problem: AssemblyProblem) -> bool:
    """Say whether the form has tasks at all: the blueprint lists them and the plan has job groups to fill."""
    listed = any(quota.instrument in TASK_INSTRUMENTS for quota in problem.blueprint.instruments)
    return listed and bool(problem.job_groups)
