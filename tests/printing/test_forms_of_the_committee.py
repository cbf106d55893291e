"""What stands on the forms that plan, record and validate an assessment: only what is known, no tick, no signature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from printed_form import by_name, every_document, sample_documents
from sample_snapshot import LONG_UNIT, PROFILE, sample_snapshot
from word_package import body_of, tables_of, text_of

from qbank.documents import Finding, RenderedDocument, render_form
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem, SnapshotPerson
from qbank.domain.items import Task

POTENTIAL_ROWS = 12


def text(document: RenderedDocument) -> str:
    return text_of(body_of(document.data))


def potential_rows(document: RenderedDocument) -> list[list[list[str]]]:
    tables = [table for table in tables_of(document.data) if "Potensi asesi" in table[0]]
    return [[row[2:] for row in table[2:]] for table in tables]


def test_the_map_of_instruments_ticks_what_the_plan_says_and_nothing_else() -> None:
    first, second = potential_rows(sample_documents()["FR.MAPA.02 asesor"])

    ticked = {row[0]: [n for n, mark in enumerate(row[1:], start=1) if mark == "√"] for row in first}
    assert {form: ticks for form, ticks in ticked.items() if ticks} == {
        "FR.IA.01": [1, 2, 3],
        "FR.IA.02": [1, 3],
        "FR.IA.04A": [5],
        "FR.IA.04B": [5],
    }
    assert [row[1:] for row in second] == [[""] * 5] * POTENTIAL_ROWS


def test_the_checklist_of_products_says_in_one_sentence_that_it_is_not_used() -> None:
    newer, older = (every_document()[name] for name in ("FR.IA.11 asesor", "2020 FR.IA.11 asesor"))

    assert "Formulir ini tidak digunakan" in text(newer)
    assert "tidak meminta instrumen CRP" in text(newer)
    assert "tidak digunakan" not in text(older)
    assert text(older).count("☐") == 2 * 8


def test_no_box_is_ticked_before_the_assessment() -> None:
    for name in ("FR.AK.02 asesor", "FR.AK.05 asesor", "FR.VA komite"):
        printed = text(sample_documents()[name])

        assert "☐" in printed
        assert "☑" not in printed
        assert "☒" not in printed
    record = next(
        table for table in tables_of(sample_documents()["FR.AK.02 asesor"].data) if len(table[0]) == 10
    )
    assert [row[1:] for row in record[1:]] == [["☐"] * 9] * 3


def test_a_written_question_leads_to_the_oral_question_of_its_criterion() -> None:
    table = next(t for t in tables_of(sample_documents()["LEMBAR-KOREKSI kunci"].data) if "Lisan" in t[0])
    essays = [t for t in tables_of(sample_documents()["LEMBAR-KOREKSI kunci"].data) if "Lisan" in t[0]][1]

    assert table[1][:5] == ["1", "b", f"{LONG_UNIT}: 2.2", "–", "☐"]
    # Oral questions 3 and 6 share KUK 1.1 with the first essay.
    assert (essays[1][:2], essays[1][-1]) == (["1", f"{LONG_UNIT}: 1.1"], "3, 6")


def test_the_candidate_is_told_what_to_bring_and_not_how_it_is_judged() -> None:
    printed = text(sample_documents()["DAFTAR-PORTOFOLIO asesi"])

    for told in ("Laporan pembinaan 1", "≤ 12 bulan", "≥ 3 laporan"):
        assert told in printed
    for kept in ("isinya cocok", "ditandatangani", "Asesi membina anggota"):
        assert kept not in printed


def test_findings_of_the_validation_are_printed_above_rows_to_write_in() -> None:
    found = Finding("Soal 3: pilihan b dan d sama.", "Ganti pilihan d.")

    document = by_name(render_form(sample_snapshot(), PROFILE, findings=(found,)))["FR.VA komite"]

    table = next(table for table in tables_of(document.data) if "Temuan" in table[0])
    assert table[1] == ["1", "Soal 3: pilihan b dan d sama.", "Ganti pilihan d."]
    assert [row[1:] for row in table[2:]] == [["", ""]] * 5


def test_the_makers_are_named_once_the_set_is_issued_and_never_signed() -> None:
    people = (
        SnapshotPerson("penyusun", "Ani Lestari", "MET.000.001"),
        SnapshotPerson("validator", "Budi Santosa", ""),
    )
    issued = by_name(render_form(replace(sample_snapshot(), people=people), PROFILE))

    for documents, named in ((sample_documents(), False), (issued, True)):
        table = next(t for t in tables_of(documents["FR.IA.05B kunci"].data) if t[0][0] == "Status")
        first = ["Ani Lestari", "MET.000.001", ""] if named else ["", "", ""]
        assert table[1] == ["Penyusun", "1", *first]
        assert table[3] == ["Validator", "1", "Budi Santosa" if named else "", "", ""]


def test_a_project_has_a_brief_for_each_job_group_and_a_key_for_the_assessor() -> None:
    documents = sample_documents()

    brief, key = text(documents["FR.IA.04A asesi KP1"]), text(documents["FR.IA.04B kunci"])

    assert "Hitung target toko baru." in brief
    assert "Waktu seluruhnya: 10 menit" in brief
    assert "KUK" not in brief
    assert "KUK 2.10" in key
    without = replace(
        sample_snapshot(),
        items=tuple(i for i in sample_snapshot().items if i.instrument is not Instrument.DIT),
    )
    assert [one for one in by_name(render_form(without, PROFILE)) if "FR.IA.04" in one] == []


def test_the_index_on_the_first_page_leads_from_a_criterion_to_its_oral_question() -> None:
    listed = sample_documents()["FR.IA.07 asesor"]

    index = next(table for table in tables_of(listed.data) if "KUK → nomor pertanyaan" in table[0])
    rows = [row for table in tables_of(listed.data) if table[0][0].startswith(LONG_UNIT) for row in table[2:]]

    assert index[1][1].replace("\u00a0", " ") == "1.1 → 3,6   1.2 → 1,4   1.3 → 2,5"
    assert [row[0] for row in rows] == [
        "1.2no. 1",
        "1.3no. 2",
        "1.1no. 3",
        "1.2no. 4",
        "1.3no. 5",
        "1.1no. 6",
    ]


def test_the_oral_record_has_a_place_for_each_question_that_is_asked_at_most() -> None:
    record = next(
        t for t in tables_of(sample_documents()["FR.IA.07 lembar_jawaban"].data) if t[0][0] == "No."
    )

    assert [(row[0], row[2:]) for row in record[2:]] == [(str(n), ["☐", "☐"]) for n in range(1, 5)]


def test_the_plan_says_how_many_candidates_one_assessor_can_serve() -> None:
    # 245 minutes of the day; 10 + 20 with each candidate and 10 for the project, and 90 more for the task with role cards.
    sample = sample_snapshot()

    def load(items: Iterable[SnapshotItem]) -> list[list[str]]:
        plan = by_name(render_form(replace(sample, items=tuple(items)), PROFILE))["FR.MAPA.01 asesor"]
        table = next(t for t in tables_of(plan.data) if t[0][0].startswith("Yang dikerjakan asesor"))
        return [row[1:] for row in table[1:]]

    assert load(with_minutes(item, 90) for item in sample.items) == [["130", "2"]]
    assert load(without_cards(item) for item in sample.items) == [["40", "5"]]


def with_minutes(item: SnapshotItem, minutes: float) -> SnapshotItem:
    return replace(item, minutes=minutes) if item.instrument is Instrument.TPD else item


def without_cards(item: SnapshotItem) -> SnapshotItem:
    if not isinstance(item.content, Task):
        return item
    return replace(item, content=replace(item.content, role_cards=()))
