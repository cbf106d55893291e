"""The forms of a set stand beside each other: they share what they may share, and forms that stand fixed are respected."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from assembling_banks import FIRST_DRAW, make_item, make_problem, make_quota, with_blueprint
from hypothesis import event, given, settings
from random_papers import a_set_exists, sets

from qbank.assembly.assembled_set import AssembledSet
from qbank.assembly.pool import PoolItem
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.rules import check_form
from qbank.assembly.solve import assemble_forms
from qbank.domain.blueprint import Grouping, KeyPositions, Measure, QuotaLine, Target
from qbank.domain.codes import CompetencyDimension, Difficulty, Instrument
from qbank.domain.items import Calibration
from qbank.errors import NoSolutionError

PG, LISAN, PMO = Instrument.DPT_PG, Instrument.DPL, Instrument.PMO
KUK = ("U1/1.1", "U1/1.2", "U1/2.1", "U2/1.1")


def bank(count: int, **pg: object) -> AssemblyProblem:
    """Forms of four questions, and one list that every form has whole."""
    items = [make_item(f"PG-{n:04}", PG, KUK[n % 4]) for n in range(count)]
    items += [make_item(f"LS-{n:04}", LISAN, KUK[n % 4], minutes=1) for n in range(6)]
    quotas = [make_quota(PG, 4, 4, **pg), make_quota(LISAN, 6, 6, asked=2)]  # type: ignore[arg-type]
    return make_problem(items, quotas, draw=FIRST_DRAW)


def rich_problem(seed: int = 1, shuffle: int | None = None) -> AssemblyProblem:
    """Three forms with targets, spread keys and a case, from a bank that leaves a choice."""
    items = [
        make_item(
            f"PG-{n:04}",
            PG,
            KUK[n % 4],
            minutes=1 + n % 3,
            difficulty=tuple(Difficulty)[n % 3],
            calibration=Calibration(round((n * 7 % 11) / 5 - 1, 2)) if n % 2 else None,
            stimulus="K-1" if n < 3 else None,
            key=n % 4,
        )
        for n in range(90)
    ]
    if shuffle is not None:
        Random(shuffle).shuffle(items)
    problem = make_problem(
        items,
        [make_quota(PG, 12, 12)],
        lines=(QuotaLine("tiap elemen", (PG,), each=Grouping.ELEMENT, minimum=2),),
        draw=Draw(seed),
    )
    return with_blueprint(
        problem,
        forms=3,
        key_positions=KeyPositions.SPREAD,
        targets=(
            Target("kesukaran", Measure.DIFFICULTY, (PG,), 0.05),
            Target("menit", Measure.MINUTES, (PG,), 0.5, 24),
        ),
    )


def codes_of(assembled: AssembledSet) -> list[list[str]]:
    return [list(form.codes) for form in assembled.forms]


@settings(max_examples=75, deadline=None)
@given(sets())
def test_a_set_is_found_exactly_when_trying_every_set_finds_one(wanted: tuple[AssemblyProblem, int]) -> None:
    problem, count = wanted

    try:
        forms = codes_of(assemble_forms(problem, count=count))
        reason = "found"
    except NoSolutionError as error:
        forms = []
        reason = error.issues[0].code

    event(f"{count} {reason}")
    assert reason != "assembly.not_found"
    assert (reason == "found") == a_set_exists(problem, count)
    assert [check_form(problem.beside(forms[:n]), form) for n, form in enumerate(forms)] == [()] * len(forms)


def test_forms_share_no_question_and_the_whole_list() -> None:
    assembled = assemble_forms(bank(12), count=3)

    shared = {(row.first, row.second, row.instrument): row.count for row in assembled.shared}
    pairs = [("A", "B"), ("A", "C"), ("B", "C")]
    assert shared == {(*pair, PG): 0 for pair in pairs} | {(*pair, LISAN): 6 for pair in pairs}


@pytest.mark.parametrize(("limit", "shared"), [({"overlap": 2}, 2), ({"overlap_percent": 50}, 2), ({}, None)])
def test_an_overlap_is_used_only_as_far_as_it_is_allowed(
    limit: dict[str, object], shared: int | None
) -> None:
    if shared is None:
        with pytest.raises(NoSolutionError):
            assemble_forms(bank(6, **limit), count=2)
        return

    first, second = (set(form.codes) for form in assemble_forms(bank(6, **limit), count=2).forms)

    assert len({code for code in first & second if code.startswith("PG")}) == shared


def test_forms_differ_where_they_may_share_everything() -> None:
    items = [make_item(f"PM-{n:04}", PMO, KUK[n % 4]) for n in range(8)]

    assembled = assemble_forms(make_problem(items, [make_quota(PMO, 4, 4)]), count=2)

    assert [row.count for row in assembled.shared] == [0]


def test_a_form_is_made_anew_beside_sisters_that_stand() -> None:
    problem = bank(12)
    sisters = [form.codes for form in assemble_forms(problem, count=2).forms]

    (third,) = assemble_forms(problem, count=1, earlier=sisters).forms

    for first, second in combinations([*sisters, third.codes], 2):
        assert {code for code in set(first) & set(second) if code.startswith("PG")} == set()


@pytest.mark.parametrize("seed", range(10))
def test_an_earlier_form_gives_way_to_a_later_one(seed: int) -> None:
    """Only {1, 2 or 3} with {4, 5 or 6} fit together; a first form may well take two that leave only enemies."""
    enemies = {1: (4,), 2: (5,), 3: (6,)}
    items = [
        make_item(f"PG-{n:04}", PG, KUK[0], enemies=tuple(f"PG-{e:04}" for e in enemies.get(n, ())))
        for n in range(1, 7)
    ]
    problem = make_problem(items, [make_quota(PG, 2, 2)], draw=Draw(seed))

    assembled = assemble_forms(problem, count=3)

    assert sorted(code for form in codes_of(assembled) for code in form) == [item.code for item in items]


def test_an_item_that_must_be_used_stands_in_one_form_and_one_that_must_not_in_none() -> None:
    problem = with_blueprint(bank(14), must_use=("PG-0003", "LS-0001"), never_use=("PG-0004",))

    forms = codes_of(assemble_forms(problem, count=3))

    counts = Counter(code for form in forms for code in form)
    assert ("PG-0003" in forms[0], counts["PG-0003"], counts["LS-0001"], counts["PG-0004"]) == (True, 1, 3, 0)


def test_what_is_rare_in_a_large_bank_is_found() -> None:
    items = [make_item(f"PG-{n:04}", PG, KUK[n % 4]) for n in range(3000)]
    items[1234] = make_item("PG-1234", PG, KUK[0], tags=("langka",))
    rare = QuotaLine("langka", (PG,), {"tag": ("langka",)}, None, 1)

    assembled = assemble_forms(make_problem(items, [make_quota(PG, 4, 4)], lines=(rare,)))

    assert "PG-1234" in codes_of(assembled)[0]


def test_targets_without_a_value_are_the_mean_of_the_bank_and_every_form_keeps_them() -> None:
    assembled = assemble_forms(rich_problem())

    difficulty, minutes = assembled.targets
    judged = {Difficulty.EASY: -1, Difficulty.MEDIUM: 0, Difficulty.HARD: 1, None: 0}
    logits = [
        item.calibration.difficulty if item.calibration else judged[item.difficulty]
        for item in rich_problem().items
    ]
    assert (difficulty.asked, minutes.asked) == (round(sum(logits) / 90, 3), 24)
    assert difficulty.deviation <= 0.05
    assert minutes.deviation <= 0.5


@pytest.mark.parametrize("count", [1, 3])
def test_information_is_as_high_as_every_form_can_have_it(count: int) -> None:
    items = [
        make_item(f"PG-{n:04}", PG, KUK[n % 4], calibration=Calibration(n / 20 - 1.5, 0.8 + n % 5 / 5))
        for n in range(60)
    ]
    target = Target("informasi", Measure.INFORMATION, (PG,), 0.05, None, 0.0)
    problem = with_blueprint(make_problem(items, [make_quota(PG, 8, 8)]), targets=(target,))

    (record,) = assemble_forms(problem, count=count).targets

    assert record.most is not None
    assert record.deviation <= 0.05
    assert 0.9 * record.most <= min(record.got) <= record.most


def test_supporting_questions_go_where_the_paper_leaves_a_kuk_or_a_dimension_open() -> None:
    dimensions = (CompetencyDimension.CMS, CompetencyDimension.JRES)
    papers = [make_item("PG-0001", PG, KUK[0], dimension=dimensions[0])]
    supporting = [make_item(f"PM-{n:04}", PMO, KUK[0], dimension=dimensions[n > 5]) for n in range(7)]
    elsewhere = [*supporting[:5], make_item("PM-0009", PMO, KUK[1], dimension=dimensions[0])]

    def drawn(items: list[PoolItem], seed: int) -> str:
        problem = make_problem(papers + items, [make_quota(PG, 1, 1), make_quota(PMO, 1, 1)], draw=Draw(seed))
        return next(code for code in codes_of(assemble_forms(problem))[0] if code.startswith("PM"))

    by_dimension = Counter(drawn(supporting, seed) for seed in range(20))
    by_criterion = Counter(drawn(elsewhere, seed) for seed in range(20))
    assert by_dimension["PM-0006"] > 8 > 20 / 7
    assert by_criterion["PM-0009"] > 8 > 20 / 6


def test_the_same_seed_gives_the_same_set_in_any_order_of_the_bank_and_another_seed_another() -> None:
    found = [assemble_forms(rich_problem(shuffle=order)) for order in (None, 1, 2)]

    assert found[0] == found[1] == found[2]
    assert codes_of(assemble_forms(rich_problem(seed=2))) != codes_of(found[0])


@pytest.mark.parametrize("hash_seed", ["0", "12345"])
def test_the_set_does_not_depend_on_the_process(hash_seed: str) -> None:
    script = "from test_assembling_a_set import *; print(json.dumps(codes_of(assemble_forms(rich_problem(shuffle=3)))))"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(Path(__file__).parent)}

    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout) == codes_of(assemble_forms(rich_problem()))
