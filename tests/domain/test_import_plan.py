"""What an import would do, decided without a bank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qbank.domain.codes import CriterionRef, ItemKind
from qbank.domain.import_plan import (
    BankFacts,
    Change,
    ItemPlan,
    KnownItem,
    SchemePlan,
    plan_item_import,
    plan_scheme_import,
)
from qbank.domain.items import ItemDraft, ObservationPoint, Stimulus, criteria_of
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.errors import Issue, Severity, Where

UNIT = UnitDraft("A.1", "Unit", (ElementDraft("1", "Elemen", (CriterionDraft("1.1", "a"),)),))
OTHER = replace(UNIT, code="B.1")
PLACE = Where("a.yaml", 3, 5, "CL-0001", "items.1.code")
DRAFT = ItemDraft(
    "CL-0001",
    ItemKind.OBSERVATION_POINT,
    "siti",
    ObservationPoint("standar", "terlihat"),
    (CriterionRef("A.1", "1.1"),),
    tags=("x", "y"),
    enemies=("CL-0002",),
)
KNOWN = KnownItem(ItemKind.OBSERVATION_POINT, "digest", frozenset("xy"), frozenset({"CL-0002", "CL-0003"}))
BANK = BankFacts(
    frozenset({"A.1/1.1", "A.1/1.10"}),
    frozenset({"siti"}),
    frozenset({"K-1"}),
    {"CL-0001": KNOWN, "CL-0002": replace(KNOWN, uuid="u-2")},
)


def plan(
    draft: ItemDraft,
    *,
    digest: str = "digest",
    bank: BankFacts = BANK,
    stimuli: dict[str, Stimulus] | None = None,
) -> ItemPlan:
    return plan_item_import({draft.code: (draft, digest, PLACE)}, stimuli or {}, bank)


def test_a_new_scheme_of_known_and_new_units() -> None:
    draft = SchemeDraft((UNIT, OTHER), "contoh")

    assert plan_scheme_import(draft, None, {"A.1": UNIT}) == SchemePlan(
        Change.NEW, {"A.1": Change.SAME, "B.1": Change.NEW}, ()
    )


def test_units_in_another_order_are_another_scheme() -> None:
    known = SchemeDraft((UNIT, OTHER), "contoh")

    found = plan_scheme_import(replace(known, units=(OTHER, UNIT)), known, {"A.1": UNIT, "B.1": OTHER})

    assert found.issues == (Issue("scheme.other_units", {"scheme": "contoh"}),)


def test_a_new_code_close_to_a_known_one_is_told() -> None:
    found = plan_scheme_import(SchemeDraft((replace(UNIT, code="a1"),)), None, {"A.1": UNIT})

    facts = {"unit": "a1", "twin": "A.1"}
    assert found.issues == (Issue("scheme.near_equal_unit", facts, severity=Severity.WARNING),)
    assert plan_scheme_import(SchemeDraft((UNIT,)), None, {"A.1": UNIT}).issues == ()


@pytest.mark.parametrize(
    ("draft", "digest", "change", "makes_version"),
    [
        (DRAFT, "digest", Change.SAME, False),
        (replace(DRAFT, tags=("y", "x", "x")), "digest", Change.SAME, False),
        (replace(DRAFT, enemies=()), "digest", Change.SAME, False),
        (replace(DRAFT, enemies=("CL-0001", "CL-9999")), "digest", Change.SAME, False),
        (DRAFT, "other", Change.CHANGED, True),
        (replace(DRAFT, tags=("x",)), "digest", Change.CHANGED, False),
        (replace(DRAFT, code="CL-0004"), "digest", Change.NEW, True),
    ],
    ids=["same", "tags again", "enemy left out", "no such enemy", "wording", "tag less", "new code"],
)
def test_the_change_of_an_item(draft: ItemDraft, digest: str, change: Change, makes_version: bool) -> None:
    found = plan(draft, digest=digest)

    assert dict(found.changes) == {draft.code: change}
    assert found.new_versions == ({draft.code} if makes_version else set())
    assert found.count(change) == 1


def test_a_new_enemy_is_a_change() -> None:
    bank = replace(BANK, items={**BANK.items, "CL-0005": KNOWN})

    found = plan(replace(DRAFT, enemies=("CL-0005",)), bank=bank)

    assert dict(found.changes) == {"CL-0001": Change.CHANGED}
    assert found.new_versions == set()


def test_a_reworded_stimulus_is_a_new_version_of_its_items() -> None:
    case = Stimulus("K-1", "Kasus", "Isi")
    bank = replace(BANK, items={**BANK.items, "CL-0001": replace(KNOWN, stimulus=case)})
    draft = replace(DRAFT, stimulus="K-1")

    same = plan(draft, bank=bank, stimuli={"K-1": case})
    reworded = plan(draft, bank=bank, stimuli={"K-1": replace(case, body="Lain")})
    unsaid = plan(draft, bank=bank)

    found = [p.new_versions for p in (same, reworded, unsaid)]
    assert found == [set(), {"CL-0001"}, set()]


@pytest.mark.parametrize(
    ("draft", "issue"),
    [
        (
            replace(DRAFT, criteria=(CriterionRef("A.1", "1.2"),)),
            Issue("item.unknown_criterion", {"unit": "A.1", "criterion": "1.2"}, PLACE),
        ),
        (
            replace(DRAFT, criteria=(CriterionRef("A.2", "1.1"),)),
            Issue("item.unknown_unit", {"unit": "A.2", "criterion": "1.1"}, PLACE),
        ),
        (replace(DRAFT, author="budi"), Issue("item.unknown_author", {"author": "budi"}, PLACE)),
        (replace(DRAFT, stimulus="K-2"), Issue("item.unknown_stimulus", {"stimulus": "K-2"}, PLACE)),
        (
            replace(DRAFT, enemies=("CL-9999",)),
            Issue("item.unknown_enemy", {"enemy": "CL-9999"}, PLACE, Severity.WARNING),
        ),
        (
            replace(DRAFT, kind=ItemKind.ESSAY),
            Issue("item.other_kind", {"kind": "essay", "known": "observation_point"}, PLACE),
        ),
        (replace(DRAFT, uuid="u-2"), Issue("item.uuid_taken", {"uuid": "u-2", "item": "CL-0002"}, PLACE)),
    ],
    ids=["KUK", "unit", "author", "stimulus", "enemy", "kind", "uuid"],
)
def test_what_forbids_an_import(draft: ItemDraft, issue: Issue) -> None:
    assert plan(draft).issues == (issue,)


def test_one_criterion_is_not_another_that_begins_alike() -> None:
    assert plan(replace(DRAFT, criteria=(CriterionRef("A.1", "1.10"),))).issues == ()


def test_a_criterion_of_two_revisions_counts_once() -> None:
    draft = replace(DRAFT, criteria=(CriterionRef("A.1", "1.1"), CriterionRef("A.1", "1.1", 1)))

    assert criteria_of(draft) == (CriterionRef("A.1", "1.1", 1),)
