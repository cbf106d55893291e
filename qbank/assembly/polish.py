"""Polish: items of a form give way to others, one or two at a time, as long as that brings the form nearer to its targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from qbank.assembly.measures import measure_of
from qbank.assembly.model import PRICE_OF_USE
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.programme import Floats, Indices, Programme
from qbank.domain.blueprint import Measure, Target
from qbank.domain.codes import Instrument

_INSTRUMENTS = tuple(Instrument)
_AUXILIARY = -1
_MOST_ROUNDS = 20
_NEAR_ENOUGH = 0.01
"""The part of its tolerance that a target may be missed by without another swap."""

_FEW_SWAPS, _MANY_SWAPS = 400, 2_000
_MOST_TRIED = 1000
_ROUNDING = 1e-6
_DECIMALS = 6
"""What is compared is rounded: sums differ in their last digits from one processor to another."""

_Swap = tuple[int, int]
"""The column of an item that leaves the form, and of the one that comes in its place."""


class Polish:
    """The targets of a problem over its columns. Of information more is better than near, so it stays as it is."""

    def __init__(self, problem: AssemblyProblem, codes: Sequence[str | None]) -> None:
        targets = [
            (target, target.value)
            for target in problem.targets
            if target.value is not None and target.measure is not Measure.INFORMATION
        ]
        weights = [_weights(problem, codes, target, value) for target, value in targets]
        self._kinds = np.array([_kind(problem, code) for code in codes])
        self._is_mean = np.array([target.measure is Measure.DIFFICULTY for target, _ in targets], dtype=bool)
        self._tolerances = np.array([max(target.tolerance, _NEAR_ENOUGH) for target, _ in targets])
        self._asked = np.where(self._is_mean, 0.0, np.array([value for _, value in targets], dtype=float))
        self._weights = np.array(weights, dtype=float).reshape(len(targets), len(codes))
        self._is_weighed = ~np.isnan(self._weights)

    def polished(self, programme: Programme, values: Floats) -> Floats:
        """Return whole values that meet the same rows with items no more used, and are nearer to the targets."""
        values, columns = values.copy(), _Columns(programme)
        for _ in range(_MOST_ROUNDS if len(self._weights) else 0):
            missed = self._missed(values)
            if np.abs(missed).max() <= _NEAR_ENOUGH:
                break
            found = self._found(columns, values, missed)
            if not found:
                break
            for out, coming in found:
                values[out], values[coming] = 0.0, 1.0
        return values

    def _found(self, columns: _Columns, values: Floats, missed: Floats) -> tuple[_Swap, ...]:
        """Return the swaps to make; where no rows allow the nearest, of many swaps those that they allow one by one."""
        activity = columns.programme.activity(values)
        for most in (_FEW_SWAPS, _MANY_SWAPS):
            swaps, steps = self._swaps(columns, values, missed, most)
            if most > _FEW_SWAPS:
                allowed = [index for index, swap in enumerate(swaps) if columns.allow(activity, (swap,))]
                swaps, steps = [swaps[index] for index in allowed], steps[:, allowed]
            nearer = _nearer(swaps[: 2 * _FEW_SWAPS], steps[:, : 2 * _FEW_SWAPS], missed)
            found = next((together for together in nearer if columns.allow(activity, together)), ())
            if found:
                return found
        return ()

    def _scales(self, values: Floats) -> Floats:
        """Return what a sum may be off by: the tolerance; of a mean, as often as there are items."""
        counts = (self._is_weighed & (values > 0.5)).sum(axis=1)
        scales: Floats = np.where(self._is_mean, self._tolerances * np.maximum(counts, 1), self._tolerances)
        return scales

    def _missed(self, values: Floats) -> Floats:
        """Return how far off each target is, in tolerances."""
        sums = np.nansum(self._weights[:, values > 0.5], axis=1)
        missed: Floats = np.round((sums - self._asked) / self._scales(values), _DECIMALS)
        return missed

    def _swaps(
        self, columns: _Columns, values: Floats, missed: Floats, most: int
    ) -> tuple[list[_Swap], Floats]:
        """Return swaps of items that count alike, and by how much each moves the targets, in tolerances.

        Some bring the form nearer by themselves; others take small steps, for what two of them do together.
        """
        programme, is_chosen = columns.programme, values > 0.5
        leaving = np.flatnonzero((self._kinds != _AUXILIARY) & is_chosen)
        coming = np.flatnonzero((self._kinds != _AUXILIARY) & ~is_chosen & (programme.upper > 0.5))
        uses, marks, is_weighed = np.floor(programme.costs / PRICE_OF_USE), columns.marks, self._is_weighed
        is_like = marks[coming][None, :] == marks[leaving][:, None]
        is_like &= self._kinds[coming][None, :] == self._kinds[leaving][:, None]
        is_like &= uses[coming][None, :] <= uses[leaving][:, None]
        for target in is_weighed:
            is_like &= target[coming][None, :] == target[leaving][:, None]
        outs, ins = np.nonzero(is_like)
        moved = np.nan_to_num(self._weights) / self._scales(values)[:, None]
        steps = np.round(moved[:, coming[ins]] - moved[:, leaving[outs]], _DECIMALS)
        sizes = np.abs(steps).max(axis=0)
        off = np.round(((missed[:, None] + steps) ** 2).sum(axis=0), _DECIMALS)
        off[sizes <= _ROUNDING] = np.inf
        sizes[sizes <= _ROUNDING] = np.inf
        orders = [np.argsort(order, kind="stable")[:most] for order in (off, sizes)]
        tried = np.unique(np.concatenate(orders))
        pairs = list(zip(leaving[outs[tried]].tolist(), coming[ins[tried]].tolist(), strict=True))
        return pairs, steps[:, tried]


def _nearer(swaps: Sequence[_Swap], steps: Floats, missed: Floats) -> Iterator[tuple[_Swap, ...]]:
    """Yield one or two swaps together that bring a form nearer to its targets, the nearest first."""
    alone = ((missed[:, None] + steps) ** 2).sum(axis=0)
    both = ((missed[:, None, None] + steps[:, :, None] + steps[:, None, :]) ** 2).sum(axis=0)
    both[np.tril_indices(len(swaps))] = np.inf
    off = np.round(np.concatenate([alone, both.ravel()]), _DECIMALS)
    now = float((missed**2).sum()) - _ROUNDING
    better = np.flatnonzero(off < now)
    for index in better[np.argsort(off[better], kind="stable")[:_MOST_TRIED]].tolist():
        if index < len(swaps):
            yield (swaps[index],)
            continue
        first, second = (swaps[number] for number in divmod(index - len(swaps), len(swaps)))
        if len({*first, *second}) == 4:
            yield first, second


class _Columns:
    """A programme column by column, to say whether some may stand in others' places.

    `marks` differ where a row that leaves no room would count the two columns differently.
    """

    def __init__(self, programme: Programme) -> None:
        order = np.argsort(programme.entry_columns, kind="stable")
        self.programme = programme
        self._rows: Indices = programme.entry_rows[order]
        self._amounts: Floats = programme.entry_values[order]
        self._starts = np.searchsorted(programme.entry_columns[order], np.arange(programme.width + 1))
        is_exact = programme.row_lower == programme.row_upper
        weights = np.where(is_exact, np.sqrt(np.arange(2.0, programme.height + 2)), 0.0)
        products = np.round(weights[programme.entry_rows] * programme.entry_values * 2**20).astype(np.int64)
        self.marks = np.zeros(programme.width, dtype=np.int64)
        np.add.at(self.marks, programme.entry_columns, products)

    def allow(self, activity: Floats, swaps: Sequence[_Swap]) -> bool:
        """Say whether every row still holds after these swaps; `activity` is what the rows come to before them."""
        change = np.zeros(len(activity))
        for swap in swaps:
            for column, sign in zip(swap, (-1.0, 1.0), strict=True):
                part = slice(self._starts[column], self._starts[column + 1])
                change[self._rows[part]] += sign * self._amounts[part]
        moved = np.flatnonzero(change)
        after = activity[moved] + change[moved]
        is_low = after < self.programme.row_lower[moved] - _ROUNDING
        return not bool((is_low | (after > self.programme.row_upper[moved] + _ROUNDING)).any())


def _kind(problem: AssemblyProblem, code: str | None) -> int:
    """Return the number of the instrument of a column's item: only within one do costs compare how often items were used."""
    return _AUXILIARY if code is None else _INSTRUMENTS.index(problem.items_by_code[code].instrument)


def _weights(
    problem: AssemblyProblem, codes: Sequence[str | None], target: Target, value: float
) -> list[float]:
    """Return what each column adds to a target's sum, of a mean its distance from the value; NaN where it says nothing."""
    measure, items = measure_of(target), problem.items_by_code
    middle = value if target.measure is Measure.DIFFICULTY else 0.0
    found = (measure(items[code]) if code is not None else None for code in codes)
    return [float("nan") if amount is None else amount - middle for amount in found]
