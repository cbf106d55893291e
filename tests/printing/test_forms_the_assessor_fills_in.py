"""The assessor can write down what was seen and heard: KUK by KUK, unit by unit, job group by job group, evidence by evidence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from printed_form import Documents, by_name, every_document, sample_documents
from sample_snapshot import LONG_UNIT, PEOPLE_UNIT, PROFILE, SHORT_UNIT, sample_snapshot
from word_package import body_of, tables_of, text_of

from qbank.documents import RenderedDocument, render_form
from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.evidence_plan import JobGroup, Way
from qbank.domain.form_snapshot import FormSnapshot, SnapshotUnit
from qbank.domain.print_profile import BodyFacts, Edition, PrintProfile
from qbank.text.wording import built_in_wording

BOXES = ["☐", "☐"]


def text(document: RenderedDocument) -> str:
    return text_of(body_of(document.data))


def printed(snapshot: FormSnapshot, edition: Edition = Edition.E2023) -> Documents:
    return by_name(render_form(snapshot, replace(PROFILE, edition=edition)))


def decided(document: RenderedDocument) -> list[tuple[str, str]]:
    """Return number and KUK of every row that has boxes of its own in a form of spoken questions."""
    rows = [row for table in tables_of(document.data) for row in table if row[-2:] == BOXES]
    numbers = [row[0] for row in rows]
    for place, number in enumerate(numbers):
        numbers[place] = number or numbers[place - 1]
    return list(zip(numbers, (row[-3] for row in rows), strict=True))


def with_criteria(instrument: Instrument, *criteria: CriterionRef) -> FormSnapshot:
    """Return the sample; its first item of the instrument names these KUK."""
    sample = sample_snapshot()
    changed = sample.items_of(instrument)[0]
    items = (replace(one, criteria=criteria) if one is changed else one for one in sample.items)
    return replace(sample, items=tuple(items))


@pytest.mark.parametrize(
    ("name", "instrument", "unit"),
    [("FR.IA.03 asesor", Instrument.PMO, LONG_UNIT), ("FR.IA.09 asesor", Instrument.PW, PEOPLE_UNIT)],
)
@pytest.mark.parametrize("edition", Edition)
def test_every_kuk_of_a_spoken_question_has_boxes_of_its_own(
    name: str, instrument: Instrument, unit: str, edition: Edition
) -> None:
    three = [CriterionRef(unit, number, 1) for number in ("1.1", "1.2", "1.3")]

    several, one = (
        decided(printed(with_criteria(instrument, *refs), edition)[name]) for refs in (three, three[:1])
    )

    assert [kuk for number, kuk in several if number == "1"] == ["1.1", "1.2", "1.3"]
    assert [kuk for number, kuk in one if number == "1"] == ["1.1"]
    assert {number for number, _ in several} >= {"1", "2"}


def test_the_unit_is_named_beside_a_kuk_where_a_question_belongs_to_several() -> None:
    refs = (CriterionRef(LONG_UNIT, "1.1", 1), CriterionRef(SHORT_UNIT, "1.1", 1))

    rows = decided(printed(with_criteria(Instrument.PMO, *refs))["FR.IA.03 asesor"])

    assert [kuk for number, kuk in rows if number == "1"] == [f"{LONG_UNIT}1.1", f"{SHORT_UNIT}1.1"]


def regrouped() -> FormSnapshot:
    """Return the sample with its job groups in an order that isn't that of the units."""
    groups = (
        JobGroup("KP2", "Mengelola sistem dan orang", (PEOPLE_UNIT, SHORT_UNIT), 60),
        JobGroup("KP1", "Merencanakan penjualan", (LONG_UNIT,), 75),
    )
    return replace(sample_snapshot(), job_groups=groups)


def places(printed_text: str, pieces: list[str]) -> list[int]:
    """Return where each piece stands; each stands there once."""
    assert [piece for piece in pieces if printed_text.count(piece) != 1] == []
    return [printed_text.index(piece) for piece in pieces]


