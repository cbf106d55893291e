"""What the documents ask of a frozen form."""

from __future__ import annotations

import pytest

from qbank.domain.blueprint import InstrumentQuota
from qbank.domain.codes import CriterionRef, EvidenceKind, Instrument, ItemKind
from qbank.domain.evidence_plan import JobGroup, PlanStatus, Way
from qbank.domain.form_snapshot import (
    FormSnapshot,
    SnapshotCriterion,
    SnapshotElement,
    SnapshotItem,
    SnapshotScheme,
    SnapshotUnit,
)
from qbank.domain.items import MultipleChoice, ObservationPoint, Option
from qbank.formats.json.snapshot import read_snapshot, write_snapshot

CL, PG = Instrument.CL, Instrument.DPT_PG


def unit(code: str) -> SnapshotUnit:
    criterion = SnapshotCriterion("1.10", "Bunyi", Way.PRODUCT, EvidenceKind.DIRECT, (CL, Instrument.TPD), 2)
    return SnapshotUnit(code, 1, "Unit", (SnapshotElement("1", "Elemen", (criterion,)),))


def question(number: int, key: int, *criteria: str) -> SnapshotItem:
    options = tuple(Option(f"pilihan {n}.", key=n == key) for n in range(4))
    refs = tuple(CriterionRef("A", criterion) for criterion in criteria)
    content = MultipleChoice("Soal", options)
    return SnapshotItem(PG, number, f"PG-000{number}", 1, ItemKind.MULTIPLE_CHOICE, refs, content)


POINT = SnapshotItem(
    CL, 1, "CL-0001", 2, ItemKind.OBSERVATION_POINT, (CriterionRef("A", "1.10"),), ObservationPoint("s", "o")
)
GROUPS = (JobGroup("KP1", "Kelompok", ("B", "A"), 60),)
QUOTA = InstrumentQuota(PG, 2, 2, 5.0)
FORM = FormSnapshot(
    "contoh-001", "A", "2026-01-05", "", SnapshotScheme("contoh", "Judul", "KKNI", "", "6"), PlanStatus.PROPOSED,
    GROUPS, (unit("A"), unit("B")), (QUOTA,), 0.0, 480.0, (question(2, 3, "1.10"), POINT, question(1, 0, "1.1")),
)  # fmt: skip


@pytest.mark.parametrize("key", range(4))
def test_the_key_is_the_letter_of_the_right_option(key: int) -> None:
    assert question(1, key, "1.1").key == "abcd"[key]


def test_what_has_no_options_has_no_key() -> None:
    assert POINT.key == ""


def test_items_stand_by_number_within_their_instrument() -> None:
    assert [item.code for item in FORM.items_of(PG)] == ["PG-0001", "PG-0002"]
    assert FORM.items_of(Instrument.PW) == ()


def test_the_items_of_a_criterion_are_those_that_name_it() -> None:
    assert [item.code for item in FORM.items_naming("A", "1.10")] == ["PG-0002", "CL-0001"]
    assert [item.code for item in FORM.items_naming("A", "1.1")] == ["PG-0001"]
    assert list(FORM.items_naming("B", "1.1")) == []


def test_units_stand_in_the_order_of_their_job_group() -> None:
    assert [found.code for found in FORM.units_of(GROUPS[0])] == ["B", "A"]


def test_the_length_of_an_instrument_is_known_where_it_is_listed() -> None:
    assert (FORM.quota(PG), FORM.quota(CL)) == (QUOTA, None)


def test_a_snapshot_is_read_back_as_it_was_written() -> None:
    text = write_snapshot(FORM)

    assert read_snapshot(text) == FORM
    assert write_snapshot(read_snapshot(text)) == text
    assert read_snapshot(text.replace('"1.10"', '"1.1"')) != FORM
