"""Looking among the columns that pay gives what looking among all gives: the same cost, the same proof that there is none."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest

from qbank.assembly.highs import minimise
from qbank.assembly.model import Column
from qbank.assembly.reduced import minimise_reduced
from qbank.assembly.rows import Row
from qbank.domain.set_record import SolverStatus

COLUMNS = 1_500


def programme(seed: int, *, length: int = 20, is_priced: bool = True) -> tuple[list[Column], list[Row]]:
    """So many of 1,500 items, of ten kinds, whose weights come to 60 ± 0.5; a kind that is missed costs 3 a piece."""
    random = Random(seed)
    names = [f"x{number}" for number in range(COLUMNS)]
    costs = [random.uniform(0.1, 2.0) if is_priced else 0.0 for _ in names]
    columns = [Column(name, cost, 1, is_whole=True) for name, cost in zip(names, costs, strict=True)]
    columns += [Column(f"slack {kind}", 3.0 * is_priced, 5, is_whole=True) for kind in range(10)]
    weights = [(name, random.uniform(1.0, 5.0)) for name in names]
    kinds = [
        Row(
            "kind",
            str(kind),
            lower=4,
            terms=(*((name, 1.0) for name in names[kind::10]), (f"slack {kind}", 1.0)),
        )
        for kind in range(10)
    ]
    count = Row("length", "", lower=length, upper=length, terms=tuple((name, 1.0) for name in names))
    weight = Row("weight", "", lower=59.5, upper=60.5, terms=tuple(weights))
    return columns, [count, weight, *kinds]


def cost_of(columns: list[Column], values: Mapping[str, float]) -> float:
    return sum(column.cost * values[column.name] for column in columns)


def is_met(rows: list[Row], values: Mapping[str, float]) -> bool:
    sums = (sum(amount * values[name] for name, amount in row.terms) for row in rows)
    return all(row.lower - 1e-6 <= total <= row.upper + 1e-6 for row, total in zip(rows, sums, strict=True))


@pytest.fixture
def without_a_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fail where all columns are looked at after all."""

    def refuse(*_: object) -> None:
        pytest.fail("looked among all columns")

    monkeypatch.setattr("qbank.assembly.reduced._minimised", refuse)


@pytest.mark.usefixtures("without_a_fallback")
@pytest.mark.parametrize("seed", range(6))
def test_the_cheapest_is_as_cheap_as_among_all_columns(seed: int) -> None:
    columns, rows = programme(seed)

    (status, values), plain = minimise_reduced(columns, rows), minimise(columns, rows, most_nodes=10_000)

    assert status is SolverStatus.PROVED
    assert is_met(rows, values)
    assert cost_of(columns, values) == pytest.approx(cost_of(columns, plain.values), abs=1e-6)


@pytest.mark.usefixtures("without_a_fallback")
def test_without_costs_any_solution_is_found() -> None:
    columns, rows = programme(1, is_priced=False)

    status, values = minimise_reduced(columns, rows)

    assert status is SolverStatus.PROVED
    assert is_met(rows, values)


def test_what_no_fraction_meets_is_impossible() -> None:
    columns, rows = programme(1, length=70)

    assert minimise_reduced(columns, rows)[0] is SolverStatus.IMPOSSIBLE_PROVED


def test_what_only_whole_values_miss_is_impossible() -> None:
    columns, _ = programme(1)
    odd, even = (
        Row("sum", "", lower=n, upper=n, terms=tuple((column.name, 2.0) for column in columns[:COLUMNS]))
        for n in (3, 4)
    )

    assert minimise_reduced(columns, [odd])[0] is SolverStatus.IMPOSSIBLE_PROVED
    assert minimise_reduced(columns, [even])[0] is SolverStatus.PROVED
