"""In which order a form numbers the items of an instrument: as the blueprint says, a case's items always together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.domain.blueprint import Grouping, ItemOrder
from qbank.domain.codes import CognitiveLevel, Instrument

_BY_JOB_GROUP = frozenset({Instrument.PMO, Instrument.DPT_ESAI, Instrument.TPD, Instrument.DIT})
_LEVELS = tuple(CognitiveLevel)

Rank = tuple[int, int, str]


def in_print_order(
    problem: AssemblyProblem, instrument: Instrument, items: Iterable[PoolItem]
) -> list[PoolItem]:
    """Order items by their first KUK, by level, or as the seed draws; tasks, essays and supporting questions by job group before that.

    A case stands where its first item would, with its items beside each other in the same order.
    """
    criteria = {criterion: index for index, criterion in enumerate(problem.places)}
    ranks = {item: _rank(problem, instrument, criteria, item) for item in items}
    cases: defaultdict[str, list[PoolItem]] = defaultdict(list)
    for item in ranks:
        cases[item.stimulus or item.code].append(item)

    def place(case: list[PoolItem]) -> tuple[int, int, int, str, str]:
        group, (rank, first, code) = min((_group(problem, item), ranks[item]) for item in case)
        return group, rank, first, case[0].stimulus or "", code

    ordered = sorted(cases.values(), key=place)
    return [item for case in ordered for item in sorted(case, key=lambda one: ranks[one])]


def _rank(problem: AssemblyProblem, instrument: Instrument, criteria: dict[str, int], item: PoolItem) -> Rank:
    first = min(criteria[name] for name in item.criteria)
    quotas = (quota for quota in problem.blueprint.instruments if quota.instrument is instrument)
    match next((quota.order for quota in quotas), ItemOrder.CRITERION):
        case ItemOrder.LEVEL:
            level = _LEVELS.index(item.level) if item.level else len(_LEVELS)
            return level, first, item.code
        case ItemOrder.RANDOM:
            drawn = blake2b(f"{problem.draw.seed}:order:{item.code}".encode(), digest_size=8).digest()
            return int.from_bytes(drawn), first, item.code
        case _:
            return first, 0, item.code


def _group(problem: AssemblyProblem, item: PoolItem) -> int:
    if item.instrument not in _BY_JOB_GROUP:
        return 0
    groups = {group.code: index for index, group in enumerate(problem.job_groups)}
    return groups.get(problem.places_of(item)[0][Grouping.JOB_GROUP], len(groups))
