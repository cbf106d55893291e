"""Order and completeness of a scheme's draft, wherever it comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qbank.domain.codes import CriterionRef
from qbank.domain.scheme import (
    CriterionDraft,
    ElementDraft,
    SchemeDraft,
    SchemeFacts,
    UnitDraft,
    check_facts,
    check_scheme,
    facts_of,
)
from qbank.errors import Fact, Issue, Severity, Where

FIRST = ElementDraft("1", "Satu", (CriterionDraft("1.1", "a"), CriterionDraft("1.2", "b")))
SECOND = ElementDraft("2", "Dua", (CriterionDraft("2.1", "c"),))
UNIT = UnitDraft("A.1", "Unit", (FIRST, SECOND))


def issue(code: str, **facts: Fact) -> Issue:
    return Issue(f"scheme.{code}", facts)


FAULTS: dict[str, tuple[tuple[UnitDraft, ...], list[Issue]]] = {
    "nothing": ((), [issue("no_unit")]),
    "a blank code": (
        (replace(UNIT, code=" "),),
        [issue("bad_unit_code", unit=" ", most=60)],
    ),
    "a blank title": ((replace(UNIT, title=" "),), [issue("no_title", unit="A.1")]),
    "no element": ((replace(UNIT, elements=()),), [issue("unit_without_element", unit="A.1")]),
    "elements in the wrong order": (
        (replace(UNIT, elements=(SECOND, FIRST)),),
        [
            issue("element_sequence", unit="A.1", found="2", expected="1"),
            issue("element_sequence", unit="A.1", found="1", expected="2"),
        ],
    ),
    "an element without anything": (
        (replace(UNIT, elements=(replace(FIRST, title="\t", criteria=()), SECOND)),),
        [
            issue("element_without_title", unit="A.1", element="1"),
            issue("element_without_criterion", unit="A.1", element="1"),
        ],
    ),
    "a blank criterion": (
        (replace(UNIT, elements=(FIRST, replace(SECOND, criteria=(CriterionDraft("2.1", " "),)))),),
        [issue("empty_criterion", unit="A.1", found="2.1", expected="2.1")],
    ),
    "a criterion of another element": (
        (replace(UNIT, elements=(FIRST, replace(SECOND, criteria=FIRST.criteria[:1]))),),
        [issue("criterion_sequence", unit="A.1", found="1.1", expected="2.1")],
    ),
    "a criterion three times": (
        (replace(UNIT, elements=(replace(FIRST, criteria=FIRST.criteria[:1] * 3),)),),
        [
            issue("duplicate_criterion", unit="A.1", found="1.1", expected="1.2"),
            issue("duplicate_criterion", unit="A.1", found="1.1", expected="1.3"),
        ],
    ),
    "a unit three times": (
        (UNIT, UNIT, UNIT),
        [issue("duplicate_unit", unit="A.1"), issue("duplicate_unit", unit="A.1")],
    ),
    "a code in another writing": (
        (UNIT, replace(UNIT, code="a-1")),
        [Issue("scheme.near_equal_unit", {"unit": "a-1", "twin": "A.1"}, severity=Severity.WARNING)],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_draft_is_told_in_full(name: str) -> None:
    units, expected = FAULTS[name]

    assert list(check_scheme(SchemeDraft(units), {})) == expected


def test_a_sound_draft_has_no_issue() -> None:
    assert list(check_scheme(SchemeDraft((UNIT, replace(UNIT, code="A.2"))), {})) == []


def test_the_place_of_each_part_is_told_where_it_is_known() -> None:
    units = (replace(UNIT, title="", elements=(replace(FIRST, number="3"), replace(SECOND, criteria=()))),)
    places = {(0,): Where(line=1), (0, 0): Where(line=2), (0, 1): Where(line=3), (0, 0, 1): Where(line=4)}

    issues = list(check_scheme(SchemeDraft(units), places))

    assert [(i.code.removeprefix("scheme."), i.where.line) for i in issues] == [
        ("no_title", 1),
        ("element_sequence", 2),
        ("criterion_sequence", None),
        ("criterion_sequence", 4),
        ("element_without_criterion", 3),
    ]


def test_the_references_of_a_scheme_stand_in_its_order() -> None:
    draft = SchemeDraft((UNIT,))

    assert draft.references == tuple(CriterionRef("A.1", number) for number in ("1.1", "1.2", "2.1"))


def test_what_is_said_lies_over_what_the_file_says() -> None:
    draft = SchemeDraft((UNIT,), "kode", "Judul", "KKNI", "1", "6")

    said = SchemeFacts(title="Lain", level="5").laid_over(draft)

    assert said == SchemeDraft((UNIT,), "kode", "Lain", "KKNI", "1", "5")
    assert facts_of(said) == SchemeFacts("kode", "Lain", "KKNI", "1", "5")
    assert SchemeFacts().laid_over(draft) == draft


@pytest.mark.parametrize(("name", "most"), [("kind", 40), ("number", 80), ("level", 20)])
def test_a_fact_has_room_up_to_its_limit(name: str, most: int) -> None:
    draft = SchemeDraft((UNIT,), "kode")

    assert list(check_facts(SchemeFacts(**{name: "x" * most}).laid_over(draft))) == []
    assert list(check_facts(SchemeFacts(**{name: "x" * (most + 1)}).laid_over(draft))) == [
        Issue("scheme.too_long", {"name": name, "count": most + 1, "most": most}, Where(field=name))
    ]