def unit_line(snapshot: FormSnapshot, code: str) -> str:
    number = [unit.code for unit in snapshot.units].index(code) + 1
    return f"Unit {number}  {code}"


def criteria_of(snapshot: FormSnapshot, code: str) -> list[str]:
    unit: SnapshotUnit = next(unit for unit in snapshot.units if unit.code == code)
    return [one.text for one in unit.criteria]


@pytest.mark.parametrize("edition", Edition)
def test_the_checklist_follows_the_job_groups_and_names_the_task_of_each(edition: Edition) -> None:
    snapshot = regrouped()
    task = "Diamati pada FR.IA.02 Tugas Praktik Demonstrasi"
    pieces = ["Kelompok Pekerjaan 1 – Mengelola sistem dan orang", f"{task} KP2 (10 menit)."]
    for code in (PEOPLE_UNIT, SHORT_UNIT):
        pieces += [unit_line(snapshot, code), *criteria_of(snapshot, code)]
    pieces += ["Kelompok Pekerjaan 2 – Merencanakan penjualan", f"{task} KP1 (10 menit)."]
    pieces += [unit_line(snapshot, LONG_UNIT), *criteria_of(snapshot, LONG_UNIT)]

    checklist = text(printed(snapshot, edition)["FR.IA.01 asesor"])

    found = places(checklist, pieces)
    assert found == sorted(found)
    # The same search sees that the sample's own order is another.
    other = text(printed(sample_snapshot(), edition)["FR.IA.01 asesor"])
    in_scheme_order = places(other, criteria_of(snapshot, PEOPLE_UNIT) + criteria_of(snapshot, LONG_UNIT))
    assert in_scheme_order != sorted(in_scheme_order)


@pytest.mark.parametrize("edition", Edition)
def test_the_checklist_names_the_kuk_no_task_shows_and_the_forms_that_decide_them(edition: Edition) -> None:
    sample = sample_snapshot()
    people = next(unit for unit in sample.units if unit.code == PEOPLE_UNIT)
    numbers = ", ".join(one.number for one in people.criteria)
    said = "Tidak diamati dalam tugas; diputuskan dengan paling sedikit 2 bukti dari FR.IA.08, FR.IA.09, FR.IA.10"

    checklist = text(printed(sample, edition)["FR.IA.01 asesor"])
    shown = text(printed(all_shown(sample), edition)["FR.IA.01 asesor"])

    assert checklist.count("Tidak diamati dalam tugas") == 1
    assert unit_line(sample, PEOPLE_UNIT) in checklist.split(f"{said}: KUK {numbers}.")[0]
    assert "Tidak diamati dalam tugas" not in shown


def all_shown(snapshot: FormSnapshot) -> FormSnapshot:
    """Return the form as if a product showed every KUK."""
    units = (
        replace(
            unit,
            elements=tuple(
                replace(element, criteria=tuple(replace(one, way=Way.PRODUCT) for one in element.criteria))
                for element in unit.elements
            ),
        )
        for unit in snapshot.units
    )
    return replace(snapshot, units=tuple(units))


def test_the_list_of_oral_questions_says_how_many_are_asked_in_how_many_minutes() -> None:
    listed = text(sample_documents()["FR.IA.07 asesor"])

    assert "diajukan paling banyak 4 pertanyaan dalam 20 menit." in listed


@pytest.mark.parametrize(
    ("name", "instrument", "said"),
    [
        ("FR.IA.03 asesor", Instrument.PMO, "Waktu: 10 menit untuk 3 pertanyaan, termasuk mencatat."),
        ("FR.IA.09 asesor", Instrument.PW, "Waktu: 8 menit untuk 2 pertanyaan, termasuk mencatat."),
    ],
)
def test_forms_of_spoken_questions_say_what_time_there_is(
    name: str, instrument: Instrument, said: str
) -> None:
    sample = sample_snapshot()
    untimed = (replace(q, minutes=0) if q.instrument is instrument else q for q in sample.instruments)

    timed, silent = (
        text(printed(form)[name]) for form in (sample, replace(sample, instruments=tuple(untimed)))
    )

    assert said in timed
    assert "Waktu:" not in silent


