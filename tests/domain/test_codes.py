"""Codes and numbers of the field: what is one, what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qbank.domain.codes import (
    EVIDENCE_KIND_BY_INSTRUMENT,
    INSTRUMENT_BY_KIND,
    PREFIX_BY_KIND,
    CriterionRef,
    Instrument,
    ItemKind,
    criterion_sort_key,
    is_criterion_number,
    is_item_code,
    is_slug,
    is_uuid,
    loose_unit_code,
)


@pytest.mark.parametrize("text", ["1.1", "1.10", "12.345"])
def test_a_criterion_number(text: str) -> None:
    assert is_criterion_number(text)


@pytest.mark.parametrize(
    "text", ["", "1", "1.", "1.1.", ".1", "1.1.1", "1,1", " 1.1", "1.1234", "a.1", "١.١", "1.1\n"]
)
def test_no_criterion_number(text: str) -> None:
    assert not is_criterion_number(text)


@settings(deadline=None)
@given(st.integers(1, 20), st.integers(1, 20), st.integers(1, 20), st.integers(1, 20))
def test_criteria_are_ordered_as_printed(a: int, b: int, c: int, d: int) -> None:
    first, second = criterion_sort_key(f"{a}.{b}"), criterion_sort_key(f"{c}.{d}")

    assert (first < second) == ((a, b) < (c, d))


def test_ten_is_not_one() -> None:
    assert criterion_sort_key("1.9") < criterion_sort_key("1.10")
    assert CriterionRef("A", "1.10") != CriterionRef("A", "1.1")
    assert str(CriterionRef("A", "1.10", 3)) == "A/1.10"


@pytest.mark.parametrize("kind", ItemKind)
def test_a_kind_has_its_own_prefix_and_feeds_one_instrument(kind: ItemKind) -> None:
    code = f"{PREFIX_BY_KIND[kind]}-0001"

    assert [other for other in ItemKind if is_item_code(code, other)] == [kind]
    assert [other for other in ItemKind if INSTRUMENT_BY_KIND[other] is INSTRUMENT_BY_KIND[kind]] == [kind]


@pytest.mark.parametrize(
    "text", ["", "PG", "PG-001", "PG-0000001", "pg-0001", "PG0001", "PG-00a1", "PG-0001 ", "PG-٠٠٠١"]
)
def test_no_item_code(text: str) -> None:
    assert not is_item_code(text, ItemKind.MULTIPLE_CHOICE)


def test_every_instrument_gives_one_kind_of_evidence() -> None:
    by_kind: dict[str, set[str]] = {}
    for instrument, kind in EVIDENCE_KIND_BY_INSTRUMENT.items():
        by_kind.setdefault(kind, set()).add(instrument)

    assert set(EVIDENCE_KIND_BY_INSTRUMENT) == set(Instrument)
    assert by_kind == {
        "L": {"CL", "TPD", "DIT"},
        "TL": {"CVP", "PW", "VPK", "CRP"},
        "T": {"PMO", "DPT-PG", "DPT-Esai", "DPL"},
    }


@pytest.mark.parametrize("text", ["a", "a1", "pemasaran-penjualan-kkni6", "0", "s" * 60])
def test_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("text", ["", "A", "a_b", "a b", "-a", "a-", "a--b", "a.b", "é", "s" * 61, "a\n"])
def test_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0b6f6f1e-6d0c-4c8e-9a51-2f4a9a1c9001", True),
        ("0B6F6F1E-6D0C-4C8E-9A51-2F4A9A1C9001", False),
        ("0b6f6f1e6d0c4c8e9a512f4a9a1c9001", False),
        ("0b6f6f1e-6d0c-4c8e-9a51-2f4a9a1c900", False),
        ("", False),
    ],
)
def test_a_uuid_is_written_in_one_way(text: str, expected: bool) -> None:
    assert is_uuid(text) is expected


def test_codes_that_differ_in_their_writing_fold_to_one() -> None:
    written = ["M.70.MKT00.003.2", "M.70MKT00.003.2", "m 70 mkt00-003.2"]

    assert {loose_unit_code(code) for code in written} == {"M70MKT000032"}
    assert loose_unit_code("M.70.MKT00.003.1") != loose_unit_code("M.70.MKT00.003.2")
