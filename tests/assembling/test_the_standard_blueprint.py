"""The blueprint that is shipped gives a covered form of one day on the shipped scheme and plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from assembling_banks import SyntheticBank, assemble_form, read_seed

from qbank.assembly.build_problem import build_problem
from qbank.assembly.form import AssembledForm
from qbank.assembly.problem import AssemblyProblem, Draw
from qbank.assembly.solve import assemble_forms
from qbank.domain.blueprint import SINGLE_USE, QuotaLine
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import Way
from qbank.errors import NoSolutionError, Severity

PER_UNIT = [5, 6, 4, 4, 2, 5, 3, 4, 3]


def standard_problem(scale: int = 1, pakets: str = "A", draw: Draw = Draw(1)) -> AssemblyProblem:  # noqa: B008
    blueprint, scheme, plan = read_seed()
    items = SyntheticBank(scheme, plan, scale=scale, pakets=pakets).items()
    return build_problem(blueprint, scheme, plan, items, draw)


def length(form: AssembledForm) -> dict[str, int]:
    return dict(Counter(item.instrument.value for item in form.items))


def test_it_fits_its_scheme_and_a_day() -> None:
    blueprint, scheme, plan = read_seed()

    assert list(check_blueprint(blueprint, scheme, [group.code for group in plan.job_groups])) == []
    assert (len(scheme.units), len(scheme.references), blueprint.day_minutes) == (9, 132, 475)


def test_the_first_slice_of_the_bank_gives_a_form() -> None:
    problem = standard_problem()

    assembled = assemble_forms(problem, count=1)

    form = assembled.forms[0]
    assert [line.got for line in assembled.lines if line.line.startswith("PG unit")] == [
        (count,) for count in PER_UNIT
    ]
    by_instrument = length(form)
    assert {name: by_instrument.pop(name) for name in ("CL", "TPD", "PMO", "DPT-PG", "DPT-Esai", "DPL")} == {
        "CL": 132,
        "TPD": 4,
        "PMO": 10,
        "DPT-PG": 36,
        "DPT-Esai": 4,
        "DPL": 31,
    }
    assert set(by_instrument) == {"PW", "VPK", "CVP"}
    assert sum(minutes.needed for minutes in form.minutes if minutes.instrument in {Instrument.TPD}) == 255


@pytest.mark.parametrize("scale", [1, 5])
def test_every_kuk_is_evidenced_in_the_form_itself(scale: int) -> None:
    _, _, plan = read_seed()
    problem = standard_problem(scale, "ABC")

    chosen = [problem.items_by_code[item.code] for item in assemble_form(problem).items]

    shown = {(name, item.instrument) for item in chosen for name in item.criteria}
    for line in plan.lines:
        name = str(line.criterion)
        instruments = {instrument for criterion, instrument in shown if criterion == name}
        assert Instrument.CL in instruments
        if line.way is Way.INDIRECT:
            assert len(instruments & {Instrument.CVP, Instrument.PW, Instrument.VPK}) >= 2
            assert Instrument.PW in instruments
        else:
            assert Instrument.TPD in instruments
    assert len({item.paket for item in chosen if item.instrument is Instrument.TPD}) == 1


def test_the_interview_lines_name_the_kuk_that_the_plan_shows_indirectly() -> None:
    blueprint, _, plan = read_seed()

    named = [name for line in blueprint.lines if asks(line) for name in line.where["criterion"]]

    indirect = [str(line.criterion) for line in plan.lines if line.way is Way.INDIRECT]
    assert sorted(named) == sorted(indirect)
    assert len(indirect) == 33


def asks(line: QuotaLine) -> bool:
    return line.instruments == (Instrument.PW,)


def test_without_the_interview_lines_indirect_kuk_stay_unasked() -> None:
    problem = standard_problem(5, "ABC")
    lines = tuple(line for line in problem.blueprint.lines if not asks(line))
    freed = replace(problem, blueprint=replace(problem.blueprint, lines=lines))

    assert unasked(problem) == set()
    assert unasked(freed) != set()


def unasked(problem: AssemblyProblem) -> set[str]:
    """Return the KUK shown indirectly that no interview question of an assembled form names."""
    _, _, plan = read_seed()
    chosen = [problem.items_by_code[item.code] for item in assemble_form(problem).items]
    asked = {name for item in chosen if item.instrument is Instrument.PW for name in item.criteria}
    return {str(line.criterion) for line in plan.lines if line.way is Way.INDIRECT} - asked


def test_a_grown_bank_still_gives_a_list_of_at_most_one_oral_question_for_each_kuk() -> None:
    form = assemble_form(standard_problem(5, "ABC"))

    assert length(form)["DPL"] == 132


def test_three_forms_in_a_row_share_no_question_and_no_task() -> None:
    forms = assemble_forms(standard_problem(5, "ABC", Draw(7)), count=3).forms

    held = [item.code for form in forms for item in form.items if item.instrument in SINGLE_USE]
    assert len(set(held)) == len(held) == 3 * (36 + 4 + 4)


def test_a_bank_without_tasks_is_told_so_and_not_kuk_by_kuk() -> None:
    with pytest.raises(NoSolutionError) as caught:
        assemble_form(standard_problem(pakets=""))

    errors = [issue for issue in caught.value.issues if issue.severity is Severity.ERROR]
    named = [(issue.facts["rule"], issue.facts["line"]) for issue in errors]
    assert named == [("length", "TPD"), *(("tasks", line) for line in ("KP1", "KP2", "KP3", "KP4", "paket"))]


def test_a_kuk_that_no_task_shows_is_named() -> None:
    problem = standard_problem()
    blind = replace(
        problem,
        items=tuple(
            replace(item, criteria=tuple(name for name in item.criteria if name != "M.70.MKT00.047.1/1.1"))
            if item.instrument is Instrument.TPD
            else item
            for item in problem.items
        ),
    )

    with pytest.raises(NoSolutionError) as caught:
        assemble_form(blind)

    errors = [issue for issue in caught.value.issues if issue.severity is Severity.ERROR]
    assert [dict(issue.facts) for issue in errors] == [
        {"rule": "coverage", "line": "M.70.MKT00.047.1/1.1", "part": "", "asked": 2, "found": 1, "used": 0}
    ]
