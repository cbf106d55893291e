"""Find the forms of a set: one after another on a part of the bank, then on larger ones, at last several at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from qbank.assembly.information import levels, most_information, open_targets
from qbank.assembly.joint import are_impossible, find_together
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.sequence import SMALL, Draft, FormSequence
from qbank.assembly.subbank import subbank
from qbank.domain.blueprint import Target
from qbank.domain.set_record import SolverStatus

_WIDENINGS = (1, 4)
_ALMOST = 0.02
"""The part of a tolerance that is tried first."""


@dataclass(frozen=True, slots=True)
class FormsFound:
    """The forms that were found, fewer than asked where the status says that no more were found or that none can be.

    `targets` are those that the forms were made for, and `most` says of information without a value what no set exceeds.
    """

    status: SolverStatus
    forms: tuple[frozenset[str], ...]
    targets: tuple[Target, ...] = ()
    most: Mapping[str, float] = field(default_factory=dict)


def find_forms(problem: AssemblyProblem, count: int) -> FormsFound:
    """Return `count` forms, or how far it went and whether more are proved impossible."""
    if open_targets(problem):
        return _richest_forms(problem, count)
    near = _nearest_forms(problem, count)
    if near is not None and not problem.draw.uses:
        return replace(near, targets=problem.targets)
    plain = _forms(problem, count)
    is_short = len(plain.forms) < count
    found = near if near and (is_short or _uses(problem, near) <= _uses(problem, plain)) else plain
    return replace(found, targets=problem.targets)


def _uses(problem: AssemblyProblem, found: FormsFound) -> int:
    """Return how often issued sets used the items: being nearer to a target is no reason to use them again."""
    return sum(problem.draw.uses.get(code, 0) for form in found.forms for code in form)


def _nearest_forms(problem: AssemblyProblem, count: int) -> FormsFound | None:
    """Return forms that come to their targets almost exactly, if a small bank has them; a large one has them by polish."""
    if not problem.targets or len(problem.items) > SMALL:
        return None
    narrow = tuple(replace(target, tolerance=target.tolerance * _ALMOST) for target in problem.targets)
    near = replace(problem, blueprint=replace(problem.blueprint, targets=narrow))
    found = _one_by_one(near, count)
    if len(found.forms) == count:
        return found
    return _paired(near, count, found.forms) if found.forms else None


def _forms(problem: AssemblyProblem, count: int) -> FormsFound:
    found = _one_by_one(problem, count)
    if len(found.forms) == count or not found.forms:
        return found
    if are_impossible(problem, count):
        return replace(found, status=SolverStatus.IMPOSSIBLE_PROVED)
    return _mended(problem, count, found.forms)


def _richest_forms(problem: AssemblyProblem, count: int) -> FormsFound:
    """Return forms with as much information as is found in every one of them; the last try is the thorough one."""
    most = most_information(problem, count)
    if len(most) < len(open_targets(problem)):
        without = tuple(target for target in problem.targets if target.value is not None)
        return find_forms(replace(problem, blueprint=replace(problem.blueprint, targets=without)), count)
    for level in levels(problem, most):
        found = _one_by_one(level, count, parts_only=True)
        if len(found.forms) == count:
            break
    else:
        found = _forms(level, count)
    return replace(found, targets=level.targets, most=most)


def _one_by_one(problem: AssemblyProblem, count: int, *, parts_only: bool = False) -> FormsFound:
    """Draw the forms in turn; where a part of the bank gives no more, go on with a larger one.

    With `parts_only` a bank that has parts is not searched whole, which would take long.
    """
    forms: list[frozenset[str]] = []
    status = SolverStatus.NOT_FOUND
    for part in _parts(problem, count, forms, parts_only=parts_only):
        for draft in _draw(part, count - len(forms)):
            if draft.codes is not None:
                forms.append(draft.codes)
            status = draft.status
        if len(forms) == count:
            break
    return FormsFound(status, tuple(forms))


def _parts(
    problem: AssemblyProblem, count: int, forms: list[frozenset[str]], *, parts_only: bool
) -> Iterator[AssemblyProblem]:
    """Yield ever larger parts of the bank beside the forms that stand by then, the whole bank at last."""
    for widening in _WIDENINGS:
        whole = problem.beside(forms)
        part = subbank(whole, count - len(forms), widening)
        if part is whole:
            parts_only = False
            break
        yield part
    if not parts_only:
        yield problem.beside(forms)


def _draw(part: AssemblyProblem, count: int) -> Iterator[Draft]:
    """Yield form after form; the last has no codes where the part gives no more."""
    sequence = FormSequence(part)
    for forms_after in reversed(range(count)):
        draft = sequence.next_form(forms_after)
        yield draft
        if draft.codes is None:
            return


def _mended(problem: AssemblyProblem, count: int, forms: tuple[frozenset[str], ...]) -> FormsFound:
    """Make room for the next form by making it together with one that stands, else make all forms at once."""
    return _paired(problem, count, forms) or _together(problem, count, forms)


def _paired(problem: AssemblyProblem, count: int, forms: tuple[frozenset[str], ...]) -> FormsFound | None:
    standing = list(forms)
    while len(standing) < count:
        pair = _pair(problem, standing)
        if pair is None:
            return None
        standing = pair
    return FormsFound(SolverStatus.WITHIN_TOLERANCE, tuple(standing))


def _pair(problem: AssemblyProblem, standing: list[frozenset[str]]) -> list[frozenset[str]] | None:
    """Return one form more: the newest and one of the others are given up, and two made of what they leave."""
    for index in reversed(range(len(standing))):
        others = standing[:index] + standing[index + 1 :]
        _, made = find_together(subbank(problem.beside(others), 2), 2)
        if made:
            return [*others[:index], made[0], *others[index:], made[1]]
    return None


def _together(problem: AssemblyProblem, count: int, forms: tuple[frozenset[str], ...]) -> FormsFound:
    status, made = find_together(problem, count)
    return FormsFound(status, made or forms)
