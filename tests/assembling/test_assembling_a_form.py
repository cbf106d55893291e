"""A form is found whenever one exists, meets every rule, and depends on nothing but the problem."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from random import Random

import pytest
from assembling_banks import assemble_form, make_item, make_problem, make_quota
from hypothesis import event, given, settings
from random_problems import every_form, problems

from qbank.assembly.form import AssembledForm, FormItem, InstrumentMinutes
from qbank.assembly.model import columns_of
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.rounding import ENOUGH
from qbank.assembly.rules import check_form
from qbank.assembly.solve import assemble_forms
from qbank.domain.blueprint import Grouping, QuotaLine
from qbank.domain.codes import Instrument
from qbank.domain.set_record import LineRecord
from qbank.errors import NoSolutionError

PG, ESAI, LISAN, TPD = Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.DPL, Instrument.TPD


def codes_of(form: AssembledForm, instrument: Instrument | None = None) -> list[str]:
    return [item.code for item in form.items if instrument in {None, item.instrument}]


def bank_with_choice(seed: int = 1, shuffle: int | None = None, **draw: object) -> AssemblyProblem:
    kuk = ("U1/1.1", "U1/1.2", "U1/2.1", "U2/1.1")
    items = [make_item(f"PG-{n:04}", PG, kuk[n % 4], minutes=1 + n % 3) for n in range(60)]
    if shuffle is not None:
        Random(shuffle).shuffle(items)
    lines = (QuotaLine("tiap elemen", (PG,), each=Grouping.ELEMENT, minimum=2),)
    return make_problem(items, [make_quota(PG, 12, 12, 24)], lines=lines, draw=Draw(seed, **draw))  # type: ignore[arg-type]


@settings(max_examples=100, deadline=None)
@given(problems())
def test_a_form_that_is_cheap_enough_is_found_exactly_when_trying_every_form_finds_one(
    problem: AssemblyProblem,
) -> None:
    possible = every_form(problem)
    cost = {column.name: column.cost for column in columns_of(problem, ())}

    try:
        found = codes_of(assemble_form(problem))
    except NoSolutionError as error:
        event(error.issues[0].code)
        assert not possible
    else:
        event("found")
        assert tuple(sorted(found)) in [tuple(sorted(form)) for form in possible]
        best = min(sum(cost[code] for code in form) for form in possible)
        # A form that is nearer to its targets may hold other items, but none that was used in place of a new one.
        spared = sum(cost[code] for code in found) - (ENOUGH * len(found) if problem.blueprint.targets else 0)
        assert spared <= best + ENOUGH


def test_the_same_seed_gives_the_same_form_in_any_order_of_the_bank() -> None:
    forms = [assemble_form(bank_with_choice(shuffle=order)) for order in (None, 1, 2)]

    assert forms[0] == forms[1] == forms[2]


def test_another_seed_gives_another_form() -> None:
    forms = {tuple(codes_of(assemble_form(bank_with_choice(seed)))) for seed in range(10)}

    assert len(forms) == 10


def test_banned_items_make_a_second_form_that_shares_none() -> None:
    first = assemble_form(bank_with_choice())
    second = assemble_form(bank_with_choice(banned=first.codes))

    assert len(first.codes) == 12
    assert set(first.codes).isdisjoint(second.codes)


def test_pinned_items_stand_in_the_form() -> None:
    unwanted = codes_of(assemble_form(bank_with_choice()))
    pins = [f"PG-{n:04}" for n in range(60) if f"PG-{n:04}" not in unwanted][:3]

    form = assemble_form(bank_with_choice(pins=tuple(pins)))

    assert set(pins) <= set(codes_of(form))


def test_items_that_were_never_issued_come_first() -> None:
    issued = {f"PG-{n:04}": 1 for n in range(45)}

    form = assemble_form(bank_with_choice(uses=issued))

    assert Counter(code in issued for code in codes_of(form)) == {False: 12}


def test_a_list_to_ask_from_is_as_long_as_it_may_be_and_leaves_out_what_takes_too_long() -> None:
    items = [make_item(f"LS-{n:04}", LISAN, "U1/1.1", minutes=4 if n < 5 else 3) for n in range(12)]

    whole = assemble_form(make_problem(items, [make_quota(LISAN, 2, 20, 20, asked=5)]))
    tight = assemble_form(make_problem(items, [make_quota(LISAN, 2, 20, 17, asked=5)]))
    capped = assemble_form(make_problem(items, [make_quota(LISAN, 2, 6, 20, asked=5)]))

    minutes = Counter(items[int(code[3:])].minutes for code in codes_of(tight))
    assert (len(whole.items), minutes, len(capped.items)) == (12, {4: 2, 3: 7}, 6)


def test_the_form_tells_what_each_line_asked_and_got() -> None:
    items = [
        make_item("PG-0001", PG, "U1/1.1", minutes=2.5),
        make_item("PG-0002", PG, "U2/1.1", minutes=1.5),
        make_item("PK-0001", Instrument.VPK, "U2/1.1"),
    ]
    lines = (QuotaLine("tiap unit", (PG,), each=Grouping.UNIT, minimum=1, maximum=3),)
    problem = make_problem(
        items, [make_quota(PG, 2, 4, 30), make_quota(Instrument.VPK, 1, 2, 0)], lines=lines
    )

    assembled = assemble_forms(problem)

    assert assembled.forms == (
        AssembledForm(
            items=(
                FormItem(PG, 1, "PG-0001", 1),
                FormItem(PG, 2, "PG-0002", 1),
                FormItem(Instrument.VPK, 1, "PK-0001", 1),
            ),
            minutes=(InstrumentMinutes(PG, 30, 4), InstrumentMinutes(Instrument.VPK, 0, 0)),
        ),
    )
    assert assembled.lines == (
        LineRecord("length", "DPT-PG", "", 2, 4, (2,)),
        LineRecord("length", "VPK", "", 1, 2, (1,)),
        LineRecord("quota_lines", "tiap unit", "U1", 1, 3, (1,)),
        LineRecord("quota_lines", "tiap unit", "U2", 1, 3, (1,)),
    )
    assert assembled.solver.status == "proved"


def test_items_stand_in_scheme_order_and_a_case_keeps_its_items_together() -> None:
    items = [
        make_item("PG-0001", PG, "U2/1.1"),
        make_item("PG-0002", PG, "U1/2.1", stimulus="K-1"),
        make_item("PG-0003", PG, "U1/1.1", stimulus="K-1"),
        make_item("PG-0004", PG, "U1/1.2"),
        make_item("PG-0005", PG, "U1/1.1"),
    ]

    form = assemble_form(make_problem(items, [make_quota(PG, 5, 5)]))

    assert codes_of(form) == ["PG-0005", "PG-0003", "PG-0002", "PG-0004", "PG-0001"]


def test_tasks_stand_by_job_group_whatever_they_touch_first() -> None:
    items = [
        make_item("TP-0001", TPD, "U1/1.1", paket="A", job_group="G2"),
        make_item("TP-0002", TPD, "U2/1.1", paket="A", job_group="G1"),
        make_item("ES-0001", ESAI, "U2/1.1"),
        make_item("ES-0002", ESAI, "U1/2.1"),
    ]

    form = assemble_form(make_problem(items, [make_quota(TPD, 2, 2), make_quota(ESAI, 2, 2)]))

    assert codes_of(form) == ["TP-0002", "TP-0001", "ES-0002", "ES-0001"]


def test_a_blueprint_that_asks_for_nothing_gives_an_empty_form() -> None:
    assembled = assemble_forms(make_problem([], [make_quota(PG, 0, 4)]))

    assert ([form.items for form in assembled.forms], assembled.solver.status) == ([()], "proved")


def test_a_task_counts_for_its_own_job_group_only() -> None:
    items = [
        make_item("TP-0001", TPD, "U1/1.1", "U2/1.1", paket="A", job_group="G1"),
        make_item("TP-0002", TPD, "U2/1.1", paket="A", job_group="G2"),
    ]
    line = QuotaLine("tugas unit dua", (TPD,), {"unit": ("U2",)}, Grouping.JOB_GROUP, 1, 1)

    assembled = assemble_forms(make_problem(items, [make_quota(TPD, 2, 2)], lines=(line,)))

    assert LineRecord("quota_lines", "tugas unit dua", "G2", 1, 1, (1,)) in assembled.lines


def test_problem_and_set_can_be_written_as_json() -> None:
    problem = bank_with_choice()
    assembled = assemble_forms(problem)

    read = json.loads(json.dumps({"problem": asdict(problem), "set": asdict(assembled)}))

    assert read["problem"]["items"][0]["code"] == "PG-0000"
    assert read["set"]["solver"]["status"] == "proved"


def test_a_bank_that_holds_two_versions_of_an_item_is_a_bug_of_the_caller() -> None:
    item = make_item("PG-0001", PG, "U1/1.1")

    with pytest.raises(ValueError, match="PG-0001"):
        make_problem([item, replace(item, version=2)], [make_quota(PG, 1, 1)])


def test_items_of_other_schemes_and_job_groups_stay_out() -> None:
    items = [
        make_item("PG-0001", PG, "U1/1.1"),
        make_item("PG-0002", PG, "U1/1.1", "U9/1.1"),
        make_item("TP-0001", TPD, "U1/1.1", paket="A", job_group="G9"),
    ]

    problem = make_problem(items, [make_quota(PG, 1, 1)])

    assert [item.code for item in problem.items] == ["PG-0001"]
    assert check_form(problem, ["PG-0001"]) == ()
