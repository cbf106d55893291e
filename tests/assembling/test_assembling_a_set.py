"""The forms of a set stand beside each other: they share what they may share, and stand-fixed forms are respected."""

from __future__ import annotations

from itertools import combinations

from assembling_banks import FIRST_DRAW, make_item, make_problem, make_quota

from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.solve import assemble_forms
from qbank.domain.codes import Instrument

PG, LISAN, PMO = Instrument.DPT_PG, Instrument.DPL, Instrument.PMO
KUK = ("U1/1.1", "U1/1.2", "U1/2.1", "U2/1.1")


def bank(count: int, *, overlap: int | None = None) -> AssemblyProblem:
    """Forms of four questions, and one list that every form has whole."""
    items = [make_item(f"PG-{n:04}", PG, KUK[n % 4]) for n in range(count)]
    items += [make_item(f"LS-{n:04}", LISAN, KUK[n % 4], minutes=1) for n in range(6)]
    quotas = [make_quota(PG, 4, 4, overlap=overlap), make_quota(LISAN, 6, 6, asked=2)]  # type: ignore[arg-type]
    return make_problem(items, quotas, draw=FIRST_DRAW)


def test_forms_share_no_question_and_the_whole_list() -> None:
    assembled = assemble_forms(bank(12), count=3)

    shared = {(row.first, row.second, row.instrument): row.count for row in assembled.shared}
    pairs = [("A", "B"), ("A", "C"), ("B", "C")]
    assert shared == {(*pair, PG): 0 for pair in pairs} | {(*pair, LISAN): 6 for pair in pairs}


def test_an_overlap_is_used_only_as_far_as_it_is_allowed() -> None:
    assembled = assemble_forms(bank(6, overlap=2), count=2)

    first, second = (set(form.codes) for form in assembled.forms)
    assert len({code for code in first & second if code.startswith("PG")}) == 2


def test_a_form_is_made_anew_beside_sisters_that_stand() -> None:
    problem = bank(12)
    sisters = [form.codes for form in assemble_forms(problem, count=2).forms]

    (third,) = assemble_forms(problem, count=1, earlier=sisters).forms

    for first, second in combinations([*sisters, third.codes], 2):
        assert {code for code in set(first) & set(second) if code.startswith("PG")} == set()
