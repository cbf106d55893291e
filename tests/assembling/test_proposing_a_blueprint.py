"""A blueprint proposed from an evidence plan fits its scheme and a day, from one KUK to 26 units with 227."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assembling_banks import make_scheme, read_seed
from hypothesis import given, settings
from hypothesis import strategies as st

from qbank.domain.blueprint import Blueprint
from qbank.domain.check_written_blueprint import check_written_blueprint
from qbank.domain.codes import EvidenceKind, Instrument
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus, Way
from qbank.domain.level_shares import kkni_level
from qbank.domain.propose_blueprint import Proposal, propose_blueprint
from qbank.domain.question_shares import share_questions
from qbank.domain.scheme import SchemeDraft
from qbank.domain.unit_quotas import UnitQuota, unit_quotas
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.blueprint import read_blueprint_yaml, write_blueprint_yaml
from qbank.usecases.new_blueprint import blueprint_notes

PG, ESSAY, ORAL, SUPPORTING = Instrument.DPT_PG, Instrument.DPT_ESAI, Instrument.DPL, Instrument.PMO
LARGEST: dict[str, tuple[int, ...]] = {f"U{number:02}": (3, 3, 3) for number in range(25)} | {"U25": (1, 1)}


def make_plan(scheme: SchemeDraft, groups: int, minutes: int, indirect: frozenset[int]) -> EvidencePlan:
    """A plan with so many job groups of so many minutes; `indirect` are the places of KUK that need CVP, PW or VPK."""
    units = [unit.code for unit in scheme.units]
    size = -(-len(units) // groups)
    parts = [units[start : start + size] for start in range(0, len(units), size)]
    lines = []
    for place, ref in enumerate(scheme.references):
        if place in indirect:
            evidence = (Instrument.CVP, Instrument.PW, Instrument.VPK)
            lines.append(PlanLine(ref, Way.INDIRECT, EvidenceKind.INDIRECT, evidence, 2, (PG,)))
        else:
            shown, more = (Instrument.CL, Instrument.TPD), (PG, ESSAY, SUPPORTING, ORAL)
            lines.append(PlanLine(ref, Way.PRODUCT, EvidenceKind.DIRECT, shown, 2, more))
    job_groups = tuple(
        JobGroup(f"KP{n}", f"Kelompok {n}", tuple(part), minutes) for n, part in enumerate(parts, start=1)
    )
    return EvidencePlan(scheme.code, PlanStatus.PROPOSED, job_groups, tuple(lines), {})


@st.composite
def plans(draw: st.DrawFn) -> tuple[SchemeDraft, EvidencePlan]:
    elements = st.lists(st.integers(1, 9), min_size=1, max_size=4).map(tuple)
    shapes = draw(st.lists(elements, min_size=1, max_size=26))
    level = draw(st.sampled_from(["", "1", "3", "KKNI 6", "Level IX"]))
    scheme = make_scheme({f"U{n}": shape for n, shape in enumerate(shapes)})
    scheme = replace(scheme, code="contoh", level=level)
    groups = draw(st.integers(1, min(6, len(shapes))))
    indirect = draw(st.frozensets(st.integers(0, len(scheme.references) - 1)))
    return scheme, make_plan(scheme, groups, draw(st.integers(0, 435 // groups)), indirect)


def lengths(blueprint: Blueprint) -> dict[str, tuple[int, int, float]]:
    return {q.instrument.value: (q.minimum, q.maximum, q.minutes) for q in blueprint.instruments}


@settings(deadline=None, max_examples=60)
@given(plans())
def test_a_proposal_has_no_mistake_and_fits_a_day(drawn: tuple[SchemeDraft, EvidencePlan]) -> None:
    scheme, plan = drawn

    proposal = propose_blueprint(scheme, plan, forms=2)

    blueprint = proposal.blueprint
    assert list(check_written_blueprint(blueprint, scheme, plan.job_groups, plan.lines)) == []
    assert blueprint.day_minutes <= 480
    notes = blueprint_notes(proposal, scheme, plan)
    assert read_blueprint_yaml(write_blueprint_yaml(blueprint, notes)) == (blueprint, ())


@settings(deadline=None)
@given(plans(), st.integers(0, 120))
def test_questions_are_shared_by_number_of_kuk(
    drawn: tuple[SchemeDraft, EvidencePlan], questions: int
) -> None:
    scheme, _ = drawn

    shares = share_questions(scheme, questions)

    assert sum(share.questions for share in shares) == questions
    elements = sum(share.elements for share in shares)
    if questions >= elements:
        assert all(share.questions >= share.elements for share in shares)
        above = [share for share in shares if share.questions > share.elements]
        assert all(share.questions < share.exact + 1 for share in above)


def test_the_largest_remainder_takes_what_is_left() -> None:
    scheme = make_scheme({"A": (7,), "B": (2,), "C": (1,)})

    shares = share_questions(scheme, 9)

    assert [(share.unit, float(share.exact), share.questions) for share in shares] == [
        ("A", 6.3, 6), ("B", 1.8, 2), ("C", 0.9, 1),
    ]  # fmt: skip


def test_the_seed_scheme_gets_nearly_what_its_standard_blueprint_has() -> None:
    """People gave unit 041.2 a question less than its 27 KUK ask for, and 048.1 one more."""
    standard, scheme, plan = read_seed()
    scheme = replace(scheme, code=plan.scheme, level="6")

    proposed = propose_blueprint(scheme, plan).blueprint

    assert proposed.day_minutes == standard.day_minutes == 475
    assert lengths(proposed) | {"DPL": (20, 132, 20)} == lengths(standard)
    ours, theirs = (unit_quotas(blueprint, scheme) for blueprint in (proposed, standard))
    other = {unit: (ours[unit][PG], theirs[unit][PG]) for unit in ours if ours[unit][PG] != theirs[unit][PG]}
    assert other == {
        "M.70.MKT00.041.2": (UnitQuota(7, 7), UnitQuota(6, 6)),
        "M.70.MKT00.048.1": (UnitQuota(3, 3), UnitQuota(4, 4)),
    }


def proposal_for(shape: dict[str, tuple[int, ...]], groups: int, minutes: int) -> Proposal:
    scheme = replace(make_scheme(shape), code="contoh", level="6")
    indirect = frozenset(range(1, len(scheme.references), 4))
    return propose_blueprint(scheme, make_plan(scheme, groups, minutes, indirect))


def test_a_scheme_of_one_kuk_gets_an_hour_or_two() -> None:
    proposal = proposal_for({"U1": (1,)}, 1, 60)

    assert proposal.blueprint.day_minutes == 115
    assert lengths(proposal.blueprint) == {
        "CL": (1, 1, 0), "TPD": (1, 1, 60), "PMO": (1, 1, 5), "DPT-PG": (3, 3, 10), "DPT-Esai": (1, 1, 15),
        "DPL": (1, 1, 5),
    }  # fmt: skip


def test_the_largest_scheme_keeps_a_question_for_each_element_and_gives_up_essays() -> None:
    proposal = proposal_for(LARGEST, 4, 70)

    assert proposal.blueprint.day_minutes == 480
    assert lengths(proposal.blueprint) == {
        "CL": (227, 227, 0), "TPD": (4, 4, 280), "PMO": (4, 4, 10), "DPT-PG": (77, 77, 135),
        "DPL": (52, 227, 10), "PW": (21, 28, 112), "VPK": (21, 35, 0), "CVP": (21, 35, 0),
    }  # fmt: skip
    assert (proposal.wanted.essays, proposal.lengths.essays) == (4, 0)


def test_tasks_that_fill_the_day_are_told() -> None:
    with pytest.raises(InputRefusedError) as refused:
        proposal_for({"U1": (1,), "U2": (1,)}, 2, 240)

    facts = {"minutes": 500, "most": 480}
    assert refused.value.issues == (Issue("blueprint.tasks_fill_the_day", facts),)


@pytest.mark.parametrize(
    ("text", "level"), [("6", 6), ("KKNI 6", 6), ("Level VI", 6), ("", None), ("Klaster", None), ("12", None)]
)
def test_the_kkni_level_is_read_from_what_a_scheme_states(text: str, level: int | None) -> None:
    assert kkni_level(text) == level


def test_a_proposal_says_what_it_left_out_and_why() -> None:
    scheme = replace(make_scheme(LARGEST), code="contoh")
    plan = make_plan(scheme, 4, 70, frozenset())

    notes = blueprint_notes(propose_blueprint(scheme, plan), scheme, plan)

    shortened = "dikurangi: PG kasus 38 menjadi 19, DPT-Esai 4 menjadi 0, PMO 23 menjadi 4, DPL yang ditanyakan 6 menjadi 3."
    assert notes[()].endswith(shortened)
    assert "Jenjang KKNI skema ini belum diisi" in notes["lines",]


def test_a_proposal_that_fits_left_nothing_out() -> None:
    _, scheme, plan = read_seed()
    scheme = replace(scheme, code=plan.scheme, level="6")

    notes = blueprint_notes(propose_blueprint(scheme, plan), scheme, plan)

    assert notes[()].endswith("= 475 menit, batasnya 480.")
    assert "Jenjang KKNI skema ini belum diisi" not in notes["lines",]
