"""Items are numbered as the blueprint says: by KUK, by level or as the seed draws; a case keeps its items together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assembling_banks import make_item, make_problem, make_quota

from qbank.assembly.pool import PoolItem
from qbank.assembly.print_order import in_print_order
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.domain.blueprint import ItemOrder
from qbank.domain.codes import CognitiveLevel, Instrument

PG, ESAI = Instrument.DPT_PG, Instrument.DPT_ESAI
SEEDS = range(8)


def printed(items: list[PoolItem], order: ItemOrder, seed: int = 1) -> list[PoolItem]:
    instrument = items[0].instrument
    quota = replace(make_quota(instrument, len(items), len(items)), order=order)
    return in_print_order(make_problem(items, [quota], draw=Draw(seed)), instrument, items)


@pytest.mark.parametrize("instrument", [PG, ESAI])
@pytest.mark.parametrize("order", ItemOrder)
def test_a_case_keeps_its_items_together_in_every_order(instrument: Instrument, order: ItemOrder) -> None:
    places, levels = ("U2/1.1", "U1/2.1", "U1/1.1", "U1/1.2", "U2/1.1"), tuple(CognitiveLevel)
    items = [
        make_item(
            f"XX-{number:04}",
            instrument,
            places[number % 5],
            level=levels[number % 4],
            stimulus=f"K-{number % 3}" if number % 3 else None,
        )
        for number in range(1, 13)
    ]

    for seed in SEEDS:
        cases = [item.stimulus for item in printed(items, order, seed)]
        runs = [case for case, before in zip(cases, [None, *cases], strict=False) if case != before]
        assert sorted(case for case in runs if case) == ["K-1", "K-2"]


def test_the_order_is_the_one_that_the_blueprint_names() -> None:
    levels = (CognitiveLevel.C4, CognitiveLevel.C2, None, CognitiveLevel.C3)
    places = ("U1/2.1", "U2/1.1", "U1/1.1", "U1/1.2")
    items = [
        make_item(f"PG-000{number}", PG, place, level=level)
        for number, (place, level) in enumerate(zip(places, levels, strict=True), start=1)
    ]

    def numbers(order: ItemOrder, seed: int = 1) -> str:
        return "".join(item.code[-1] for item in printed(items, order, seed))

    assert numbers(ItemOrder.CRITERION) == "3412"
    assert numbers(ItemOrder.LEVEL) == "2413"
    assert len({numbers(ItemOrder.RANDOM, seed) for seed in SEEDS}) > 4
    assert numbers(ItemOrder.RANDOM, 5) == numbers(ItemOrder.RANDOM, 5)


def test_the_order_of_the_bank_does_not_matter() -> None:
    items = [
        make_item(f"PG-000{number}", PG, "U1/1.1", stimulus="K-1" if number > 2 else None)
        for number in range(5)
    ]

    for order in ItemOrder:
        assert printed(items, order) == printed(items[::-1], order)


def test_supporting_questions_are_numbered_by_job_group() -> None:
    """FR.IA.03 has a part for each job group; its numbers run on through the parts."""
    questions = [
        make_item(f"PM-000{number}", Instrument.PMO, place)
        for number, place in enumerate(("U1/1.1", "U2/1.1", "U1/2.1"), start=1)
    ]
    problem = make_problem(questions, [make_quota(Instrument.PMO, 3, 3)])
    turned = replace(problem, job_groups=problem.job_groups[::-1])

    def codes(found: AssemblyProblem) -> list[str]:
        return [item.code for item in in_print_order(found, Instrument.PMO, questions)]

    assert codes(problem) == ["PM-0001", "PM-0003", "PM-0002"]
    assert codes(turned) == ["PM-0002", "PM-0001", "PM-0003"]
