"""Replace one item of a form by hand: which items fit its place, and what each of the others would break."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules import check_form
from qbank.domain.blueprint import Grouping
from qbank.domain.items import difficulty_logits
from qbank.errors import Issue

MOST_PROPOSALS = 5
_MOST_CHECKED = 300
"""So many of the likest items are tried; what is less like them would change the form more than a swap should."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item for another's place, and in how many issued sets it stood; `breaks` is what the form doesn't break now."""

    item: PoolItem
    uses: int
    breaks: tuple[Issue, ...]


def faults_of_swap(problem: AssemblyProblem, form: Collection[str], old: str, new: str) -> tuple[Issue, ...]:
    """Return what the form breaks with `new` in the place of `old`, and doesn't break as it stands."""
    standing = check_form(problem, form)
    return tuple(issue for issue in _check_swapped(problem, form, old, new) if issue not in standing)


def propose_swaps(
    problem: AssemblyProblem, form: Collection[str], old: str, most: int = MOST_PROPOSALS
) -> tuple[Proposal, ...]:
    """Return the items that fit the place best, the likest first; where fewer fit, near misses follow, the nearest first.

    Items that the form may not hold at all are no proposals.
    """
    standing = check_form(problem, form)
    fitting: list[Proposal] = []
    misses: list[Proposal] = []
    for item in _candidates(problem, form, old)[:_MOST_CHECKED]:
        changed = _check_swapped(problem, form, old, item.code)
        breaks = tuple(issue for issue in changed if issue not in standing)
        proposal = Proposal(item, problem.draw.uses.get(item.code, 0), breaks)
        (misses if proposal.breaks else fitting).append(proposal)
        if len(fitting) == most:
            break
    misses.sort(key=lambda miss: len(miss.breaks))
    return tuple((fitting + misses)[:most])


def _check_swapped(problem: AssemblyProblem, form: Collection[str], old: str, new: str) -> tuple[Issue, ...]:
    return check_form(problem, [new if code == old else code for code in form])


def _candidates(problem: AssemblyProblem, form: Collection[str], old: str) -> list[PoolItem]:
    leaving = problem.items_by_code[old]
    held = problem.banned.union(form)
    free = [item for item in problem.items_of(leaving.instrument) if item.code not in held]
    return sorted(free, key=lambda item: _unlikeness(problem, leaving, item))


def _unlikeness(problem: AssemblyProblem, old: PoolItem, new: PoolItem) -> tuple[float | str | bytes, ...]:
    """Rank by the place in the scheme, then the least used, then level, difficulty, dimension and minutes; lots decide the rest."""
    lot = blake2b(f"{problem.draw.seed}:{new.code}".encode(), digest_size=8).digest()
    return (
        *(
            -_shared_places(problem, old, new, part)
            for part in (Grouping.CRITERION, Grouping.ELEMENT, Grouping.UNIT)
        ),
        problem.draw.uses.get(new.code, 0),
        new.level != old.level,
        abs(_logits(new) - _logits(old)),
        new.dimension != old.dimension,
        abs(new.minutes - old.minutes),
        lot,
        new.code,
    )


def _shared_places(problem: AssemblyProblem, first: PoolItem, second: PoolItem, part: Grouping) -> int:
    names = ({place[part] for place in problem.places_of(item)} for item in (first, second))
    return len(set.intersection(*names))


def _logits(item: PoolItem) -> float:
    return difficulty_logits(item.difficulty, item.calibration) or 0.0