def test_a_project_is_named_where_it_is_observed() -> None:
    assert "Diamati pada FR.IA.04A Daftar Instruksi Terstruktur KP1 (10 menit)." in text(
        sample_documents()["FR.IA.01 asesor"]
    )


@pytest.mark.parametrize("edition", ["", "2020 "])
def test_every_unit_gets_its_own_result_before_the_recommendation(edition: str) -> None:
    record = every_document()[f"{edition}FR.AK.02 asesor"]
    table = next(table for table in tables_of(record.data) if table[0][0] == "Unit kompetensi")

    assert table[0][-2:] == ["K", "BK"]
    assert [row[1:] for row in table[1:]] == [["☐"] * 9] * len(sample_snapshot().units)
    assert text(record).count("☐") == 9 * len(sample_snapshot().units) + 2
    assert text(record).index("BELUM KOMPETEN") > text(record).index(table[-1][0])


def asked_in_interview(snapshot: FormSnapshot) -> tuple[list[tuple[str, str]], str]:
    document = printed(snapshot)["FR.IA.09 asesor"]
    return decided(document), text(document)


def test_portfolio_evidence_that_no_question_asks_about_gets_a_question_of_the_assessors_own() -> None:
    # Evidence 1 shows KUK 1.1, which neither of the two questions names.
    rows, words = asked_in_interview(sample_snapshot())

    assert rows == [("1", "1.2"), ("2", "1.3"), ("3", "1.1")]
    assert "Belum ada pertanyaan tentang bukti portofolio nomor 1 untuk KUK di sebelah." in words
    assert "Laporan pembinaan 1" in words


def test_evidence_is_asked_about_once() -> None:
    refs = (CriterionRef(PEOPLE_UNIT, "1.1", 1), CriterionRef(PEOPLE_UNIT, "1.2", 1))

    rows, words = asked_in_interview(with_criteria(Instrument.PW, *refs))

    assert rows == [("1", "1.1"), ("1", "1.2"), ("2", "1.3")]
    assert "Belum ada pertanyaan" not in words


def test_evidence_that_the_plan_wants_no_interview_for_is_left_alone() -> None:
    sample = sample_snapshot()
    *others, people = sample.units
    [element] = people.elements
    criteria = tuple(replace(one, instruments=(Instrument.CVP, Instrument.VPK)) for one in element.criteria)
    changed = replace(people, elements=(replace(element, criteria=criteria),))

    rows, _ = asked_in_interview(replace(sample, units=(*others, changed)))

    assert rows == [("1", "1.2"), ("2", "1.3")]


def return_address(document: RenderedDocument) -> dict[str, str]:
    table = next(table for table in tables_of(document.data) if table[0][0].startswith("Dikembalikan"))
    return {row[0]: row[1] for row in table}


def test_the_third_party_can_write_beside_every_statement_and_knows_where_to_return_it() -> None:
    document = sample_documents()["FR.IA.10 asesor"]
    statements = len(sample_snapshot().items_of(Instrument.VPK))

    assert text(document).count("Kapan dan di mana dilihat:") == statements
    assert text(document).count("Komentar:") == statements
    assert return_address(document) == {
        "Dikembalikan paling lambat tanggal": "",
        "Kepada (asesor)": "",
        "Alamat": "LSP Contoh Nusantara, Jl. Kenanga 1, Depok",
        "Telepon atau surel": "(021) 000-0000",
    }
    unknown = by_name(render_form(sample_snapshot(), PrintProfile(BodyFacts())))["FR.IA.10 asesor"]
    assert set(return_address(unknown).values()) == {""}


def test_one_instruction_tells_the_candidate_to_hand_in_the_task() -> None:
    handing_in = re.compile("serahkan|dikumpulkan", re.IGNORECASE)
    lines = built_in_wording().lists["practical_task.guide"]

    assert len([line for line in lines if handing_in.search(line)]) == 1
    assert len(lines) == 5
