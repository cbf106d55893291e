"""Key positions: where the blueprint asks for it, a form's keys are spread evenly over the letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.domain.blueprint import InstrumentQuota, KeyPositions
from qbank.errors import Issue

_SLACK = 1
"""A letter may have one key more or less than its even share: the bank's questions are as they are."""


def rows(problem: AssemblyProblem) -> Iterator[Row]:
    """Yield one row for each letter that is a key in the bank."""
    for quota, letters in _spread_quotas(problem):
        terms: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
        for item in problem.items_of(quota.instrument):
            if item.key is not None:
                terms[item.key].append((item.code, 1.0))
        least, most = _share(quota, len(letters))
        for key in letters:
            name = quota.instrument.value
            yield Row("key_positions", name, _letter(key), least, most, tuple(terms[key]))


def check(problem: AssemblyProblem, form: tuple[PoolItem, ...]) -> Iterator[Issue]:
    """Yield each letter that is the key too often or too seldom."""
    for quota, letters in _spread_quotas(problem):
        counts = Counter(item.key for item in form if item.instrument is quota.instrument)
        least, most = _share(quota, len(letters))
        for key in letters:
            if not least <= counts[key] <= most:
                facts = {"instrument": quota.instrument.value, "letter": _letter(key), "found": counts[key]}
                yield Issue("assembly.form_key_positions", {**facts, "least": least, "most": most})


def _spread_quotas(problem: AssemblyProblem) -> Iterator[tuple[InstrumentQuota, Sequence[int]]]:
    """Return the quotas whose keys have to be spread by choosing; shuffled options are spread when they are frozen."""
    if problem.blueprint.key_positions is not KeyPositions.SPREAD:
        return
    for quota in problem.blueprint.instruments:
        letters = problem.key_letters.get(quota.instrument, ())
        if letters and not quota.shuffle_options:
            yield quota, letters


def _share(quota: InstrumentQuota, letters: int) -> tuple[int, int]:
    return max(0, quota.minimum // letters - _SLACK), -(-quota.maximum // letters) + _SLACK


def _letter(key: int) -> str:
    return chr(ord("a") + key)
